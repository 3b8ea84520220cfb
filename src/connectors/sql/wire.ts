import { Decimal } from '../../domain/decimal.ts'
import { DovetailError } from '../../domain/errors.ts'
import { currencyDecimals, isCurrencyCode, type Money } from '../../domain/money.ts'
import type { Quantity } from '../../domain/quantity.ts'
import { unitByCode } from '../../domain/units.ts'
import type { Row } from './client.ts'
import { plainDecimal } from './decimal-text.ts'
import { type FieldPlan, type RelationPlan, UNKNOWN } from './plan.ts'
import { instantOf } from './time-zone.ts'

/** What all records of a database are read with. */
export interface ReadingRules {
  readonly units: Readonly<Record<string, string>>
  readonly currency: string | null
  readonly timeZone: string
}

const YES = new Set(['1', 'true', 't', '\u0001'])
const NO = new Set(['0', 'false', 'f', '\0'])

/** What a yes-or-no column without a table of codes says when it says yes. */
export const YES_TEXTS: readonly string[] = [...YES]

/** Asked for every price; the list behind it is long. */
const currencies = new Map<string, boolean>()

function isCurrency(code: string): boolean {
  const known = currencies.get(code) ?? isCurrencyCode(code)
  currencies.set(code, known)
  return known
}

/**
 * Reads the fields of one row, each as what our noun wants of it.
 *
 * @throws DovetailError SOURCE_ANSWER_INVALID that names the record and the field
 */
export class RecordReader {
  readonly #row: Row
  readonly #plan: RelationPlan
  readonly #rules: ReadingRules
  readonly #label: string
  readonly #types: (field: FieldPlan) => string | null

  constructor(
    row: Row,
    plan: RelationPlan,
    rules: ReadingRules,
    label: string,
    types: (field: FieldPlan) => string | null,
  ) {
    this.#row = row
    this.#plan = plan
    this.#rules = rules
    this.#label = label
    this.#types = types
  }

  text(name: string): string | null {
    const value = this.#value(name)
    return value === null ? null : String(value)
  }

  key(name: string): string {
    return this.text(name) ?? this.#fail(name, 'a value', null)
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | null {
    const value = this.text(name)
    if (value === null) return null
    return choices.find(one => one === value) ?? this.#fail(name, `one of ${choices.join(', ')}`, value)
  }

  flag(name: string): boolean | null {
    const value = this.#value(name)
    if (value === null || typeof value === 'boolean') return value
    if (YES.has(String(value))) return true
    return NO.has(String(value)) ? false : this.#fail(name, 'yes or no (1 or 0)', String(value))
  }

  /** Without zeros that say nothing: databases fill up to the scale of the column. */
  decimal(name: string): Decimal | null {
    const value = this.text(name)
    if (value === null) return null
    const plain = plainDecimal(value)
    const decimal = plain === null ? null : Decimal.tryParse(plain)
    return decimal ?? this.#fail(name, 'a decimal', value)
  }

  days(name: string): number | null {
    const value = this.decimal(name)
    if (value === null) return null
    if (!value.isInteger || value.isNegative || value.compare(Decimal.of(100_000)) > 0)
      return this.#fail(name, 'whole days from 0', value.toString())
    return Number(value.toString())
  }

  percent(name: string): Decimal | null {
    const value = this.decimal(name)
    if (value !== null && (value.isNegative || value.compare(Decimal.of(100)) > 0))
      return this.#fail(name, 'a percentage from 0 to 100', value.toString())
    return value
  }

  /** With the decimals of its currency, more only where they count. */
  money(name: string, currencyName = 'currency'): Money | null {
    const amount = this.decimal(name)
    if (amount === null) return null
    const currency = this.text(currencyName) ?? this.#rules.currency
    if (currency === null || !isCurrency(currency))
      return this.#fail(currencyName, 'a currency (ISO 4217)', currency)
    return { amount: amount.plus(new Decimal(0n, currencyDecimals(currency))), currency }
  }

  quantity(name: string, unitName = 'unit'): Quantity | null {
    const value = this.decimal(name)
    if (value === null) return null
    return { value, unit: this.unit(unitName) ?? this.#fail(unitName, 'a unit', null) }
  }

  unit(name: string): string | null {
    const value = this.text(name)
    if (value === null) return null
    const code = this.#rules.units[value] ?? value
    if (unitByCode(code) === null) throw this.#invalid(`${name} "${value}" is not in our unit table`)
    return code
  }

  /** ISO 8601 in UTC */
  instant(name: string): string | null {
    const value = this.text(name)
    if (value === null) return null
    const match =
      /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?))?(Z|[+-]\d\d(?::?\d\d)?)?$/.exec(value)
    const wallMs = match ? Date.parse(`${match[1]}T${match[2] ?? '00:00'}Z`) : Number.NaN
    if (Number.isNaN(wallMs)) return this.#fail(name, 'a date with a time', value)
    return new Date(this.#toInstant(name, wallMs, match?.[3])).toISOString()
  }

  /** ISO 8601 date; a time behind it is left off */
  date(name: string): string | null {
    const value = this.text(name)
    if (value === null) return null
    const date = /^(\d{4}-\d\d-\d\d)(?:$|[ T])/.exec(value)?.[1]
    if (date === undefined || Number.isNaN(Date.parse(date))) return this.#fail(name, 'a date', value)
    return date
  }

  /** MySQL's `timestamp` comes in the zone of the session, which is UTC. */
  #toInstant(name: string, wallMs: number, zone: string | undefined): number {
    if (zone !== undefined) return wallMs - offsetMs(zone)
    const isUtc = this.#types(this.#field(name)) === 'timestamp'
    return isUtc ? wallMs : instantOf(wallMs, this.#rules.timeZone)
  }

  #field(name: string): FieldPlan {
    return this.#plan.fields.get(name) ?? UNKNOWN
  }

  #value(name: string): string | number | boolean | null {
    const field = this.#field(name)
    if (field.kind === 'CONSTANT') return field.value
    const raw = this.#row[name] ?? null
    if (field.read) return this.#computed(name, field.read, raw)
    if (raw === null || field.values === null) return raw
    if (!Object.hasOwn(field.values, raw))
      return this.#fail(name, `one of ${Object.keys(field.values).join(', ')}`, raw)
    return field.values[raw] as string | number | boolean
  }

  #computed(name: string, read: (text: string | null) => unknown, raw: string | null) {
    try {
      return read(raw) as string | number | boolean | null
    } catch (cause) {
      throw this.#invalid(`${name} "${raw}": the description's function failed`, cause)
    }
  }

  #fail(name: string, expected: string, got: string | null): never {
    throw this.#invalid(`${name}: expected ${expected}, got ${got === null ? 'nothing' : `"${got}"`}`)
  }

  #invalid(message: string, cause?: unknown): DovetailError {
    return new DovetailError('SOURCE_ANSWER_INVALID', 'repair', `${this.#label}: ${message}`, cause)
  }
}

function offsetMs(zone: string): number {
  if (zone === 'Z') return 0
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
