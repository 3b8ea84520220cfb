import { inLanguage } from '../../domain/price.ts'
import { ONE } from '../../lib/rational.ts'
import type { SymbolExpression } from '../expression.ts'
import { asText } from './as-text.ts'
import { Checker } from './checker.ts'
import { type ProblemSink, quoted, suggest } from './problems.ts'
import type { Names, Scope } from './scope.ts'
import type { LocatedText } from './source.ts'
import type { Typed } from './types.ts'
import { findMeasure, isPlain, knownUnits, sameDimensions } from './units.ts'

const MAXIMUM_LENGTH = 2_000
const HOLE = /^(?<expression>[\s\S]*?)(?:\s+as\s+(?<unit>[A-Za-z0-9/]+))?(?:\s*:\s*(?<digits>\d{1,2}))?\s*$/

/**
 * Reads a text with holes: `V70-{opening.short}-{width:4}` prints the width with at least four digits, in the unit it was
 * written in or the one it names (`{area as m2}`).
 *
 * @param language options print as their label in it; null: as their code
 * @returns null after reporting what is wrong
 */
export function readTemplate(
  source: LocatedText,
  names: Names,
  scope: Scope,
  sink: ProblemSink,
  language: string | null,
): SymbolExpression | null {
  if (source.text.length > MAXIMUM_LENGTH) {
    sink.add(source.offset, 'WRONG_SHAPE', `expected a text of at most ${MAXIMUM_LENGTH} letters`)
    return null
  }
  const checker = new Checker(names, scope, sink, source)
  const operands: (SymbolExpression | null)[] = []
  let place = 0
  for (const match of source.text.matchAll(/\{([^{}]*)\}/g)) {
    if (match.index > place) operands.push({ kind: 'text', value: source.text.slice(place, match.index) })
    operands.push(readHole(checker, match[1]!, match.index + 1, language))
    place = match.index + match[0].length
  }
  const rest = source.text.slice(place)
  if (rest) operands.push({ kind: 'text', value: rest })
  const stray = source.text.replaceAll(/\{[^{}]*\}/g, hole => ' '.repeat(hole.length)).search(/[{}]/)
  if (stray >= 0)
    return checker.report(
      stray,
      'SYNTAX',
      `expected each { to close with }, got a lone "${source.text[stray]}"`,
    )
  if (operands.includes(null)) return null
  const parts = operands.filter(operand => operand !== null)
  return parts.length === 1 ? parts[0]! : { kind: 'concat', operands: parts }
}

function readHole(
  checker: Checker,
  text: string,
  start: number,
  language: string | null,
): SymbolExpression | null {
  const { expression = '', unit, digits } = HOLE.exec(text)?.groups ?? {}
  const typed = checker.checkText(expression, start)
  if (!typed) return null
  const inUnit = unit === undefined ? typed : printedIn(checker, typed, unit, start + text.indexOf(unit))
  if (!inUnit) return null
  if (language !== null && inUnit.type === 'option' && !inUnit.feature.optionNumbers)
    return labelOf(inUnit.feature.feature, language)
  return asText(checker, inUnit, start, Number(digits ?? 0))
}

function labelOf(
  feature: { code: string; options: readonly { code: string; label: object }[] },
  language: string,
) {
  const byOption = new Map(
    feature.options.map(option => [
      option.code,
      inLanguage(option.label as Readonly<Record<string, string>>, language),
    ]),
  )
  return { kind: 'textAttribute', feature: feature.code, byOption } as const
}

function printedIn(checker: Checker, typed: Typed, unit: string, start: number): Typed | null {
  const number = checker.asNumber(typed, start)
  if (!number) return null
  const measure = findMeasure(unit, checker.names.currency)
  if (!measure)
    return checker.report(
      start,
      'UNKNOWN_UNIT',
      `expected a unit, got ${quoted(unit)}${suggest(unit, knownUnits(checker.names.currency))}`,
    )
  if (!sameDimensions(measure.dimensions, number.dimensions))
    return checker.report(start, 'UNIT_MISMATCH', `expected a unit of what is printed, got ${quoted(unit)}`)
  return { ...number, measure: isPlain(measure.dimensions) ? { ...measure, factor: ONE } : measure }
}
