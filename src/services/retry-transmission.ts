import { keyOf } from '../domain/node-id.ts'
import type { Transmission, TransmissionState } from '../domain/transmission.ts'
import type { ServiceRequest } from './environment.ts'
import { refusable, refuse, type UserError } from './user-error.ts'

export interface TransmissionOutcome {
  readonly transmission: Transmission | null
  readonly userErrors: readonly UserError[]
}

const RETRYABLE: readonly TransmissionState[] = [
  'RETRY',
  'IN_DOUBT',
  'BLOCKED',
  'DEAD',
  'CONFLICT',
  'DUPLICATE_ALARM',
]

/** Sends again what waits or stopped. What may have arrived is looked up first; a target's settle time is waited for in any case. */
export async function retryTransmission(
  { store, caller, clock, wakeDispatcher }: ServiceRequest,
  input: { readonly transmission: string; readonly reason: string },
): Promise<TransmissionOutcome> {
  const id = keyOf('Transmission', input.transmission)
  const { userErrors } = await refusable(async () => {
    const [known] = await store.transmissions.byIds([id])
    if (!known)
      return refuse('TRANSMISSION_NOT_FOUND', `there is no transmission "${input.transmission}".`, [
        'input',
        'transmission',
      ])
    if (!input.reason.trim())
      refuse('REASON_MISSING', 'expected a reason, got an empty text.', ['input', 'reason'])
    const to = known.sendStartedAt === null ? 'RETRY' : 'IN_DOUBT'
    const event = {
      at: clock.now().getTime(),
      actor: caller.principal,
      what: 'RETRY_ASKED',
      detail: input.reason,
    }
    const isReleased = await store.transaction(({ transmissions }) =>
      transmissions.release(id, RETRYABLE, to, event),
    )
    if (!isReleased)
      refuse(
        'TRANSMISSION_NOT_RETRYABLE',
        `transmission ${known.externalReference} is ${known.state}: there is nothing to retry.`,
        ['input', 'transmission'],
      )
    wakeDispatcher(known.target)
  })
  const [transmission] = await store.transmissions.byIds([id])
  return { transmission: transmission ?? null, userErrors }
}
