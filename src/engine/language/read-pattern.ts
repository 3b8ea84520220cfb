import type { Fields } from './fields.ts'
import { patternWork } from './pattern-work.ts'
import { quoted } from './problems.ts'

/** Steps of a matcher on the longest text: about a tenth of a second. */
const MAXIMUM_WORK = 10_000_000

/**
 * Reads a regular expression, and refuses one whose time could explode on a long text.
 *
 * @param maxLength letters of the longest text it is tried on
 */
export function readPattern(fields: Fields, maxLength: number): RegExp | null {
  const text = fields.text('pattern')
  if (!text) return null
  if (text.text.length > 200)
    return fields.report(
      text.offset,
      'BAD_PATTERN',
      `expected a pattern of at most 200 letters for ${fields.what}`,
    )
  const work = patternWork(text.text, maxLength)
  if (work > MAXIMUM_WORK)
    return fields.report(
      text.offset,
      'BAD_PATTERN',
      work === Infinity
        ? `expected a pattern without a repeated group that itself repeats or branches for ${fields.what}, got ${quoted(text.text)}`
        : `expected a pattern with fewer repeats, or a shorter "maxLength" than ${maxLength}, for ${fields.what}, got ${quoted(text.text)}`,
    )
  try {
    return new RegExp(text.text, 'u')
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*: /, '') : String(error)
    return fields.report(
      text.offset,
      'BAD_PATTERN',
      `expected a regular expression for ${fields.what}, got ${quoted(text.text)} (${reason})`,
    )
  }
}
