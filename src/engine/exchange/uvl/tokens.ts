import type { ProblemSink } from '../../language/problems.ts'

export interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'symbol'
  /** Without its quotes */
  readonly text: string
  readonly isQuoted: boolean
  readonly offset: number
}

/** A line with what is indented below it. What stands in brackets may go on over several lines of the file. */
export interface Line {
  readonly indent: number
  readonly offset: number
  readonly tokens: readonly Token[]
  /** What stands behind `//:` at its end, where our own export keeps a constraint's code and message */
  readonly note: string | null
  readonly children: readonly Line[]
}

const SPACES_OF_A_TAB = 8
const SYMBOL = /<=>|=>|<=|>=|==|!=|\.\.|[&|!<>+\-*/()[\]{},.]/y
const NAME = /[\p{L}_][\p{L}\p{N}_#§%?\\']*/uy
const NUMBER = /\d+(?:\.\d+)?/y

interface OpenLine extends Line {
  readonly tokens: Token[]
  note: string | null
  readonly children: OpenLine[]
}

/** Splits a file into its lines as they hang together by indentation. */
export function readLines(text: string, sink: ProblemSink): readonly Line[] {
  const flat = new LineReader(text, sink).read()
  const roots: OpenLine[] = []
  const open: OpenLine[] = []
  for (const line of flat) {
    while (open.length > 0 && open.at(-1)!.indent >= line.indent) open.pop()
    const siblings = open.at(-1)?.children ?? roots
    const [first] = siblings
    if (first && first.indent !== line.indent)
      sink.add(
        line.offset,
        'BAD_INDENT',
        `expected as many spaces as the lines beside it have, ${first.indent}, got ${line.indent}`,
      )
    siblings.push(line)
    open.push(line)
  }
  return roots
}

class LineReader {
  readonly #text: string
  readonly #sink: ProblemSink
  readonly #lines: OpenLine[] = []
  #at = 0
  #line: OpenLine | null = null
  #depth = 0

  constructor(text: string, sink: ProblemSink) {
    this.#text = text
    this.#sink = sink
  }

  read(): readonly OpenLine[] {
    let indent = 0
    while (this.#at < this.#text.length) {
      const letter = this.#text[this.#at]!
      if (letter === '\n') {
        if (this.#depth === 0) this.#line = null
        indent = 0
        this.#at++
      } else if (letter === ' ' || letter === '\t' || letter === '\r' || letter === '\uFEFF') {
        if (letter === ' ') indent++
        if (letter === '\t') indent += SPACES_OF_A_TAB - (indent % SPACES_OF_A_TAB)
        this.#at++
      } else if (!this.#skipComment()) this.#take(indent)
    }
    return this.#lines
  }

  #skipComment(): boolean {
    const start = this.#text.slice(this.#at, this.#at + 3)
    if (start.startsWith('//')) {
      const end = this.#indexOf('\n')
      if (start === '//:' && this.#line) this.#line.note = this.#text.slice(this.#at + 3, end).trim()
      this.#at = end
      return true
    }
    if (!start.startsWith('/*')) return false
    const end = this.#text.indexOf('*/', this.#at + 2)
    if (end < 0) this.#sink.add(this.#at, 'SYNTAX', 'expected the comment to end with */, it does not')
    this.#at = end < 0 ? this.#text.length : end + 2
    return true
  }

  #indexOf(letter: string): number {
    const end = this.#text.indexOf(letter, this.#at)
    return end < 0 ? this.#text.length : end
  }

  #take(indent: number): void {
    const offset = this.#at
    if (this.#isNewLine(indent)) {
      this.#line = null
      this.#depth = 0
    }
    const token = this.#token(this.#text[offset]!)
    if (!this.#line) {
      this.#line = { indent, offset, tokens: [], note: null, children: [] }
      this.#lines.push(this.#line)
    }
    this.#line.tokens.push(token)
    if (token.kind !== 'symbol') return
    if ('([{'.includes(token.text)) this.#depth++
    else if (')]}'.includes(token.text)) this.#depth = Math.max(0, this.#depth - 1)
  }

  /** A bracket that is never closed takes only its own line along: what goes on is indented more, or closes it. */
  #isNewLine(indent: number): boolean {
    if (!this.#line || indent > this.#line.indent) return false
    const isFirst = /(?:^|\n)[ \t]*$/.test(this.#text.slice(Math.max(0, this.#at - indent - 1), this.#at))
    return isFirst && !')]}'.includes(this.#text[this.#at]!)
  }

  #token(letter: string): Token {
    if (letter === '"' || letter === "'") return this.#quoted(letter)
    const offset = this.#at
    for (const [kind, pattern] of PATTERNS) {
      pattern.lastIndex = offset
      const text = pattern.exec(this.#text)?.[0]
      if (text === undefined) continue
      this.#at += text.length
      return { kind, text, isQuoted: false, offset }
    }
    const unknown = String.fromCodePoint(this.#text.codePointAt(offset)!)
    this.#at += unknown.length
    return { kind: 'symbol', text: unknown, isQuoted: false, offset }
  }

  /** A name in double quotes, a text in single ones; both end on their line. */
  #quoted(quote: string): Token {
    const offset = this.#at
    const lineEnd = this.#indexOf('\n')
    const end = this.#text.indexOf(quote, offset + 1)
    const isClosed = end >= 0 && end < lineEnd
    if (!isClosed) this.#sink.add(offset, 'SYNTAX', `expected a closing ${quote} on the same line`)
    this.#at = isClosed ? end + 1 : lineEnd
    const text = this.#text.slice(offset + 1, isClosed ? end : lineEnd).trimEnd()
    return { kind: quote === '"' ? 'name' : 'text', text, isQuoted: true, offset }
  }
}

const PATTERNS = [
  ['name', NAME],
  ['number', NUMBER],
  ['symbol', SYMBOL],
] as const
