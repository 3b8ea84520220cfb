import { Decimal } from '../../../domain/decimal.ts'
import { ONE, type Rational } from '../../../lib/rational.ts'
import type { NumberExpression } from '../../expression.ts'
import { type ProblemCode, type ProblemSink, suggest } from '../../language/problems.ts'
import type { Declared } from './declare.ts'
import { constant, sum, where } from './logic.ts'
import { chainOf, type UvlExpression, type UvlValue } from './syntax.ts'

type Name = Extract<UvlExpression, { kind: 'name' }>
type Call = Extract<UvlExpression, { kind: 'call' }>

const FUNCTIONS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  sum: [1, 2],
  avg: [1, 2],
  floor: [1, 1],
  ceil: [1, 1],
}
const OPERATORS = ['+', '-', '*', '/'] as const

/** Numbers in constraints: what stands at a feature counts where the feature is there, and is zero elsewhere. */
export class CheckedNumbers {
  readonly #names: ReadonlyMap<string, Declared>
  readonly #sink: ProblemSink

  constructor(names: ReadonlyMap<string, Declared>, sink: ProblemSink) {
    this.#names = names
    this.#sink = sink
  }

  number(node: UvlExpression): NumberExpression | null {
    switch (node.kind) {
      case 'number':
        return constant(rationalOf(node.text))
      case 'negate': {
        const operand = this.number(node.operand)
        return operand && { kind: 'negate', operand }
      }
      case 'name':
        return this.#name(node)
      case 'call':
        return this.#call(node)
      case 'text':
        return this.#refuseText(node.offset)
      case 'binary': {
        const operator = OPERATORS.find(one => one === node.operator)
        if (!operator) return this.#refuse(node.offset, 'TYPE_MISMATCH', 'expected a number, got a statement')
        if (operator === '+') return this.#sum(chainOf(node, '+'))
        const left = this.number(node.left)
        const right = this.number(node.right)
        return left && right && { kind: 'arithmetic', operator, left, right }
      }
      default:
        return this.#refuse(node.offset, 'TYPE_MISMATCH', 'expected a number, got a statement')
    }
  }

  #sum(parts: readonly UvlExpression[]): NumberExpression | null {
    const terms: NumberExpression[] = []
    for (const part of parts) {
      const term = this.number(part)
      if (!term) return null
      terms.push(term)
    }
    return sum(terms)
  }

  /** The value at `B.Package.Weight`. */
  attribute({ source }: Declared, { path, offset }: Name): UvlValue | null {
    let attributes = source.attributes
    let value: UvlValue | null = null
    for (const name of path.slice(1)) {
      value = attributes.get(name)?.value ?? null
      if (!value)
        return this.#refuse(
          offset,
          'UNKNOWN_ATTRIBUTE',
          `expected an attribute of "${path[0]}", got "${name}"${suggest(name, attributes.keys())}`,
        )
      attributes = value.kind === 'map' ? value.entries : new Map()
    }
    return value
  }

  #name(node: Name): NumberExpression | null {
    const [name] = node.path
    const declared = this.#names.get(name!)
    if (!declared)
      return this.#refuse(
        node.offset,
        'UNKNOWN_NAME',
        `expected a feature, got "${name}"${suggest(name!, this.#names.keys())}`,
      )
    if (node.path.length === 1) {
      if (declared.number) return declared.number
      if (declared.source.type === 'String') return this.#refuseText(node.offset)
      return this.#refuse(
        node.offset,
        'TYPE_MISMATCH',
        `expected a number, got "${name}", which is only there or not`,
      )
    }
    const value = this.attribute(declared, node)
    if (!value) return null
    if (value.kind === 'text') return this.#refuseText(node.offset)
    if (value.kind === 'number') return where(declared.isThere, constant(rationalOf(value.text)))
    const message = `expected an attribute that is a number, got "${node.path.join('.')}"`
    return this.#refuse(node.offset, 'TYPE_MISMATCH', message)
  }

  #call(node: Call): NumberExpression | null {
    const { name, offset } = node
    if (name === 'len') return this.#refuseText(offset)
    const counts = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : null
    if (!counts) {
      const nearest = suggest(name, Object.keys(FUNCTIONS))
      return this.#refuse(offset, 'UNKNOWN_FUNCTION', `expected a function of UVL, got "${name}"${nearest}`)
    }
    const [least, most] = counts
    if (node.arguments.length < least || node.arguments.length > most) {
      const expected = least === most ? `${least}` : `${least} or ${most}`
      return this.#refuse(
        offset,
        'ARGUMENT_COUNT',
        `expected ${expected} between the parentheses of ${name}, got ${node.arguments.length}`,
      )
    }
    if (name === 'sum' || name === 'avg') return this.#aggregate(node)
    const operand = this.number(node.arguments[0]!)
    return operand && { kind: 'rounding', operator: name === 'floor' ? 'floor' : 'ceil', operand, step: ONE }
  }

  /** `sum(Price)` over all features that have it and are there; `sum(Price, Engine)` over those below one. */
  #aggregate(node: Call): NumberExpression | null {
    const names: string[] = []
    for (const one of node.arguments) {
      if (one.kind !== 'name' || one.path.length > 1)
        return this.#refuse(one.offset, 'TYPE_MISMATCH', `expected the name of an attribute in ${node.name}`)
      names.push(one.path[0]!)
    }
    const [first, second] = names
    const isSwapped = second !== undefined && this.#names.has(first!) && !this.#names.has(second)
    const [attribute, below] = isSwapped ? [second, first] : [first!, second]
    if (below !== undefined && !this.#names.has(below)) {
      const message = `expected a feature, got "${below}"${suggest(below, this.#names.keys())}`
      return this.#refuse(node.arguments[isSwapped ? 0 : 1]!.offset, 'UNKNOWN_NAME', message)
    }
    const owners = [...this.#names.values()].flatMap(declared => {
      const value = declared.source.attributes.get(attribute!)?.value
      return value?.kind === 'number' && (below === undefined || isBelow(declared, below))
        ? [{ isThere: declared.isThere, value: constant(rationalOf(value.text)) }]
        : []
    })
    const own = below === undefined ? (this.#names.get(attribute!)?.number ?? null) : null
    if (owners.length === 0 && own) return own
    if (owners.length === 0) {
      const message = `expected an attribute that is a number of some feature, got "${attribute}"`
      return this.#refuse(node.arguments[isSwapped ? 1 : 0]!.offset, 'UNKNOWN_ATTRIBUTE', message)
    }
    const total = sum(owners.map(one => where(one.isThere, one.value)))
    if (node.name === 'sum') return total
    const count = sum(owners.map(one => where(one.isThere, constant(ONE))))
    return { kind: 'arithmetic', operator: '/', left: total, right: count }
  }

  #refuseText(offset: number): null {
    const message = 'expected numbers, got a text: constraints know of a text only that it is there'
    return this.#refuse(offset, 'NOT_SUPPORTED', message)
  }

  #refuse(offset: number, code: ProblemCode, message: string): null {
    this.#sink.add(offset, code, message)
    return null
  }
}

function isBelow(declared: Declared, name: string): boolean {
  for (let one: Declared | null = declared; one; one = one.parent) if (one.source.name === name) return true
  return false
}

function rationalOf(text: string): Rational {
  return Decimal.of(text).toRational()
}
