import { closest, distance } from 'fastest-levenshtein'

/** An error keeps a model from being published; a warning is likely a mistake, and the model works as it says. */
export type Severity = 'error' | 'warning'

/** Something in a model file, or in a file beside it, that is not as it should be. Line and column count from 1. */
export interface Problem {
  readonly severity: Severity
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
  | 'UNKNOWN_FILE'
  | 'UNKNOWN_PRODUCT'
  | 'BAD_CSV'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY'
  | 'NUMBER_TOO_LARGE'
  | 'UNUSED_COLUMN'
  | 'UNREACHABLE_ROW'
  | 'OVERLAPPING_ROWS'
  | 'UNUSED_GROUP'
  | 'UNREACHABLE_OPTION'
  | 'BAD_MIGRATION'
  | 'BAD_INDENT'
  | 'NOT_SUPPORTED'

/** Takes problems down by their place in the file, so that reading can go on after each. */
export interface ProblemSink {
  add(offset: number, code: ProblemCode, message: string): void
  warn(offset: number, code: ProblemCode, message: string): void
}

/** More than anybody reads; a file made to have millions must not fill the memory. */
const MAXIMUM_ERRORS = 1_000
const MAXIMUM_WARNINGS = 100

/** There are more errors than are told: no use to read on. */
export class TooManyErrors extends Error {}

/** The problems of one model, with those of the files beside it. */
export class Problems {
  readonly #modelFile: string
  readonly #errors: Problem[] = []
  readonly #warnings: Problem[] = []

  constructor(modelFile: string) {
    this.#modelFile = modelFile
  }

  add(problem: Problem): void {
    const [list, most] =
      problem.severity === 'error' ? [this.#errors, MAXIMUM_ERRORS] : [this.#warnings, MAXIMUM_WARNINGS]
    if (list.length < most) list.push(problem)
    else if (problem.severity === 'error') throw new TooManyErrors()
  }

  get hasErrors(): boolean {
    return this.#errors.length > 0
  }

  /** The model's first, by place, each once: two parts of the reader may see the same mistake. */
  inOrder(): readonly Problem[] {
    const all = [...this.#errors, ...this.#warnings]
    const fileOf = (problem: Problem) => (problem.file === this.#modelFile ? '' : problem.file)
    return [...new Map(all.map(one => [JSON.stringify(one), one])).values()].sort(
      (a, b) => fileOf(a).localeCompare(fileOf(b)) || a.line - b.line || a.column - b.column,
    )
  }
}

/** Of more names the nearest takes too long to find. */
const MAXIMUM_NAMES = 5_000

/** "; did you mean …?" when a known name is near, else the names themselves when they are few. */
export function suggest(unknown: string, known: Iterable<string>): string {
  const names = [...known]
  if (names.length === 0 || names.length > MAXIMUM_NAMES) return ''
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
