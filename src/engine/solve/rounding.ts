import type { Rational } from '../../lib/rational.ts'
import { type Clock, down, INEXACT, Range, shapeOf, up } from './range.ts'

type Rounding = 'floor' | 'ceil' | 'round'

/** Rounding keeps the order of numbers, so the ends of the range stay its ends. */
export function roundedOf(clock: Clock, operand: Range, operator: Rounding, step: Rational): Range {
  const numerator = Number(step.numerator)
  const denominator = Number(step.denominator)
  // value / scale in steps of numerator / denominator: (value × denominator) / (scale × numerator)
  const divisor = operand.scale * numerator
  const shape = operand.exact
    ? shapeOf(denominator, Math.max(operand.size * denominator + 2 * divisor, 4 * divisor))
    : INEXACT
  return new Range(clock, shape, range => {
    operand.update()
    range.state = operand.state
    if (shape.exact) {
      range.low = wholeQuotient(operand.low * denominator, divisor, operator) * numerator
      range.high = wholeQuotient(operand.high * denominator, divisor, operator) * numerator
    } else {
      const size = numerator / denominator
      range.low = down(nearest(down(operand.realLow / size), operator, 0) * size)
      range.high = up(nearest(up(operand.realHigh / size), operator, 1) * size)
    }
  })
}

/** Whole numbers in, exact out. A half goes away from zero. */
function wholeQuotient(value: number, divisor: number, operator: Rounding): number {
  if (operator === 'floor') return Math.floor(value / divisor)
  if (operator === 'ceil') return Math.ceil(value / divisor)
  const size = Math.floor((2 * Math.abs(value) + divisor) / (2 * divisor))
  return value < 0 ? -size : size
}

/** A half may go either way, since the number came rounded: down for a lower end, up for an upper one. */
function nearest(value: number, operator: Rounding, towards: 0 | 1): number {
  if (!Number.isFinite(value) || operator === 'floor') return Math.floor(value)
  if (operator === 'ceil') return Math.ceil(value)
  return towards === 0 ? Math.ceil(value - 0.5) : Math.floor(value + 0.5)
}
