import { ceil, floor, type Rational } from '../../lib/rational.ts'
import { childrenOf } from '../children.ts'
import type { BooleanExpression, Expression, LookupArgument, RowLookup } from '../expression.ts'
import type { PriceRule } from '../model.ts'

/** Quantities above 1 where a comparison with `quantity` in the price turns: from there a piece may cost less. */
export function findBreakQuantities(rules: readonly PriceRule[], maximum: number): readonly number[] {
  const found = new Set<number>()
  const seen = new Set<Expression>()
  const visit = (node: Expression): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'compare') noteTurn(node, found)
    if (node.kind === 'lookup' || node.kind === 'found') noteRows(node.row, found)
    for (const child of childrenOf(node)) visit(child)
  }
  for (const { amount, when } of rules) {
    if (amount) visit(amount)
    if (when) visit(when)
  }
  return [...found].filter(quantity => quantity > 1 && quantity <= maximum).sort((a, b) => a - b)
}

function noteTurn(
  { left, right, operator }: BooleanExpression & { kind: 'compare' },
  found: Set<number>,
): void {
  if (isQuantity(left) && right.kind === 'number') noteBound(operator, right.value, found)
  else if (isQuantity(right) && left.kind === 'number') noteBound(TURNED[operator], left.value, found)
}

const TURNED = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const
const COMPARES = { equals: '=', upTo: '<=', below: '<', from: '>=' } as const

function noteRows({ table, arguments: given }: RowLookup, found: Set<number>): void {
  for (const { argument, match, cells } of table.keys) {
    if (!isQuantity(given[argument]!)) continue
    for (const cell of cells) if (cell !== null) noteBound(COMPARES[match], cell as Rational, found)
  }
}

function isQuantity(node: LookupArgument): boolean {
  return node.kind === 'input' && node.name === 'quantity'
}

/** Where `quantity operator bound` becomes something else than it was for one less. */
function noteBound(operator: keyof typeof TURNED, bound: Rational, found: Set<number>): void {
  const isAt = operator === '=' || operator === '!='
  if (isAt || operator === '<' || operator === '>=') found.add(Number(ceil(bound)))
  if (isAt || operator === '<=' || operator === '>') found.add(Number(floor(bound)) + 1)
}
