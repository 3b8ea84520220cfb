import { ONE, type Rational } from '../../lib/rational.ts'
import type { SymbolExpression } from '../expression.ts'
import type { Checking } from './checking.ts'
import { describeType, type Typed } from './types.ts'
import { isPlain } from './units.ts'

/** How a value prints in a number or a text: an option as its code, a number in the unit it was written in. */
export function asText(
  checker: Checking,
  typed: Typed,
  start: number,
  minimumDigits = 0,
): SymbolExpression | null {
  if (typed.type === 'text') return typed.node
  if (typed.type === 'option' && !(minimumDigits && typed.feature.optionNumbers))
    return { kind: 'optionCode', feature: typed.feature.feature.code }
  if (typed.type !== 'number' && typed.type !== 'option')
    return checker.report(start, 'TYPE_MISMATCH', `expected something to print, got ${describeType(typed)}`)
  const number = checker.asNumber(typed, start)
  if (!number) return null
  const unitFactor: Rational | null = number.measure?.factor ?? (isPlain(number.dimensions) ? ONE : null)
  if (!unitFactor)
    return checker.report(
      start,
      'UNKNOWN_UNIT',
      `expected ${describeType(typed)} in a unit to print it in, like {width as mm}`,
    )
  return { kind: 'format', operand: number.node, unitFactor, minimumDigits }
}
