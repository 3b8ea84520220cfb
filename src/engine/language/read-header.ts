import { isCurrencyCode } from '../../domain/money.ts'
import { Fields } from './fields.ts'
import { type ProblemSink, quoted } from './problems.ts'

export function readCode(fields: Fields): string {
  const text = fields.requiredText('product', ', the code of the product')
  if (text && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text.text))
    fields.report(
      text.offset,
      'BAD_CODE',
      `expected a product code of letters, digits and . _ -, got ${quoted(text.text)}`,
    )
  return text?.text ?? ''
}

export function readCurrency(fields: Fields): string {
  const text = fields.requiredText('currency')
  if (text && !isCurrencyCode(text.text))
    fields.report(
      text.offset,
      'UNKNOWN_CURRENCY',
      `expected an ISO 4217 currency, like EUR, got ${quoted(text.text)}`,
    )
  return text?.text ?? 'EUR'
}

export function readQuantity(fields: Fields, sink: ProblemSink): readonly [number, number] {
  const value = fields.value('quantity')
  const bounds = value && Fields.of(value, ['min', 'max'], '"quantity"', sink)
  const minimum = bounds?.count('min', 1, 9999) ?? 1
  const maximum = bounds?.count('max', 1, 9999) ?? 9999
  if (minimum > maximum)
    fields.report(
      value!.offset,
      'BAD_RANGE',
      `expected min of "quantity" at or below max ${maximum}, got ${minimum}`,
    )
  return [minimum, maximum]
}
