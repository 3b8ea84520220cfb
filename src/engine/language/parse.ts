import type { BinaryOperator, Syntax, WrittenUnit } from './syntax.ts'
import { readTokens, SyntaxProblem, type Token } from './tokens.ts'

/** How deep an expression may nest; keeps every later walk over it within the stack. */
export const MAXIMUM_NESTING = 200
const MAXIMUM_LENGTH = 20_000

const KEYWORDS = new Set([
  ...['and', 'or', 'not', 'implies', 'iff', 'in', 'includes', 'given'],
  ...['if', 'then', 'else', 'true', 'false'],
])
const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>='])

export function isKeyword(name: string): boolean {
  return KEYWORDS.has(name)
}

/**
 * The grammar, loosest first: `iff`, `implies` (to the right), `or`, `and`, `not`, one comparison (`=`, `<=`, `in [...]`,
 * `includes`, `given`), `+ -`, `* /`, `-x`, `x.attribute`.
 *
 * @throws SyntaxProblem at the first word that does not fit
 */
export function parseExpression(text: string): Syntax {
  if (text.length > MAXIMUM_LENGTH)
    throw new SyntaxProblem(
      0,
      `expected an expression of at most ${MAXIMUM_LENGTH} letters, got ${text.length}`,
    )
  return new Parser(readTokens(text)).parse()
}

class Parser {
  readonly #tokens: readonly Token[]
  #place = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  parse(): Syntax {
    const syntax = this.#iff()
    if (this.#token.kind !== 'end') this.#fail('an operator or the end')
    return syntax
  }

  get #token(): Token {
    return this.#tokens[this.#place]!
  }

  #fail(expected: string): never {
    const { text, kind, start } = this.#token
    throw new SyntaxProblem(
      start,
      `expected ${expected}, got ${kind === 'end' ? 'the end of the expression' : `"${text}"`}`,
    )
  }

  #is(text: string): boolean {
    const token = this.#token
    return (token.kind === 'sign' || token.kind === 'name') && token.text === text
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false
    this.#place++
    return true
  }

  #require(text: string): void {
    if (!this.#take(text)) this.#fail(`"${text}"`)
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > MAXIMUM_NESTING)
      throw new SyntaxProblem(
        this.#token.start,
        `expected an expression nested at most ${MAXIMUM_NESTING} deep`,
      )
    const result = read()
    this.#depth--
    return result
  }

  /** A chain `a + b + c` hangs to the left: each further operand counts as one level of nesting. */
  #chain(operators: ReadonlySet<string>, operand: () => Syntax): Syntax {
    const depth = this.#depth
    let left = operand()
    while (this.#token.kind !== 'text' && operators.has(this.#token.text)) {
      const { text, start } = this.#token
      this.#place++
      this.#nested(() => {})
      this.#depth++
      left = { kind: 'binary', start, operator: text as BinaryOperator, left, right: operand() }
    }
    this.#depth = depth
    return left
  }

  #iff(): Syntax {
    return this.#nested(() => this.#chain(IFF, () => this.#implies()))
  }

  #implies(): Syntax {
    const left = this.#list('or', 'some', () => this.#list('and', 'every', () => this.#not()))
    const { start } = this.#token
    if (!this.#take('implies')) return left
    return { kind: 'binary', start, operator: 'implies', left, right: this.#nested(() => this.#implies()) }
  }

  #list(word: string, kind: 'every' | 'some', operand: () => Syntax): Syntax {
    const { start } = this.#token
    const operands = [operand()]
    while (this.#take(word)) operands.push(operand())
    return operands.length === 1 ? operands[0]! : { kind, start, operands }
  }

  #not(): Syntax {
    const { start } = this.#token
    if (!this.#take('not')) return this.#comparison()
    return { kind: 'not', start, operand: this.#nested(() => this.#not()) }
  }

  #comparison(): Syntax {
    const left = this.#chain(SUMS, () => this.#chain(PRODUCTS, () => this.#unary()))
    const { text, start, kind } = this.#token
    if (kind === 'text') return left
    if (this.#take('given')) return { kind: 'given', start, operand: left }
    if (this.#is('in')) return this.#in(left, false)
    if (this.#is('not') && this.#tokens[this.#place + 1]?.text === 'in') {
      this.#place++
      return this.#in(left, true)
    }
    if (!COMPARISONS.has(text) && text !== 'includes') return left
    this.#place++
    const right = this.#chain(SUMS, () => this.#chain(PRODUCTS, () => this.#unary()))
    if (COMPARISONS.has(this.#token.text)) this.#fail('one comparison; join two with "and"')
    return { kind: 'binary', start, operator: text as BinaryOperator, left, right }
  }

  #in(operand: Syntax, isNegated: boolean): Syntax {
    const { start } = this.#token
    this.#require('in')
    this.#require('[')
    const members = this.#arguments(']')
    return { kind: 'in', start, operand, members, isNegated }
  }

  #unary(): Syntax {
    const { start } = this.#token
    if (!this.#take('-')) return this.#postfix()
    return { kind: 'negate', start, operand: this.#nested(() => this.#unary()) }
  }

  #postfix(): Syntax {
    let syntax = this.#primary()
    const depth = this.#depth
    while (this.#take('.')) {
      this.#nested(() => {})
      this.#depth++
      const { kind, text, start } = this.#token
      if (kind !== 'name') this.#fail('the name of an attribute or a column')
      this.#place++
      syntax = { kind: 'member', start: syntax.start, of: syntax, name: text, nameStart: start }
    }
    this.#depth = depth
    return syntax
  }

  #primary(): Syntax {
    const { kind, text, start } = this.#token
    if (kind === 'number') return this.#number()
    if (kind === 'text') {
      this.#place++
      return { kind: 'text', start, text }
    }
    if (this.#take('(')) {
      const inner = this.#iff()
      this.#require(')')
      return inner
    }
    if (this.#is('if')) return this.#if()
    if (this.#take('true')) return { kind: 'boolean', start, value: true }
    if (this.#take('false')) return { kind: 'boolean', start, value: false }
    if (kind !== 'name' || isKeyword(text)) this.#fail('a value')
    this.#place++
    if (!this.#take('(')) return { kind: 'name', start, name: text }
    return { kind: 'call', start, name: text, args: this.#arguments(')') }
  }

  #arguments(close: string): Syntax[] {
    const args: Syntax[] = []
    if (this.#take(close)) return args
    do args.push(this.#iff())
    while (this.#take(','))
    this.#require(close)
    return args
  }

  #if(): Syntax {
    const { start } = this.#token
    const branches: { when: Syntax; value: Syntax }[] = []
    while (this.#take('if')) {
      const when = this.#iff()
      this.#require('then')
      branches.push({ when, value: this.#iff() })
      this.#require('else')
    }
    if (branches.length > MAXIMUM_NESTING)
      throw new SyntaxProblem(start, `expected at most ${MAXIMUM_NESTING} cases; a table holds more`)
    return { kind: 'if', start, branches, otherwise: this.#iff() }
  }

  #number(): Syntax {
    const { text, start } = this.#token
    this.#place++
    return { kind: 'number', start, text, unit: this.#unit() }
  }

  /** `in` behind a number is inches, unless a list follows: `5 in [1, 2]`. */
  #unit(): WrittenUnit | null {
    const { kind, text, start } = this.#token
    if (this.#take('%')) return { text: '%', start }
    const isInch = text === 'in' && this.#tokens[this.#place + 1]?.text !== '['
    if (kind !== 'name' || (isKeyword(text) && !isInch)) return null
    this.#place++
    const slash = this.#token
    const under = this.#tokens[this.#place + 1]
    // EUR/m2 is a unit, EUR / width a division: only the unit is written without spaces.
    if (!(slash.text === '/' && slash.isJoined && under?.kind === 'name' && under.isJoined))
      return { text, start }
    this.#place += 2
    return { text: `${text}/${under.text}`, start }
  }
}

const IFF = new Set(['iff'])
const SUMS = new Set(['+', '-'])
const PRODUCTS = new Set(['*', '/'])
