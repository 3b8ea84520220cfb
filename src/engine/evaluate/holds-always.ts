import { Decimal } from '../../domain/decimal.ts'
import { add, divide, floor, multiply, type Rational, rational, subtract } from '../../lib/rational.ts'
import { childrenOf } from '../children.ts'
import type { BooleanExpression, Expression } from '../expression.ts'
import type { Choices, Feature, Value } from '../model.ts'
import type { Effort } from '../substitute.ts'
import { exactDecimal } from './exact-decimal.ts'
import { Evaluation, EvaluationError } from './expression.ts'

/** Sets of answers to the features that one rule reads. */
const MAXIMUM_SETS = 5_000
const MAXIMUM_CHOSEN = 12

/**
 * Whether a rule holds whatever is answered, found by trying all there is.
 *
 * @param effort parts of the rule times sets of answers are taken from it
 * @returns null when that is too much to try
 */
export function holdsAlways(
  rule: BooleanExpression,
  features: ReadonlyMap<string, Feature>,
  effort: Effort,
): boolean | null {
  const parts = partsOf(rule)
  effort.left -= parts.size
  if (effort.left < 0) return null
  const codes = new Set([...parts].flatMap(part => ('feature' in part ? [part.feature] : [])))
  let sets: readonly Choices[] = [{}]
  for (const code of codes) {
    const feature = features.get(code)
    const answers = feature ? answersTo(feature, MAXIMUM_SETS / sets.length) : null
    if (!answers) return null
    sets = sets.flatMap(set => answers.map(answer => ({ ...set, [code]: answer })))
  }
  effort.left -= sets.length * parts.size
  if (effort.left < 0) return null
  return sets.every(set => holds(rule, set))
}

function holds(rule: BooleanExpression, values: Choices): boolean {
  try {
    return new Evaluation(values).boolean(rule)
  } catch (error) {
    if (error instanceof EvaluationError) return false
    throw error
  }
}

function partsOf(rule: Expression): ReadonlySet<Expression> {
  const parts = new Set<Expression>([rule])
  for (const part of parts) for (const child of childrenOf(part)) parts.add(child)
  return parts
}

/** Null when there are more than `most`, or no end of them. */
function answersTo({ type, options, min, max, step }: Feature, most: number): readonly Value[] | null {
  switch (type) {
    case 'BOOLEAN':
      return most < 2 ? null : [true, false]
    case 'OPTION':
      return options.length > most ? null : options.map(option => option.code)
    case 'MULTI_OPTION': {
      if (options.length > MAXIMUM_CHOSEN || 2 ** options.length > most) return null
      return options.reduce<string[][]>((sets, { code }) => sets.flatMap(set => [set, [...set, code]]), [[]])
    }
    case 'TEXT':
      return null
    default: {
      const [low, high, by] = [min!, max!, step!].map(text => Decimal.of(text).toRational()) as [
        Rational,
        Rational,
        Rational,
      ]
      const count = Number(floor(divide(subtract(high, low), by))) + 1
      if (!(count <= most)) return null
      return Array.from({ length: count }, (_none, index) => {
        const value = exactDecimal(add(low, multiply(by, rational(index))), 0).toString()
        return type === 'INTEGER' ? Number(value) : value
      })
    }
  }
}
