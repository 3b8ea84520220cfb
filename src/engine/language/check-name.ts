import { ONE } from '../../lib/rational.ts'
import type { Checking } from './checking.ts'
import { suggest } from './problems.ts'
import type { Calculation } from './scope.ts'
import type { Syntax } from './syntax.ts'
import { booleanOf, type DeclaredFeature, numberOf, type Typed, textOf } from './types.ts'

/** Inputs that exist somewhere, if not here. */
const INPUTS = new Set(['quantity', 'priceGroup', 'goodsNet'])

/** What a name stands for: a feature, a calculation, or an input of the place where the expression stands. */
export function checkName(checker: Checking, { name, start }: Syntax & { kind: 'name' }): Typed | null {
  const { names, scope } = checker
  const declared = names.features.get(name)
  if (declared) return typedFeature(declared)
  const calculation = names.calculations.get(name)
  if (calculation) return checkCalculation(checker, calculation, start)
  if (names.broken.has(name)) return null
  const input = scope.inputs.get(name)
  if (input) {
    checker.usesInput = name
    return input
  }
  if (name === 'priceGroup' && scope.priceGroup) {
    checker.usesInput = name
    return { type: 'option', feature: scope.priceGroup }
  }
  const reason = scope.later.get(name)
  if (reason) return checker.report(start, 'TOO_LATE', `"${name}" ${reason}`)
  if (INPUTS.has(name)) return checker.report(start, 'NOT_HERE', `${scope.place} cannot use "${name}"`)
  const known = [...names.features.keys(), ...names.calculations.keys(), ...scope.inputs.keys()]
  return checker.report(
    start,
    'UNKNOWN_NAME',
    `expected a feature, a calculation or another known name, got "${name}"${suggest(name, known)}`,
  )
}

function checkCalculation(checker: Checking, calculation: Calculation, start: number): Typed | null {
  const { scope } = checker
  if (calculation.state === 'reading') return reportCycle(checker, calculation, start)
  if (calculation.state === 'unread') checker.readFirst(calculation)
  checker.depth = Math.max(checker.depth, calculation.depth)
  const { usesInput } = calculation
  if (usesInput === null) return calculation.result
  checker.usesInput = usesInput
  if (scope.inputs.has(usesInput)) return calculation.result
  return checker.report(
    start,
    'NOT_HERE',
    `${scope.place} cannot use "${calculation.code}", which depends on "${usesInput}"`,
  )
}

function reportCycle(checker: Checking, calculation: Calculation, start: number): null {
  const { reading } = checker
  const path = reading.slice(reading.indexOf(calculation)).map(one => one.code)
  return checker.report(
    start,
    'CYCLE',
    `expected a calculation that does not need itself, got ${[...path, calculation.code].join(' → ')}`,
  )
}

function typedFeature(declared: DeclaredFeature): Typed {
  const { feature, measure } = declared
  switch (feature.type) {
    case 'BOOLEAN':
      return booleanOf({ kind: 'booleanFeature', feature: feature.code })
    case 'OPTION':
      return { type: 'option', feature: declared }
    case 'MULTI_OPTION':
      return { type: 'options', feature: declared }
    case 'TEXT':
      return textOf({ kind: 'textFeature', feature: feature.code })
    default:
      return numberOf(
        { kind: 'numberFeature', feature: feature.code, factor: measure?.factor ?? ONE },
        measure?.dimensions,
        measure,
      )
  }
}
