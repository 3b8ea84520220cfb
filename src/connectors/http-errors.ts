import { DovetailError, type Remedy } from '../domain/errors.ts'
import { type HttpAnswer, HttpFault } from './http.ts'

/** Of what a system says about a request it refused */
const MOST_WORDS = 300
const MOST_PAUSE_SECONDS = 3_600

/** @param what e.g. `ERP articles` */
export function readFault(what: string, error: unknown): unknown {
  if (!(error instanceof HttpFault)) return error
  return error.kind === 'TIMEOUT'
    ? new DovetailError('SOURCE_TIMEOUT', 'retry', `${what}: the system did not answer in time`, error)
    : new DovetailError('SOURCE_UNAVAILABLE', 'retry', `${what}: the system cannot be reached`, error)
}

/**
 * What a write without an answer means: certainly not done when nothing was sent, else nobody knows.
 *
 * @param what e.g. `ERP order "SO-1"`
 */
export function writeFault(what: string, error: unknown): unknown {
  if (!(error instanceof HttpFault)) return error
  const code = error.kind === 'TIMEOUT' ? 'SOURCE_TIMEOUT' : 'SOURCE_UNAVAILABLE'
  return error.wasSent
    ? new DovetailError(code, 'check', `${what}: sent, and no answer came that says what became of it`, error)
    : new DovetailError(code, 'retry', `${what}: not sent, the system cannot be reached`, error)
}

/** These say that nothing was done, and that the same request will never be taken. */
const REFUSALS = new Set([400, 404, 405, 406, 410, 411, 413, 414, 415, 422])
/** These say that nothing was done, and that somebody must look after our rights or the address. */
const REPAIRS = new Set([301, 302, 303, 307, 308, 401, 402, 403, 407])

/**
 * What the status of an answer to a write means; null for 2xx. Any other may come after the system has done it.
 *
 * @param now when it came
 */
export function refusedWrite(what: string, answer: HttpAnswer, now: Date): DovetailError | null {
  const { status } = answer
  if (status >= 200 && status < 300) return null
  const remedy: Remedy = REFUSALS.has(status) ? 'reject' : REPAIRS.has(status) ? 'repair' : 'check'
  const code = remedy === 'check' ? 'SOURCE_UNAVAILABLE' : 'SINK_REFUSED'
  const message = `${what}: the system answered ${status}${wordsOf(answer)}`
  const isUndone = remedy !== 'check'
  return new DovetailError(code, remedy, message, undefined, {
    retryAfterMs: retryAfterMs(answer, now),
    isUndone,
  })
}

/**
 * What the status of an answer to a read means; null for 2xx.
 *
 * @param now when it came
 */
export function refusedRead(what: string, answer: HttpAnswer, now: Date): DovetailError | null {
  const { status } = answer
  if (status >= 200 && status < 300) return null
  const isOurs = REFUSALS.has(status) || REPAIRS.has(status)
  return new DovetailError(
    isOurs ? 'SOURCE_ANSWER_INVALID' : 'SOURCE_UNAVAILABLE',
    isOurs ? 'repair' : 'retry',
    `${what}: the system answered ${status}${wordsOf(answer)}`,
    undefined,
    { retryAfterMs: retryAfterMs(answer, now) },
  )
}

/** The beginning of what it says, on one line. */
function wordsOf({ body }: HttpAnswer): string {
  const words = body.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  return words === '' ? '' : `: ${words.slice(0, MOST_WORDS)}`
}

/** As `Retry-After` asks, in seconds or as a moment; an hour at most. */
function retryAfterMs({ headers }: HttpAnswer, now: Date): number | undefined {
  const asked = headers['retry-after']
  if (asked === undefined) return undefined
  const seconds = /^\d+$/.test(asked) ? Number(asked) : (Date.parse(asked) - now.getTime()) / 1_000
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), MOST_PAUSE_SECONDS) * 1_000 : undefined
}
