import { Decimal } from '../../domain/decimal.ts'

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

/**
 * A database's text of a number as plain decimal notation: exponents of doubles are written out, as many decimals as
 * there are digits that count. `null` for anything else: NaN, Infinity, words.
 */
export function plainDecimal(text: string): string | null {
  const match = NUMBER.exec(text.trim())
  if (!match) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  if (whole === '' && fraction === '') return null
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (Math.abs(point) > 400) return null
  const before = (point > 0 ? digits.slice(0, point).padEnd(point, '0') : '').replace(/^0+/, '') || '0'
  const after = (point >= 0 ? digits.slice(point) : '0'.repeat(-point) + digits).replace(/0+$/, '')
  const isZero = before === '0' && after === ''
  return `${sign === '-' && !isZero ? '-' : ''}${before}${after === '' ? '' : `.${after}`}`
}

const WHOLE_DIGITS = 80

/**
 * A key that stands among others as its number stands among theirs, compared byte by byte. `null` for what is no number.
 * Digits before the point are filled up; below zero every digit is turned around and a `~` ends the shorter fraction.
 */
export function sortKeyOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const plain = plainDecimal(String(value))
  if (plain === null) return null
  const isNegative = plain.startsWith('-')
  const [whole = '', fraction = ''] = plain.replace('-', '').split('.')
  const digits = `${whole.padStart(WHOLE_DIGITS, '0')}.${fraction}`
  if (!isNegative) return `1${digits}`
  return `0${digits.replace(/\d/g, digit => String(9 - Number(digit)))}~`
}

/** `total` and `value` less `less`; what is not known adds nothing. */
export function addDecimals(total: string, value: unknown, less: unknown): string {
  const plain = value === null ? null : plainDecimal(String(value))
  const minus = less === null ? null : plainDecimal(String(less))
  if (plain === null || minus === null) return total
  return Decimal.of(total).plus(Decimal.of(plain)).minus(Decimal.of(minus)).toString()
}
