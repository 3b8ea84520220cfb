import {
  type Clock,
  combineStates,
  commonScale,
  DEFINED,
  down,
  INEXACT,
  MISSING,
  Range,
  type Shape,
  shapeOf,
  up,
} from './range.ts'

/** How often each fits a scale: [1/a of it, 1/b of it]. */
function multiples(scale: number, ranges: readonly Range[]): number[] {
  return ranges.map(range => scale / range.scale)
}

/** Exact at the common scale when all are exact and `sizeOf` of their sizes there stays small. */
export function commonShape(
  ranges: readonly Range[],
  sizeOf: (sizes: readonly number[]) => number,
): { shape: Shape; times: number[] } {
  if (ranges.every(range => range.exact)) {
    const scale = ranges.reduce((common, range) => commonScale(common, range.scale), 1)
    const times = multiples(scale, ranges)
    const shape = shapeOf(scale, sizeOf(ranges.map((range, index) => range.size * times[index]!)))
    if (shape.exact) return { shape, times }
  }
  return { shape: INEXACT, times: ranges.map(() => 1) }
}

const total = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0)

export function sumOf(clock: Clock, left: Range, right: Range): Range {
  const { shape, times } = commonShape([left, right], total)
  const [a, b] = times as [number, number]
  return new Range(clock, shape, range => {
    left.update()
    right.update()
    if (!combineStates(range, left, right)) return
    if (shape.exact) {
      range.low = left.low * a + right.low * b
      range.high = left.high * a + right.high * b
    } else {
      range.low = down(left.realLow + right.realLow)
      range.high = up(left.realHigh + right.realHigh)
    }
  })
}

export function negativeOf(clock: Clock, operand: Range): Range {
  return new Range(clock, operand, range => {
    operand.update()
    range.state = operand.state
    range.low = -operand.high
    range.high = -operand.low
  })
}

export function productOf(clock: Clock, left: Range, right: Range): Range {
  const shape =
    left.exact && right.exact ? shapeOf(left.scale * right.scale, left.size * right.size) : INEXACT
  return new Range(clock, shape, range => {
    left.update()
    right.update()
    if (!combineStates(range, left, right)) return
    if (shape.exact) hullOfProducts(range, left.low, left.high, right.low, right.high)
    else {
      hullOfProducts(range, left.realLow, left.realHigh, right.realLow, right.realHigh)
      range.low = down(range.low)
      range.high = up(range.high)
    }
  })
}

function hullOfProducts(range: Range, a: number, b: number, c: number, d: number): void {
  const ac = product(a, c)
  const ad = product(a, d)
  const bc = product(b, c)
  const bd = product(b, d)
  range.low = Math.min(ac, ad, bc, bd)
  range.high = Math.max(ac, ad, bc, bd)
}

/** Nothing times anything is nothing, also when the other has no end. */
function product(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b
}

/** Missing where the divisor is zero. */
export function quotientOf(clock: Clock, left: Range, right: Range): Range {
  return new Range(clock, INEXACT, range => {
    left.update()
    right.update()
    if (!combineStates(range, left, right)) return
    if (right.low > 0 || right.high < 0) {
      hullOfProducts(range, left.realLow, left.realHigh, down(1 / right.realHigh), up(1 / right.realLow))
      range.low = down(range.low)
      range.high = up(range.high)
      return
    }
    range.state = right.low === 0 && right.high === 0 && right.exact ? MISSING : MISSING | DEFINED
    range.low = -Infinity
    range.high = Infinity
  })
}

export function extremeOf(
  clock: Clock,
  operands: readonly Range[],
  pick: (a: number, b: number) => number,
): Range {
  const { shape, times } = commonShape(operands, sizes => Math.max(...sizes))
  return new Range(clock, shape, range => {
    let state = DEFINED
    for (const [index, operand] of operands.entries()) {
      operand.update()
      state = ((state | operand.state) & MISSING) | (state & operand.state & DEFINED)
      const low = shape.exact ? operand.low * times[index]! : operand.realLow
      const high = shape.exact ? operand.high * times[index]! : operand.realHigh
      range.low = index === 0 ? low : pick(range.low, low)
      range.high = index === 0 ? high : pick(range.high, high)
    }
    range.state = state
  })
}
