import { ONE } from '../../lib/rational.ts'
import type { Checking } from './checking.ts'
import { suggest } from './problems.ts'
import type { Syntax } from './syntax.ts'
import { describeType, numberOf, type Typed, type TypedNumber } from './types.ts'

/** `count(extras)`: how many options are chosen. */
export function checkCount(checker: Checking, call: Syntax & { kind: 'call' }): Typed | null {
  const arg = call.args[0]!
  const typed = checker.check(arg)
  if (!typed) return null
  if (typed.type !== 'options')
    return checker.report(
      arg.start,
      'TYPE_MISMATCH',
      `expected a feature with several options to count, got ${describeType(typed)}`,
    )
  const { code, options } = typed.feature.feature
  return numberOf({
    kind: 'optionSum',
    feature: code,
    byOption: new Map(options.map(option => [option.code, ONE])),
  })
}

/**
 * `extras.price` within `sum`: of all chosen options together.
 *
 * @returns undefined when the part is nothing of a feature with several options
 */
export function checkOptionSum(checker: Checking, arg: Syntax): TypedNumber | null | undefined {
  if (arg.kind !== 'member' || arg.of.kind !== 'name') return undefined
  const declared = checker.names.features.get(arg.of.name)
  if (declared?.feature.type !== 'MULTI_OPTION') return undefined
  const feature = declared.feature.code
  const attribute = declared.attributes.get(arg.name)
  if (attribute?.type === 'number')
    return numberOf(
      { kind: 'optionSum', feature, byOption: attribute.byOption },
      attribute.dimensions,
      attribute.measure,
    )
  const numbers = [...declared.attributes].flatMap(([name, { type }]) => (type === 'number' ? [name] : []))
  return checker.report(
    arg.nameStart,
    attribute ? 'TYPE_MISMATCH' : 'UNKNOWN_ATTRIBUTE',
    `expected a number kept with the options of "${feature}", got "${arg.name}"${suggest(arg.name, numbers)}`,
  )
}
