import { ceil, floor } from '../../lib/rational.ts'
import type { BooleanExpression, NumberExpression } from '../expression.ts'
import type { PriceRule } from '../model.ts'

type Node = BooleanExpression | NumberExpression

/** Quantities above 1 where a comparison with `quantity` in the price turns: from there a piece may cost less. */
export function findBreakQuantities(rules: readonly PriceRule[], maximum: number): readonly number[] {
  const found = new Set<number>()
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'compare') noteTurn(node, found)
    for (const child of childrenOf(node)) visit(child)
  }
  for (const { amount, when } of rules) {
    if (amount) visit(amount)
    if (when) visit(when)
  }
  return [...found].filter(quantity => quantity > 1 && quantity <= maximum).sort((a, b) => a - b)
}

function noteTurn(node: BooleanExpression & { kind: 'compare' }, found: Set<number>): void {
  const { left, right, operator } = node
  const [input, bound] = left.kind === 'input' ? [left, right] : [right, left]
  if (input.kind !== 'input' || input.name !== 'quantity' || bound.kind !== 'number') return
  const isTurned = left !== input
  const includes = operator === (isTurned ? '<=' : '>=') || operator === (isTurned ? '>' : '<')
  if (operator === '=' || operator === '!=') {
    found.add(Number(ceil(bound.value)))
    found.add(Number(floor(bound.value)) + 1)
  } else found.add(includes ? Number(ceil(bound.value)) : Number(floor(bound.value)) + 1)
}

function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'arithmetic':
    case 'compare':
    case 'implies':
    case 'iff':
      return [node.left, node.right]
    case 'negate':
    case 'rounding':
    case 'not':
    case 'defined':
      return [node.operand]
    case 'extreme':
    case 'and':
    case 'or':
      return node.operands
    case 'numberCases':
      return [
        ...node.branches.flatMap(branch => [branch.when, branch.value]),
        ...(node.otherwise ? [node.otherwise] : []),
      ]
    default:
      return []
  }
}
