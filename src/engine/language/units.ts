import { isCurrencyCode } from '../../domain/money.ts'
import { UNITS, type Unit, unitByCode, unitBySymbol } from '../../domain/units.ts'
import { divide, multiply, ONE, type Rational, rational } from '../../lib/rational.ts'

/** What a number measures: powers of the base units (metre, kilogram, minute, kilowatt, the currency). All zero: a plain number. */
export interface Dimensions {
  readonly length: number
  readonly mass: number
  readonly time: number
  readonly power: number
  readonly money: number
}

/** A unit as it is written behind a number, with its size in base units. */
export interface Measure {
  readonly symbol: string
  /** UN/ECE Rec 20; null for a unit made here, like EUR/m2 */
  readonly code: string | null
  readonly dimensions: Dimensions
  readonly factor: Rational
}

export const PLAIN: Dimensions = { length: 0, mass: 0, time: 0, power: 0, money: 0 }

export function sameDimensions(a: Dimensions, b: Dimensions): boolean {
  return (
    a.length === b.length &&
    a.mass === b.mass &&
    a.time === b.time &&
    a.power === b.power &&
    a.money === b.money
  )
}

export function isPlain(dimensions: Dimensions): boolean {
  return sameDimensions(dimensions, PLAIN)
}

/** `a` times `b` to the power `sign` (1 or −1). */
export function combineDimensions(a: Dimensions, b: Dimensions, sign: 1 | -1): Dimensions {
  return {
    length: a.length + sign * b.length,
    mass: a.mass + sign * b.mass,
    time: a.time + sign * b.time,
    power: a.power + sign * b.power,
    money: a.money + sign * b.money,
  }
}

const BASES: Readonly<Record<Unit['dimension'], { dimensions: Dimensions; factor: Rational }>> = {
  length: { dimensions: { ...PLAIN, length: 1 }, factor: ONE },
  area: { dimensions: { ...PLAIN, length: 2 }, factor: ONE },
  // The unit table counts volumes in litres; here they are cubic metres, so that metre × square metre is one.
  volume: { dimensions: { ...PLAIN, length: 3 }, factor: rational(1n, 1000n) },
  mass: { dimensions: { ...PLAIN, mass: 1 }, factor: ONE },
  time: { dimensions: { ...PLAIN, time: 1 }, factor: ONE },
  power: { dimensions: { ...PLAIN, power: 1 }, factor: ONE },
  // One cubic metre per hour, in cubic metres per minute
  flow: { dimensions: { ...PLAIN, length: 3, time: -1 }, factor: rational(1n, 60n) },
  count: { dimensions: PLAIN, factor: ONE },
}

function measureOfUnit(unit: Unit): Measure {
  const base = BASES[unit.dimension]
  return {
    symbol: unit.symbol,
    code: unit.code,
    dimensions: base.dimensions,
    factor: multiply(unit.factor, base.factor),
  }
}

/**
 * The unit that a symbol (`mm`, `m2`), a UN/ECE code (`MTR`), a currency or a fraction of these (`EUR/m2`) stands for.
 *
 * @returns null when it is unknown
 */
export function findMeasure(text: string, currency: string): Measure | null {
  const whole = findSimple(text, currency)
  if (whole) return whole
  const parts = text.split('/')
  const [over = '', under] = parts
  if (parts.length > 2) return null
  const upper = findSimple(over, currency)
  if (!upper || under === undefined) return upper
  const lower = findSimple(under, currency)
  if (!lower) return null
  return {
    symbol: text,
    code: null,
    dimensions: combineDimensions(upper.dimensions, lower.dimensions, -1),
    factor: divide(upper.factor, lower.factor),
  }
}

function findSimple(text: string, currency: string): Measure | null {
  if (text === currency) return { symbol: text, code: null, dimensions: { ...PLAIN, money: 1 }, factor: ONE }
  const unit = unitBySymbol(text) ?? unitByCode(text)
  return unit && measureOfUnit(unit)
}

/** Why `text` is not a unit here: another currency, or nothing known. */
export function isForeignCurrency(text: string, currency: string): boolean {
  return text
    .split('/')
    .some(part => part !== currency && /^[A-Z]{3}$/.test(part) && !unitByCode(part) && isCurrencyCode(part))
}

export function knownUnits(currency: string): string[] {
  return [...UNITS.map(unit => unit.symbol), currency]
}

/** In words, for messages: "a length (m)", "a plain number". */
export function describeDimensions(dimensions: Dimensions): string {
  if (isPlain(dimensions)) return 'a plain number'
  const named = NAMES.find(([, known]) => sameDimensions(known, dimensions))
  if (named) return named[0]
  if (dimensions.money !== 1) return `a number in ${spellDimensions(dimensions)}`
  return `an amount of money per ${spellDimensions(combineDimensions(PLAIN, { ...dimensions, money: 0 }, -1))}`
}

const NAMES: readonly (readonly [string, Dimensions])[] = [
  ['a length', { ...PLAIN, length: 1 }],
  ['an area', { ...PLAIN, length: 2 }],
  ['a volume', { ...PLAIN, length: 3 }],
  ['a mass', { ...PLAIN, mass: 1 }],
  ['a time', { ...PLAIN, time: 1 }],
  ['a power', { ...PLAIN, power: 1 }],
  ['an amount of money', { ...PLAIN, money: 1 }],
]

function spellDimensions(dimensions: Dimensions): string {
  const symbols: readonly (readonly [string, number])[] = [
    ['money', dimensions.money],
    ['kg', dimensions.mass],
    ['kW', dimensions.power],
    ['m', dimensions.length],
    ['min', dimensions.time],
  ]
  const spell = (sign: 1 | -1) =>
    symbols
      .filter(([, power]) => power * sign > 0)
      .map(([symbol, power]) => (Math.abs(power) === 1 ? symbol : `${symbol}${Math.abs(power)}`))
      .join('·')
  const under = spell(-1)
  return `${spell(1) || '1'}${under ? `/${under}` : ''}`
}
