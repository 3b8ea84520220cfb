import { Decimal } from '../../domain/decimal.ts'
import {
  add,
  compare,
  divide,
  floor,
  isInteger,
  multiply,
  type Rational,
  rational,
  subtract,
} from '../../lib/rational.ts'
import type { Feature, Value } from '../model.ts'

/** One of a few values, kept as bits: an option, true or false, a text absent or given, one option of a MULTI_OPTION in or out. */
export interface SetVariable {
  readonly kind: 'SET'
  readonly index: number
  readonly feature: Feature
  readonly values: readonly string[]
  /** Where its bits begin, and how many words of 32 they take */
  readonly offset: number
  readonly words: number
  /** The number of its first value, counted over all set variables */
  readonly firstValue: number
}

/** A number on a grid: `lowest + place × step`, place from 0 to `last`. */
export interface NumberVariable {
  readonly kind: 'NUMBER'
  readonly index: number
  readonly feature: Feature
  readonly lowest: Rational
  readonly step: Rational
  readonly last: number
  /** Counted over the numbers alone */
  readonly number: number
  /** Decimals its values print with */
  readonly places: number
}

export type Variable = SetVariable | NumberVariable

export interface Layout {
  readonly variables: readonly Variable[]
  readonly words: number
  /** Of all set variables together */
  readonly valueCount: number
  readonly numberCount: number
  /** One variable; for a MULTI_OPTION one for each option, in the model's order */
  readonly byFeature: ReadonlyMap<string, readonly Variable[]>
}

/** What a variable may be: these values, or the places from `low` to `high`. */
export type Restriction =
  | { readonly variable: number; readonly values: readonly number[] }
  | { readonly variable: number; readonly low: number; readonly high: number }

export const ABSENT = 0
export const GIVEN = 1

/** @throws RangeError when a number has no grid or one too fine to count */
export function layOut(features: readonly Feature[]): Layout {
  const variables: Variable[] = []
  const byFeature = new Map<string, readonly Variable[]>()
  let words = 0
  let valueCount = 0
  let numberCount = 0
  const addSet = (feature: Feature, values: readonly string[]): SetVariable => {
    const needed = Math.max(1, Math.ceil(values.length / 32))
    const variable = {
      kind: 'SET',
      index: variables.length,
      feature,
      values,
      offset: words,
      words: needed,
      firstValue: valueCount,
    } as const
    words += needed
    valueCount += values.length
    variables.push(variable)
    return variable
  }
  for (const feature of features) {
    if (feature.type === 'MULTI_OPTION')
      byFeature.set(
        feature.code,
        feature.options.map(() => addSet(feature, ['out', 'in'])),
      )
    else if (feature.type === 'INTEGER' || feature.type === 'DECIMAL') {
      const variable = gridOf(feature, variables.length, numberCount++)
      variables.push(variable)
      byFeature.set(feature.code, [variable])
    } else byFeature.set(feature.code, [addSet(feature, valuesOf(feature))])
  }
  return { variables, words, valueCount, numberCount, byFeature }
}

function valuesOf(feature: Feature): readonly string[] {
  if (feature.type === 'TEXT') return ['absent', 'given']
  if (feature.type === 'BOOLEAN' && feature.options.length === 0) return ['true', 'false']
  return feature.options.map(option => option.code)
}

function gridOf(feature: Feature, index: number, number: number): NumberVariable {
  const { min, max, step } = feature
  if (min === null || max === null)
    throw new RangeError(`feature ${feature.code}: expected a number with min and max`)
  const grid = Decimal.of(step ?? '1')
  const lowest = Decimal.of(min)
  const steps = floor(divide(subtract(Decimal.of(max).toRational(), lowest.toRational()), grid.toRational()))
  if (steps < 0n || steps > BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError(
      `feature ${feature.code}: expected a grid from min to max, got ${min} to ${max} by ${grid}`,
    )
  return {
    kind: 'NUMBER',
    index,
    number,
    feature,
    lowest: lowest.toRational(),
    step: grid.toRational(),
    last: Number(steps),
    places: Math.max(lowest.scale, grid.scale),
  }
}

/** The number at a place of the grid. */
function numberAt(variable: NumberVariable, place: number): Rational {
  return add(variable.lowest, multiply(variable.step, rational(BigInt(place))))
}

export function textAt(variable: NumberVariable, place: number): string {
  return Decimal.rounded(numberAt(variable, place), variable.places).toString()
}

/** The place of a number on the grid; null when it is not on it. */
export function placeOf(variable: NumberVariable, value: Value): number | null {
  const parsed =
    typeof value === 'number' || typeof value === 'string' ? Decimal.tryParse(String(value)) : null
  if (!parsed || compare(parsed.toRational(), variable.lowest) < 0) return null
  const place = divide(subtract(parsed.toRational(), variable.lowest), variable.step)
  const whole = floor(place)
  return isInteger(place) && whole <= BigInt(variable.last) ? Number(whole) : null
}
