import type { Fields } from './fields.ts'
import { quoted } from './problems.ts'

/** Reads a regular expression, and refuses one whose time could explode on a long text. */
export function readPattern(fields: Fields): RegExp | null {
  const text = fields.text('pattern')
  if (!text) return null
  if (text.text.length > 200)
    return fields.report(
      text.offset,
      'BAD_PATTERN',
      `expected a pattern of at most 200 letters for ${fields.what}`,
    )
  if (canExplode(text.text))
    return fields.report(
      text.offset,
      'BAD_PATTERN',
      `expected a pattern without a repeated group that itself repeats or branches for ${fields.what}, got ${quoted(text.text)}`,
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

/** `(a+)+`, `(a|a)*`, `(a?){9}` and back references: what makes a backtracking matcher exponential. */
function canExplode(pattern: string): boolean {
  const plain = pattern.replaceAll(/\\[^1-9k]/g, 'x').replaceAll(/\[[^\]]*\]/g, 'x')
  if (/\\[1-9k]/.test(plain)) return true
  const open: { repeats: boolean }[] = []
  for (let index = 0; index < plain.length; index++) {
    const letter = plain[index]!
    if (letter === '(') {
      open.push({ repeats: false })
      if (plain[index + 1] === '?') index++
    } else if (letter === ')') {
      const inner = open.pop()
      const isRepeated = /[*+{]/.test(plain[index + 1] ?? '')
      if (inner?.repeats && isRepeated) return true
      const outer = open.at(-1)
      if (outer && (isRepeated || inner?.repeats)) outer.repeats = true
    } else if ('*+{?|'.includes(letter) && open.length > 0) open.at(-1)!.repeats = true
  }
  return false
}
