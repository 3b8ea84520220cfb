import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  TRANSMISSION_STATES,
  type TransmissionKind,
  type TransmissionQuery,
  type TransmissionState,
  WAITING_FOR_PERSON,
} from '../domain/transmission.ts'

export interface FilterOptions {
  readonly state?: readonly TransmissionState[]
  readonly waiting?: boolean
  readonly target?: string
  readonly kind?: TransmissionKind
  readonly reference?: string
  readonly since?: number
  readonly before?: number
  readonly config?: string
}

/** The options by which a list is made shorter; all that are given must hold. */
export function addFilters(command: Command): Command {
  return command
    .addOption(new Option('--state <states...>', 'in one of these states').choices(TRANSMISSION_STATES))
    .addOption(
      new Option('--waiting', `only what waits for a person: ${WAITING_FOR_PERSON.join(', ')}`).conflicts(
        'state',
      ),
    )
    .option('--target <name>', 'only to this source, such as erp')
    .addOption(new Option('--kind <kind>', 'only quotes or only orders').choices(['QUOTE', 'ORDER']))
    .option('--reference <text>', 'only where our number contains this')
    .option('--since <moment>', 'accepted then or later: 2026-11-23, or 2026-11-23T09:30:00Z', toMoment)
    .option('--before <moment>', 'accepted earlier than this', toMoment)
    .option('-c, --config <file>', 'the configuration, which says where the store is')
}

export function toQuery(options: FilterOptions): Omit<TransmissionQuery, 'first' | 'after' | 'wantsTotal'> {
  const { state, waiting, target, kind, reference, since, before } = options
  return {
    target: target ?? null,
    states: state ?? (waiting ? WAITING_FOR_PERSON : null),
    kinds: kind === undefined ? null : [kind],
    externalReference: reference === undefined ? null : { contains: reference },
    createdAt: { gte: since ?? null, lt: before ?? null },
  }
}

/** Days and moments are in UTC where they do not say otherwise. */
function toMoment(text: string): number {
  const match = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text)
  const inUtc = match?.[1] !== undefined && match[3] === undefined ? `${text}Z` : text
  const at = match ? Date.parse(inUtc) : Number.NaN
  if (Number.isNaN(at))
    throw new InvalidArgumentError(`expected a day like 2026-11-23 or a moment like 2026-11-23T09:30:00Z.`)
  return at
}
