import type { Checking } from './checking.ts'
import { suggest } from './problems.ts'
import type { Syntax } from './syntax.ts'
import { numberOf, type Typed } from './types.ts'
import { findMeasure, PLAIN } from './units.ts'

type Call = Syntax & { kind: 'call' }

/** `cost(goods)` or `cost(key)`: what lines of the bill of materials cost us, in a price or a commission. */
export function checkCost(checker: Checking, call: Call): Typed | null {
  const { costs } = checker.scope
  if (!costs) return checker.report(call.start, 'NOT_HERE', `${checker.scope.place} cannot use cost()`)
  const key = keyIn(call)
  if (key === null || !costs.has(key)) return reportKey(checker, call, key, costs)
  checker.usesInput = `cost:${key}`
  return numberOf({ kind: 'input', name: `cost:${key}` }, { ...PLAIN, money: 1 })
}

/** `price(key)`: what a line that is a product sells for, its goods in the whole quantity. */
export function checkPrice(checker: Checking, call: Call): Typed | null {
  const { prices } = checker.scope
  if (!prices) return checker.report(call.start, 'NOT_HERE', `${checker.scope.place} cannot use price()`)
  const key = keyIn(call)
  if (key === null || !prices.has(key))
    return checker.report(
      call.args[0]!.start,
      'UNKNOWN_NAME',
      `expected the key of a line of kind product, got ${key === null ? 'something else' : `"${key}"`}${suggest(key ?? '', prices)}`,
    )
  checker.usesInput = `price:${key}`
  return numberOf({ kind: 'input', name: `price:${key}` }, { ...PLAIN, money: 1 })
}

/** `weight(goods)` or `weight(key)`: what lines weigh for the whole quantity, in a charge, a price or a commission. */
export function checkWeight(checker: Checking, call: Call): Typed | null {
  const { weights } = checker.scope
  if (!weights) return checker.report(call.start, 'NOT_HERE', `${checker.scope.place} cannot use weight()`)
  const key = keyIn(call)
  const node = key === null ? null : weights.of(key)
  if (!node) return reportKey(checker, call, key, weights.keys())
  checker.usesInput = 'quantity'
  return numberOf(node, { ...PLAIN, mass: 1 }, findMeasure('kg', checker.names.currency))
}

function keyIn(call: Call): string | null {
  const arg = call.args[0]!
  if (arg.kind === 'name') return arg.name
  return arg.kind === 'text' ? arg.text : null
}

function reportKey(checker: Checking, call: Call, key: string | null, known: Iterable<string>): null {
  const came = key === null ? 'something else' : `"${key}"`
  return checker.report(
    call.args[0]!.start,
    'UNKNOWN_NAME',
    `expected "goods" or the key of a line that has a ${call.name}, got ${came}${suggest(key ?? '', known)}`,
  )
}
