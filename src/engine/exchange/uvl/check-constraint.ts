import type { BooleanExpression } from '../../expression.ts'
import { joined } from '../../joined.ts'
import { type ProblemSink, suggest } from '../../language/problems.ts'
import { CheckedNumbers } from './check-number.ts'
import type { Declared } from './declare.ts'
import { implies, not } from './logic.ts'
import { chainOf, type UvlExpression, type UvlOperator } from './syntax.ts'

type Binary = Extract<UvlExpression, { kind: 'binary' }>
type Name = Extract<UvlExpression, { kind: 'name' }>

const COMPARISONS: Readonly<
  Partial<Record<UvlOperator, Extract<BooleanExpression, { kind: 'compare' }>['operator']>>
> = { '==': '=', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' }

/** Looks names up and tells statements, numbers and texts apart. Each method answers with null after telling why. */
export class ConstraintChecker {
  readonly #names: ReadonlyMap<string, Declared>
  readonly #sink: ProblemSink
  readonly #numbers: CheckedNumbers

  constructor(names: ReadonlyMap<string, Declared>, sink: ProblemSink) {
    this.#names = names
    this.#sink = sink
    this.#numbers = new CheckedNumbers(names, sink)
  }

  statement(node: UvlExpression): BooleanExpression | null {
    switch (node.kind) {
      case 'boolean':
        return { kind: 'boolean', value: node.value }
      case 'name':
        return this.#name(node)
      case 'not': {
        const operand = this.statement(node.operand)
        return operand && not(operand)
      }
      case 'binary':
        return this.#binary(node)
      default: {
        const came = node.kind === 'text' ? 'a text' : 'a number'
        this.#sink.add(node.offset, 'TYPE_MISMATCH', `expected a feature or a comparison, got ${came}`)
        return null
      }
    }
  }

  #binary(node: Binary): BooleanExpression | null {
    const { operator } = node
    const comparison = COMPARISONS[operator]
    if (comparison) {
      const left = this.#numbers.number(node.left)
      const right = left && this.#numbers.number(node.right)
      return left && right && { kind: 'compare', operator: comparison, left, right }
    }
    if ('+-*/'.includes(operator)) {
      this.#sink.add(node.offset, 'TYPE_MISMATCH', 'expected a feature or a comparison, got a number')
      return null
    }
    if (operator === '&' || operator === '|') {
      const parts = chainOf(node, operator).map(part => this.statement(part))
      const known = parts.filter(part => part !== null)
      return known.length === parts.length ? joined(operator === '&' ? 'and' : 'or', known) : null
    }
    const left = this.statement(node.left)
    const right = this.statement(node.right)
    if (!left || !right) return null
    return operator === '=>' ? implies(left, right) : { kind: 'iff', left, right }
  }

  #name(node: Name): BooleanExpression | null {
    const declared = findName(this.#names, node, this.#sink)
    if (!declared) return null
    if (node.path.length === 1) return declared.isThere
    const value = this.#numbers.attribute(declared, node)
    if (!value) return null
    if (value.kind === 'boolean') return value.value ? declared.isThere : { kind: 'boolean', value: false }
    const message = `expected a feature or an attribute that is true or false, got "${node.path.join('.')}"`
    this.#sink.add(node.offset, 'TYPE_MISMATCH', message)
    return null
  }
}

function findName(
  names: ReadonlyMap<string, Declared>,
  { path, offset }: Name,
  sink: ProblemSink,
): Declared | null {
  const [name] = path
  const declared = names.get(name!)
  if (!declared)
    sink.add(offset, 'UNKNOWN_NAME', `expected a feature, got "${name}"${suggest(name!, names.keys())}`)
  return declared ?? null
}
