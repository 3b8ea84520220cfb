import { closest, distance } from 'fastest-levenshtein'

/** Something in a model file that keeps it from being published. Line and column count from 1. */
export interface Problem {
  /** Public, never changes */
  readonly code: ProblemCode
  readonly file: string
  readonly line: number
  readonly column: number
  /** What was expected, what came, and the nearest known name */
  readonly message: string
}

export type ProblemCode =
  | 'FILE_TOO_LARGE'
  | 'YAML'
  | 'TOO_DEEP'
  | 'TOO_MANY_ALIASES'
  | 'DUPLICATE_KEY'
  | 'UNKNOWN_KEY'
  | 'MISSING_KEY'
  | 'WRONG_SHAPE'
  | 'BAD_CODE'
  | 'BAD_NUMBER'
  | 'BAD_RANGE'
  | 'BAD_STEP'
  | 'BAD_DEFAULT'
  | 'BAD_PATTERN'
  | 'BAD_TEST'
  | 'DUPLICATE_NAME'
  | 'UNKNOWN_KIND'
  | 'UNKNOWN_UNIT'
  | 'UNKNOWN_CURRENCY'
  | 'SYNTAX'
  | 'UNKNOWN_NAME'
  | 'UNKNOWN_OPTION'
  | 'UNKNOWN_ATTRIBUTE'
  | 'UNKNOWN_FUNCTION'
  | 'UNKNOWN_TABLE'
  | 'UNKNOWN_COLUMN'
  | 'ARGUMENT_COUNT'
  | 'TYPE_MISMATCH'
  | 'UNIT_MISMATCH'
  | 'CYCLE'
  | 'TOO_LATE'
  | 'NOT_HERE'
  | 'NOT_REVERSIBLE'

/** Takes problems down by their place in the file, so that reading can go on after each. */
export interface ProblemSink {
  add(offset: number, code: ProblemCode, message: string): void
}

/** "; did you mean …?" when a known name is near, else the names themselves when they are few. */
export function suggest(unknown: string, known: Iterable<string>): string {
  const names = [...known]
  if (names.length === 0) return ''
  const nearest = closest(unknown.slice(0, 100), names)
  if (isNear(unknown, nearest)) return `; did you mean "${nearest}"?`
  return names.length <= 12 ? `; expected one of ${names.join(', ')}` : ''
}

/** A slip of the pen, no other word: at most two letters in five differ. */
function isNear(unknown: string, nearest: string): boolean {
  const slips = distance(unknown.slice(0, 100).toLowerCase(), nearest.toLowerCase())
  return slips <= Math.ceil(Math.min(unknown.length, nearest.length) * 0.4)
}

/** Text from a file as it may stand in a message: one line, not too long. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return `"${line.length > 60 ? `${line.slice(0, 59)}…` : line}"`
}
