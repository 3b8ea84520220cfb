import { onlyAny } from '../table/conditions.ts'
import type { Match } from '../table/lookup-table.ts'
import type { Ranks } from '../table/ranks.ts'
import type { Condition } from '../table/row-index.ts'
import { asDouble, inWholeParts } from '../table/whole-parts.ts'
import { commonShape } from './arithmetic.ts'
import { hasValue } from './box.ts'
import type { Compiler } from './compiling.ts'
import { DEFINED, down, INEXACT, Range, shapeOf, up } from './range.ts'
import type { SetVariable } from './variables.ts'

/** One key of a lookup over the values left. */
export interface LookupKey {
  /** Ranks that fit some value left, and ranks that fit all of them */
  readonly some: Condition
  readonly all: Condition
  /** Returns whether they are other than before. */
  update(): boolean
}

/** A key whose argument is a number: the ends of its range tell which cells it may fit and which it must. */
export function numberKey(compiler: Compiler, match: Match, ranks: Ranks, argument: Range): LookupKey {
  const { lows, highs, isExact, times } = endsOfCells(compiler, ranks, argument)
  const only = onlyAny(match, ranks)
  const some: Condition = { ...only }
  const all: Condition = { ...only }
  const fitSome = FIT_SOME[match]
  const fitAll = FIT_ALL[match]
  let seenLow = Number.NaN
  let seenHigh = Number.NaN
  let seenState = 0
  return {
    some,
    all,
    update() {
      argument.update()
      const low = orElse(isExact ? argument.low * times : argument.realLow, -Infinity)
      const high = orElse(isExact ? argument.high * times : argument.realHigh, Infinity)
      const { state } = argument
      if (low === seenLow && high === seenHigh && state === seenState) return false
      seenLow = low
      seenHigh = high
      seenState = state
      if (state & DEFINED) fitSome(some, lows, highs, low, high)
      else set(some, only.low, only.high)
      if (state === DEFINED && (match !== 'equals' || (isExact && low === high)))
        fitAll(all, lows, highs, low, high)
      else set(all, only.low, only.high)
      return true
    },
  }
}

/** Infinity less infinity is no number: nothing is known then. */
function orElse(value: number, other: number): number {
  return Number.isNaN(value) ? other : value
}

function set(condition: Condition, low: number, high: number): void {
  condition.low = low
  condition.high = high
}

/** How many of the ascending ends are below the value, and how many are at most it. */
function below(ends: Float64Array, value: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

function upTo(ends: Float64Array, value: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}

type Fit = (condition: Condition, lows: Float64Array, highs: Float64Array, low: number, high: number) => void

/** Of the argument the end that fits most cells, of a cell the end that fits it best. */
const FIT_SOME: Readonly<Record<Match, Fit>> = {
  upTo: (condition, _lows, highs, low) => set(condition, below(highs, low), Infinity),
  below: (condition, _lows, highs, low) => set(condition, upTo(highs, low), Infinity),
  from: (condition, lows, _highs, _low, high) => set(condition, -1, upTo(lows, high) - 1),
  equals: (condition, lows, highs, low, high) => set(condition, below(highs, low), upTo(lows, high) - 1),
}

/** The other ends. @pre of `equals`: all are exact, and the argument has one value */
const FIT_ALL: Readonly<Record<Match, Fit>> = {
  upTo: (condition, lows, _highs, _low, high) => set(condition, below(lows, high), Infinity),
  below: (condition, lows, _highs, _low, high) => set(condition, upTo(lows, high), Infinity),
  from: (condition, _lows, highs, low) => set(condition, -1, upTo(highs, low) - 1),
  equals: (condition, lows, _highs, low) => set(condition, below(lows, low), upTo(lows, low) - 1),
}

/** The distinct cells in whole parts that compare with the argument's, or else rounded outward. Both ascend. */
function endsOfCells({ clock }: Compiler, { values }: Ranks, argument: Range) {
  const { numerator, scale, exact } = inWholeParts(values)
  const size = numerator.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
  const cells = new Range(clock, exact ? shapeOf(scale, size) : INEXACT, () => {})
  const { shape, times } = commonShape([argument, cells], sizes => Math.max(...sizes))
  const end = (place: number, round: (value: number) => number) =>
    shape.exact ? numerator[place]! * times[1]! : round(asDouble(values[place]!))
  const lows = Float64Array.from(values, (_value, place) => end(place, down))
  const highs = Float64Array.from(values, (_value, place) => end(place, up))
  // Two that differ less than a rounding may have come out in the other order.
  for (let place = 1; place < highs.length; place++) highs[place] = Math.max(highs[place]!, highs[place - 1]!)
  for (let place = lows.length - 2; place >= 0; place--)
    lows[place] = Math.min(lows[place]!, lows[place + 1]!)
  return { lows, highs, isExact: shape.exact, times: times[0]! }
}

/** A key whose argument is the chosen option of a feature. */
export function optionKey({ box, layout }: Compiler, ranks: Ranks, feature: string): LookupKey {
  const variable = layout.byFeature.get(feature)![0] as SetVariable
  const rankOf = variable.values.map(code => ranks.options?.get(code) ?? -1)
  const counts = new Int32Array((ranks.options?.size ?? 0) + 2)
  const some: Condition = { low: 0, high: counts.length - 2, counts }
  const all: Condition = { low: 1, high: 0, counts: null }
  const seen = new Int32Array(variable.words)
  return {
    some,
    all,
    update() {
      const words = box.words.subarray(variable.offset, variable.offset + variable.words)
      if (words.every((word, place) => word === seen[place])) return false
      seen.set(words)
      counts.fill(0)
      let left = 0
      for (const [value, rank] of rankOf.entries()) {
        if (!hasValue(box, variable, value)) continue
        left++
        if (rank >= 0) counts[rank + 1] = 1
        set(all, rank, rank)
      }
      for (let rank = 1; rank < counts.length; rank++) counts[rank]! += counts[rank - 1]!
      if (left !== 1) set(all, 1, 0)
      return true
    },
  }
}
