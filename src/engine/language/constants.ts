import { Decimal } from '../../domain/decimal.ts'
import { multiply, type Rational, rational } from '../../lib/rational.ts'
import { isShort } from './fields.ts'
import { type ProblemSink, quoted, suggest } from './problems.ts'
import type { LocatedText } from './source.ts'
import { findMeasure, isForeignCurrency, knownUnits, type Measure } from './units.ts'

/** A number with its unit, written as a value of its own: `12`, `3.5 %`, `9.80 EUR/m`. */
export interface Constant {
  /** In base units */
  readonly value: Rational
  readonly measure: Measure | null
}

const CONSTANT =
  /^(?<number>[+-]?\d+(?:\.\d+)?)\s*(?<unit>%|[A-Za-z][A-Za-z0-9]*(?:\/[A-Za-z][A-Za-z0-9]*)?)?$/

/** @returns undefined when the text does not look like a number; null after reporting a unit that is unknown */
export function readConstant(
  source: LocatedText,
  currency: string,
  sink: ProblemSink,
): Constant | null | undefined {
  const match = CONSTANT.exec(source.text)
  const written = match?.groups?.['number'] ?? ''
  const number = isShort(written) ? Decimal.tryParse(written) : null
  if (!number) return undefined
  const unit = match?.groups?.['unit']
  const value = number.toRational()
  if (unit === undefined) return { value, measure: null }
  if (unit === '%') return { value: multiply(value, rational(1n, 100n)), measure: null }
  const measure = readMeasure(unit, source.offsetOf(source.text.indexOf(unit)), currency, sink)
  return measure && { value: multiply(value, measure.factor), measure }
}

/** A unit by symbol, code or fraction; null after reporting an unknown one. */
export function readMeasure(
  text: string,
  offset: number,
  currency: string,
  sink: ProblemSink,
): Measure | null {
  const measure = findMeasure(text, currency)
  if (measure) return measure
  if (isForeignCurrency(text, currency))
    sink.add(
      offset,
      'UNKNOWN_CURRENCY',
      `expected amounts in the model's currency ${currency}, got ${quoted(text)}`,
    )
  else
    sink.add(
      offset,
      'UNKNOWN_UNIT',
      `expected a unit, got ${quoted(text)}${suggest(text, knownUnits(currency))}`,
    )
  return null
}
