import { Decimal } from '../../../domain/decimal.ts'
import { compare, divide, isInteger, type Rational, rational, subtract } from '../../../lib/rational.ts'
import type { ProblemSink } from '../../language/problems.ts'
import { chainOf, type UvlConstraint, type UvlExpression, type UvlFeature } from './syntax.ts'

/** The least and the greatest number that the constraints themselves leave a feature, by name. */
export type Ranges = ReadonlyMap<string, { readonly min: Decimal | null; readonly max: Decimal | null }>

export interface Grid {
  readonly min: Rational
  readonly texts: { readonly min: string; readonly max: string; readonly step: string }
}

const MOST_VALUES = rational(1_000_000_000n)

/** From constraints that are a comparison with a number: `Inch >= 20`, `Inch < 30 & …`. */
export function findRanges(constraints: readonly UvlConstraint[]): Ranges {
  const ranges = new Map<string, { min: Decimal | null; max: Decimal | null }>()
  const visit = (node: UvlExpression): void => {
    if (node.kind !== 'binary') return
    if (node.operator === '&') for (const part of chainOf(node, '&')) visit(part)
    const isTurned = node.left.kind === 'number'
    const [name, bound] = isTurned ? [node.right, node.left] : [node.left, node.right]
    if (name.kind !== 'name' || name.path.length > 1 || bound.kind !== 'number') return
    const range = ranges.get(name.path[0]!) ?? { min: null, max: null }
    ranges.set(name.path[0]!, range)
    const value = Decimal.of(bound.text)
    if ((isTurned ? ['<', '<=', '=='] : ['>', '>=', '==']).includes(node.operator)) range.min = value
    if ((isTurned ? ['>', '>=', '=='] : ['<', '<=', '==']).includes(node.operator)) range.max = value
  }
  for (const { expression } of constraints) visit(expression)
  return ranges
}

/** The numbers a feature can have: its attributes `min`, `max` and `step`, else what the constraints leave. */
export function gridOf(
  feature: UvlFeature,
  type: 'Integer' | 'Real',
  ranges: Ranges,
  sink: ProblemSink,
): Grid | null {
  const { name, offset } = feature
  const attribute = (key: string): Decimal | null => {
    const value = feature.attributes.get(key)?.value
    return value?.kind === 'number' ? Decimal.of(value.text) : null
  }
  const min = attribute('min') ?? ranges.get(name)?.min ?? null
  const max = attribute('max') ?? ranges.get(name)?.max ?? null
  const step = attribute('step') ?? Decimal.of(type === 'Integer' ? '1' : '0.01')
  const refuse = (message: string): null => {
    sink.add(offset, 'BAD_RANGE', message)
    return null
  }
  if (!min || !max)
    return refuse(
      `expected a least and a greatest number for "${name}": write {min …, max …} behind it, or constraints like ${name} >= 0`,
    )
  const [first, last, apart] = [min.toRational(), max.toRational(), step.toRational()]
  if (min.compare(max) > 0) return refuse(`expected min of "${name}" at or below max ${max}, got ${min}`)
  if (step.isZero || step.isNegative) return refuse(`expected a step above zero for "${name}", got ${step}`)
  if (type === 'Integer' && !(min.isInteger && max.isInteger && step.isInteger))
    return refuse(`expected whole numbers for "${name}", got ${min} to ${max} in steps of ${step}`)
  const steps = divide(subtract(last, first), apart)
  if (!isInteger(steps))
    return refuse(`expected steps of ${step} to lead from ${min} to ${max} for "${name}"`)
  if (compare(steps, MOST_VALUES) > 0) return refuse(`expected at most 1,000,000,000 values for "${name}"`)
  return { min: first, texts: { min: min.toString(), max: max.toString(), step: step.toString() } }
}
