import { type Rational, rational } from '../lib/rational.ts'

/** What a unit measures. Only units of one dimension convert into each other. `count` units (piece, set, one) do not. */
export type Dimension = 'length' | 'area' | 'volume' | 'mass' | 'time' | 'power' | 'flow' | 'count'

export interface Unit {
  /** UN/ECE Rec 20 */
  readonly code: string
  readonly name: string
  /** How people write it: `mm`, `m2`, `kg`, `min` */
  readonly symbol: string
  readonly dimension: Dimension
  /** In base units of the dimension: metre, square metre, litre, kilogram, minute, kilowatt, cubic metre per hour */
  readonly factor: Rational
}

const unit = (
  code: string,
  name: string,
  symbol: string,
  dimension: Dimension,
  numerator: bigint = 1n,
  denominator: bigint = 1n,
): Unit => ({ code, name, symbol, dimension, factor: rational(numerator, denominator) })

/** The units we know. A record with another one is refused by name, never guessed. */
export const UNITS: readonly Unit[] = [
  unit('H87', 'piece', 'pc', 'count'),
  unit('C62', 'one', 'one', 'count'),
  unit('EA', 'each', 'ea', 'count'),
  unit('SET', 'set', 'set', 'count'),
  unit('PR', 'pair', 'pair', 'count'),
  unit('XBX', 'box', 'box', 'count'),
  unit('XPK', 'package', 'pack', 'count'),
  unit('XCT', 'carton', 'carton', 'count'),
  unit('XCS', 'case', 'case', 'count'),
  unit('XCA', 'can', 'can', 'count'),
  unit('DZN', 'dozen', 'doz', 'count'),
  unit('4H', 'micrometre', 'um', 'length', 1n, 1000000n),
  unit('MMT', 'millimetre', 'mm', 'length', 1n, 1000n),
  unit('CMT', 'centimetre', 'cm', 'length', 1n, 100n),
  unit('DMT', 'decimetre', 'dm', 'length', 1n, 10n),
  unit('MTR', 'metre', 'm', 'length'),
  unit('KMT', 'kilometre', 'km', 'length', 1000n),
  unit('INH', 'inch', 'in', 'length', 254n, 10000n),
  unit('FOT', 'foot', 'ft', 'length', 3048n, 10000n),
  unit('YRD', 'yard', 'yd', 'length', 9144n, 10000n),
  unit('SMI', 'mile', 'mi', 'length', 1609344n, 1000n),
  unit('MMK', 'square millimetre', 'mm2', 'area', 1n, 1000000n),
  unit('CMK', 'square centimetre', 'cm2', 'area', 1n, 10000n),
  unit('DMK', 'square decimetre', 'dm2', 'area', 1n, 100n),
  unit('MTK', 'square metre', 'm2', 'area'),
  unit('HAR', 'hectare', 'ha', 'area', 10000n),
  unit('INK', 'square inch', 'in2', 'area', 64516n, 100000000n),
  unit('FTK', 'square foot', 'ft2', 'area', 9290304n, 100000000n),
  unit('YDK', 'square yard', 'yd2', 'area', 83612736n, 100000000n),
  unit('MLT', 'millilitre', 'ml', 'volume', 1n, 1000n),
  unit('CLT', 'centilitre', 'cl', 'volume', 1n, 100n),
  unit('LTR', 'litre', 'l', 'volume'),
  unit('HLT', 'hectolitre', 'hl', 'volume', 100n),
  unit('GLL', 'gallon (US)', 'gal', 'volume', 3785411784n, 1000000000n),
  unit('GLI', 'gallon (UK)', 'galUK', 'volume', 454609n, 100000n),
  unit('QTL', 'liquid quart (US)', 'qt', 'volume', 946352946n, 1000000000n),
  unit('PTL', 'liquid pint (US)', 'pt', 'volume', 473176473n, 1000000000n),
  unit('OZA', 'fluid ounce (US)', 'floz', 'volume', 295735295625n, 10000000000000n),
  unit('MMQ', 'cubic millimetre', 'mm3', 'volume', 1n, 1000000n),
  unit('CMQ', 'cubic centimetre', 'cm3', 'volume', 1n, 1000n),
  unit('DMQ', 'cubic decimetre', 'dm3', 'volume'),
  unit('MTQ', 'cubic metre', 'm3', 'volume', 1000n),
  unit('INQ', 'cubic inch', 'in3', 'volume', 16387064n, 1000000000n),
  unit('FTQ', 'cubic foot', 'ft3', 'volume', 28316846592n, 1000000000n),
  unit('YDQ', 'cubic yard', 'yd3', 'volume', 764554857984n, 1000000000n),
  unit('MGM', 'milligram', 'mg', 'mass', 1n, 1000000n),
  unit('GRM', 'gram', 'g', 'mass', 1n, 1000n),
  unit('KGM', 'kilogram', 'kg', 'mass'),
  unit('TNE', 'tonne', 't', 'mass', 1000n),
  unit('LBR', 'pound', 'lb', 'mass', 45359237n, 100000000n),
  unit('ONZ', 'ounce', 'oz', 'mass', 28349523125n, 1000000000000n),
  unit('STN', 'ton (US)', 'tonUS', 'mass', 90718474n, 100000n),
  unit('LTN', 'ton (UK)', 'tonUK', 'mass', 10160469088n, 10000000n),
  unit('SEC', 'second', 's', 'time', 1n, 60n),
  unit('MIN', 'minute', 'min', 'time'),
  unit('HUR', 'hour', 'h', 'time', 60n),
  unit('DAY', 'day', 'd', 'time', 1440n),
  unit('WEE', 'week', 'wk', 'time', 10080n),
  unit('MQH', 'cubic metre per hour', 'm3/h', 'flow'),
  unit('L2', 'litre per minute', 'l/min', 'flow', 3n, 50n),
  unit('MQS', 'cubic metre per second', 'm3/s', 'flow', 3600n),
  unit('G2', 'gallon (US) per minute', 'gal/min', 'flow', 60n * 3785411784n, 1000000000000n),
  unit('2L', 'cubic foot per minute', 'ft3/min', 'flow', 60n * 28316846592n, 1000000000000n),
  unit('KWT', 'kilowatt', 'kW', 'power'),
  unit('MAW', 'megawatt', 'MW', 'power', 1000n),
  unit('WTT', 'watt', 'W', 'power', 1n, 1000n),
]

const byCode = new Map(UNITS.map(one => [one.code, one]))
const bySymbol = new Map(UNITS.map(one => [one.symbol, one]))

export function unitByCode(code: string): Unit | null {
  return byCode.get(code) ?? null
}

export function unitBySymbol(symbol: string): Unit | null {
  return bySymbol.get(symbol) ?? null
}
