import type { TransmissionState } from '../../src/domain/transmission.ts'

const ACTIONS = ['retry', 'hold', 'release', 'cancel', 'resolve', 'reopen'] as const

export interface ExpectedMoves {
  readonly state: TransmissionState
  /** The lease of its dispatcher is over */
  readonly isLapsed: boolean
  /** Sending had begun, and it may have arrived */
  readonly isBegun: boolean
  /** Action → state; what is not here is refused */
  readonly to: Partial<Readonly<Record<(typeof ACTIONS)[number], TransmissionState>>>
}

/**
 * What becomes of each state, lapsed or not, begun or not: retry, hold, release, cancel, resolve, and, once the target has
 * settled, reopen; `-` is a refusal. Written out here, apart from the rules that the services follow.
 */
const TABLE = `
PENDING          no   -         BLOCKED  -         CANCELLED  -          -
SENDING          no   -         -        -         -          -          -
SENDING          yes  -         -        -         -          -          -
SENDING_LAPSED   no   RETRY     BLOCKED  -         CANCELLED  -          -
SENDING_LAPSED   yes  IN_DOUBT  BLOCKED  -         -          DELIVERED  -
RETRY            no   RETRY     BLOCKED  -         CANCELLED  -          -
IN_DOUBT         yes  IN_DOUBT  BLOCKED  -         -          DELIVERED  RETRY
DELIVERED        yes  -         -        -         -          -          -
BLOCKED          no   RETRY     -        RETRY     CANCELLED  DELIVERED  -
BLOCKED          yes  IN_DOUBT  -        IN_DOUBT  -          DELIVERED  RETRY
DEAD             no   RETRY     -        -         CANCELLED  DELIVERED  -
CONFLICT         yes  IN_DOUBT  -        -         -          DELIVERED  -
DUPLICATE_ALARM  yes  IN_DOUBT  -        -         -          DELIVERED  -
CANCELLED        no   -         -        -         -          -          -
SUPERSEDED       no   -         -        -         -          -          -`

export const EXPECTED: readonly ExpectedMoves[] = TABLE.trim()
  .split('\n')
  .map(line => {
    const [standing, begun, ...outcomes] = line.split(/\s+/)
    const moves = ACTIONS.map((action, at) => [action, outcomes[at]]).filter(([, state]) => state !== '-')
    return {
      state: standing!.replace('_LAPSED', '') as TransmissionState,
      isLapsed: standing!.endsWith('_LAPSED'),
      isBegun: begun === 'yes',
      to: Object.fromEntries(moves),
    }
  })
