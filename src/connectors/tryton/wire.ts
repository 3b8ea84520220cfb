import { z } from 'zod'
import { Decimal } from '../../domain/decimal.ts'
import type { Lazy } from '../../lib/environment.ts'

/** Python prints some decimals with an exponent: `0E-10`, `1E+3`. */
const EXPONENT = /^([+-]?)(\d+)(?:\.(\d+))?E([+-]\d{1,2})$/

const decimal = z
  .object({ __class__: z.literal('Decimal'), decimal: z.string() })
  .transform((raw, context) => {
    const parsed = parseDecimal(raw.decimal)
    if (parsed) return parsed
    context.addIssue({ code: 'custom', message: `expected a decimal, got "${raw.decimal}"` })
    return z.NEVER
  })

function parseDecimal(text: string): Decimal | null {
  const match = EXPONENT.exec(text)
  if (!match) return Decimal.tryParse(text)
  const [, sign, whole = '', fraction = '', exponent] = match
  const scale = fraction.length - Number(exponent)
  const digits = whole + fraction
  const coefficient = BigInt(scale < 0 ? digits + '0'.repeat(-scale) : digits)
  return new Decimal(sign === '-' ? -coefficient : coefficient, Math.max(scale, 0))
}

const id = z.int()
/** SQLite has 0 and 1 for booleans */
const flag = z.union([z.boolean(), z.literal(0), z.literal(1)]).transform(Boolean)
const text = z.string()
const quantity = z.number()
const nullable = { id: id.nullable(), text: text.nullable() }

/** What `search_read` and `read` answer, for the fields that are asked for. Dotted fields nest under the name and a dot. */
export const DEBTOR = z.array(
  z.object({ id, code: text, active: flag, customer_payment_term: nullable.id, _timestamp: text }),
)
export const ADDRESSES = z.array(
  z.object({
    id,
    active: flag,
    invoice: flag.nullable(),
    delivery: flag.nullable(),
    party_name: nullable.text,
    street: nullable.text,
    postal_code: nullable.text,
    city: nullable.text,
    country: nullable.id,
  }),
)
export const UNITS = z.array(z.object({ id, symbol: text, category: id, digits: z.int() }))
export const NAMED = z.array(z.object({ id, name: text }))
export const CODED = z.array(z.object({ id, code: text }))
export const CURRENCIES = z.array(z.object({ id, code: text, digits: z.int() }))
export const COMPANIES = z.array(z.object({ id, 'currency.': z.object({ code: text }) }))
export const IDS = z.array(id)
export const MODELS = z.array(z.object({ id, model: text }))
export const PRODUCTS = z.array(
  z.object({
    id,
    code: text,
    active: flag,
    default_uom: id,
    _timestamp: text,
    'template.': z.object({ active: flag, type: text, salable: flag.nullable() }),
  }),
)
/** Which parts list a product is made by. */
export const LINKS = z.array(z.object({ id, product: id, bom: id, routing: nullable.id.optional() }))
export const PARTS_LISTS = z.array(z.object({ id, name: text, output_products: z.array(id) }))
export const ROUTINGS = z.array(z.object({ id, name: text, boms: z.array(id) }))
export const SALES = z.array(z.object({ id, reference: nullable.text, state: text, number: nullable.text }))
export const SALE = z.array(
  z.object({
    id,
    party: id,
    reference: nullable.text,
    description: nullable.text,
    state: text,
    number: nullable.text,
    currency: id,
    invoice_address: nullable.id,
    shipment_address: nullable.id,
    shipping_date: z.unknown(),
    untaxed_amount: decimal,
    tax_amount: decimal,
  }),
)
export const SALE_LINES = z.array(
  z.object({
    id,
    type: text,
    product: nullable.id,
    quantity: quantity.nullable(),
    unit: nullable.id,
    unit_price: decimal.nullable(),
    amount: decimal.nullable(),
    description: nullable.text,
  }),
)
export const SALE_STATES = z.array(
  z.object({ id, reference: nullable.text, state: text, shipment_state: text, shipping_date: z.unknown() }),
)
export const SHIPPING_DATES = z.array(
  z.object({ id, sale: id, shipping_date: z.unknown(), moves: z.array(id) }),
)
/** What an on_change answers: only what it changed, of a list what is added, each with its place. */
export const CHANGED_TAXES = z.object({
  taxes: z.object({ add: z.array(z.tuple([z.int(), z.object({ id })])).optional() }).optional(),
})
export const LOGIN = z.tuple([id, text])
export const PREFERENCES = z.looseObject({ company: nullable.id.optional() })
export const NOTHING = z.unknown()

export type SaleStateRow = z.infer<typeof SALE_STATES>[number]
export type SaleRow = z.infer<typeof SALE>[number]
export type SaleLineRow = z.infer<typeof SALE_LINES>[number]
export type ProductRow = z.infer<typeof PRODUCTS>[number]
export type AddressRow = z.infer<typeof ADDRESSES>[number]
export type UnitRow = z.infer<typeof UNITS>[number]
export type Preferences = z.infer<typeof PREFERENCES>

export const toDecimal = (value: Decimal): object => ({ __class__: 'Decimal', decimal: value.toString() })

/** @param date ISO */
export function toDate(date: string): object {
  const [year, month, day] = date.split('-').map(Number)
  return { __class__: 'date', year, month, day }
}

/** Null for what is no date */
export function isoDate(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null
  const { year, month, day } = value as { year: number; month: number; day: number }
  return [String(year).padStart(4, '0'), ...[month, day].map(part => String(part).padStart(2, '0'))].join('-')
}

export const toDays = (days: number): object => ({ __class__: 'timedelta', seconds: days * 86_400 })

export const resolve = (value: string | Lazy): string => (typeof value === 'string' ? value : value())
