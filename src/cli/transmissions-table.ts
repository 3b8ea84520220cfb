import { nextAttemptAt, type Transmission } from '../domain/transmission.ts'
import { alignColumns, moment, plain } from './plain-text.ts'

const HEADINGS = ['REFERENCE', 'TARGET', 'STATE', 'TRIES', 'ACCEPTED', 'NEXT', 'DETAIL']

/** A heading, then a line each. @param at the moment that NEXT counts from, in epoch milliseconds */
export function tableOf(transmissions: readonly Transmission[], at: number): string[] {
  return alignColumns([HEADINGS, ...transmissions.map(one => cellsOf(one, at))])
}

function cellsOf(one: Transmission, at: number): string[] {
  return [
    plain(one.externalReference),
    one.target,
    one.state,
    String(one.attemptCount),
    moment(one.createdAt),
    until(nextAttemptAt(one), at),
    plain((one.state === 'DELIVERED' ? one.remoteId : one.lastError) ?? ''),
  ]
}

function until(next: number | null, at: number): string {
  if (next === null) return ''
  const seconds = Math.ceil((next - at) / 1_000)
  if (seconds <= 0) return 'now'
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}
