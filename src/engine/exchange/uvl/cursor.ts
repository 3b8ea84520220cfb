import type { ProblemCode, ProblemSink } from '../../language/problems.ts'
import type { Line, Token } from './tokens.ts'

/** The rest of a line is of no use; its problem is told already. */
export class LineError extends Error {}

/** Goes through the tokens of one line. */
export class Cursor {
  readonly #tokens: readonly Token[]
  readonly #sink: ProblemSink
  readonly #end: number
  #at = 0

  constructor(line: Line, sink: ProblemSink) {
    this.#tokens = line.tokens
    this.#sink = sink
    const last = line.tokens.at(-1)
    this.#end = last ? last.offset + last.text.length + (last.isQuoted ? 2 : 0) : line.offset
  }

  get next(): Token | null {
    return this.#tokens[this.#at] ?? null
  }

  get offset(): number {
    return this.next?.offset ?? this.#end
  }

  isAt(symbol: string): boolean {
    const { next } = this
    return next !== null && !next.isQuoted && next.kind !== 'text' && next.text === symbol
  }

  take(): Token {
    return this.#tokens[this.#at++]!
  }

  /** Takes the symbol or word when it comes next. */
  accept(symbol: string): boolean {
    if (!this.isAt(symbol)) return false
    this.#at++
    return true
  }

  expect(symbol: string, why: string): void {
    if (!this.accept(symbol)) this.fail(`expected "${symbol}" ${why}`)
  }

  expectKind(kind: Token['kind'], what: string): Token {
    if (this.next?.kind !== kind) this.fail(`expected ${what}`)
    return this.take()
  }

  expectEnd(): void {
    if (this.next) this.fail('expected the end of the line')
  }

  /** @throws LineError after telling what came instead */
  fail(expected: string, code: ProblemCode = 'SYNTAX', offset = this.offset): never {
    const came = this.next ? `"${this.next.text}"` : 'the end of the line'
    this.#sink.add(offset, code, code === 'SYNTAX' ? `${expected}, got ${came}` : expected)
    throw new LineError()
  }

  /** A part of the line may be wrong without the rest being so. */
  report(offset: number, code: ProblemCode, message: string): void {
    this.#sink.add(offset, code, message)
  }
}
