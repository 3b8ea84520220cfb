import { z } from 'zod'
import { DovetailError, type Remedy } from '../../domain/errors.ts'

/** Tryton's own exceptions: name, and message or a list that has it. Anything else is `[text, traceback]`. */
const ERROR = z.tuple([z.string()]).rest(z.unknown())
const MOST_WORDS = 300
/** How Tryton begins every refusal for want of rights; we ask for English */
const NO_RIGHTS = /^You are not allowed to/

/**
 * What an `error` in an answer means.
 *
 * One call is one transaction, so an exception of Tryton's own says that it was rolled back: certainly not done. Any other error may
 * come from the commit itself or from work that follows it, so after a write nobody knows.
 *
 * - UserError: `reject`, and `repair` where our user lacks rights
 * - UserWarning: `repair`: somebody has to say yes to it in Tryton, for our user
 * - ConcurrencyException: `retry`: somebody changed the record between our look and our write
 * - LoginException: `repair`
 *
 * @param what e.g. `erp article "GL-1"`
 */
export function answeredError(what: string, raw: unknown, isWrite: boolean): DovetailError {
  const parsed = ERROR.safeParse(raw)
  const [name, detail] = parsed.success ? parsed.data : ['']
  const words = wordsIn(name, detail)
  const refusal = (remedy: Remedy, message: string) =>
    new DovetailError('SINK_REFUSED', remedy, `${what}: ${message}`, raw)
  if (name === 'UserError') {
    const isForbidden = NO_RIGHTS.test(words)
    return refusal(isForbidden ? 'repair' : 'reject', `Tryton refuses: ${words}`)
  }
  if (name === 'UserWarning')
    return refusal('repair', `Tryton warns, and a person has to confirm it there: ${words}`)
  if (name === 'ConcurrencyException')
    return refusal('retry', 'somebody changed it in Tryton at the same moment')
  if (name === 'LoginException') return refusal('repair', `Tryton asks to log in in another way: ${words}`)
  return new DovetailError(
    'SOURCE_UNAVAILABLE',
    isWrite ? 'check' : 'retry',
    `${what}: Tryton failed: ${words}`,
    raw,
  )
}

/** UserWarning has a key before its message. */
function wordsIn(name: string | undefined, detail: unknown): string {
  const parts = Array.isArray(detail) ? detail : [detail]
  const texts = parts.filter(part => typeof part === 'string' && part !== '')
  const shown =
    name === 'UserWarning' ? texts.slice(1) : texts.length > 0 && isOwn(name) ? texts : [name ?? '']
  return shown.join(' ').replaceAll(/\s+/g, ' ').trim().slice(0, MOST_WORDS)
}

const isOwn = (name: string | undefined): boolean =>
  name === 'UserError' || name === 'ConcurrencyException' || name === 'LoginException'

/** Once the order is in Tryton, nothing that goes wrong afterwards means that it is not there: it is looked up, or a person acts. */
export function afterArrival(error: unknown): unknown {
  if (!(error instanceof DovetailError)) return error
  const { code, remedy, message, cause, retryAfterMs } = error
  if (remedy === 'retry') return new DovetailError(code, 'check', message, cause, { retryAfterMs })
  if (remedy === 'reject' || remedy === 'repair') return new DovetailError(code, 'repair', message, cause)
  return error
}
