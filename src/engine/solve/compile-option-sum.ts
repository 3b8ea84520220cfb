import { ZERO } from '../../lib/rational.ts'
import type { NumberExpression } from '../expression.ts'
import { asDouble, inWholeParts } from '../table/whole-parts.ts'
import { hasValue } from './box.ts'
import type { Compiler } from './compiling.ts'
import { INEXACT, marginOf, Range, shapeOf } from './range.ts'
import { ABSENT, GIVEN, type SetVariable } from './variables.ts'

/** What the options that are in for certain come to, and what those that are open can add or take away. */
export function compileOptionSum(
  { clock, box, layout }: Compiler,
  { feature, byOption }: NumberExpression & { kind: 'optionSum' },
): Range {
  const members = layout.byFeature.get(feature) as readonly SetVariable[]
  const values = members.map((member, place) => byOption.get(member.feature.options[place]!.code) ?? ZERO)
  const { numerator, scale, exact } = inWholeParts(values)
  const shape = exact ? shapeOf(scale, totalSize(numerator)) : INEXACT
  const parts = shape.exact ? numerator : values.map(asDouble)
  const margin = shape.exact ? 0 : (parts.length + 1) * marginOf(totalSize(parts))
  return new Range(clock, shape, range => {
    range.low = -margin
    range.high = margin
    for (const [place, member] of members.entries()) {
      if (!hasValue(box, member, GIVEN)) continue
      const part = parts[place]!
      const mayBeOut = hasValue(box, member, ABSENT)
      range.low += mayBeOut ? Math.min(0, part) : part
      range.high += mayBeOut ? Math.max(0, part) : part
    }
  })
}

function totalSize(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + Math.abs(part), 0)
}
