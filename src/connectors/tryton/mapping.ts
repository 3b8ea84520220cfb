import { Decimal } from '../../domain/decimal.ts'
import {
  type DocumentAddress,
  type OrderDocument,
  type OrderDocumentLine,
  recordReference,
} from '../../domain/document.ts'
import type { TrytonOptions } from './options.ts'
import type { Survey } from './survey.ts'
import { type AddressRow, toDate, toDecimal, type UnitRow } from './wire.ts'

/** One line of a sale as it is to stand in Tryton. */
export interface SaleLine {
  readonly position: number
  readonly type: 'line' | 'comment'
  readonly description: string
  /** Article number; null for a comment, and for a charge without an article */
  readonly article: string | null
  readonly quantity: Decimal | null
  readonly unit: UnitRow | null
  /** Four decimals at most */
  readonly unitPrice: Decimal | null
  readonly amount: Decimal | null
}

const PRICE_PLACES = 4

/** The lines, and what of them Tryton cannot hold. */
export function toSaleLines(
  document: OrderDocument,
  survey: Pick<Survey, 'unitOf' | 'currency'>,
  { chargeArticle }: Pick<TrytonOptions, 'chargeArticle'>,
): { readonly lines: readonly SaleLine[]; readonly problems: readonly string[] } {
  const problems: string[] = []
  const lines = document.lines.map((line): SaleLine => {
    const { position, description } = line
    const empty = { article: null, quantity: null, unit: null, unitPrice: null, amount: null }
    if (line.kind === 'TEXT') return { position, type: 'comment', description, ...empty }
    const article = line.kind === 'CHARGE' ? (chargeArticle ?? null) : line.itemNumber
    const unit = article === null ? null : survey.unitOf(line.quantity.unit)
    const quantity = trimmed(Decimal.of(line.quantity.value))
    const problem = (text: string) => problems.push(`line ${position}: ${text}`)
    if (article !== null && !unit) problem(unknownUnit(line.quantity.unit))
    if (unit && quantity.scale > unit.digits)
      problem(`${quantity} has more decimals than Tryton's unit "${unit.symbol}" takes: ${unit.digits}`)
    const unitPrice = priceOf(line, quantity, survey.currency?.digits ?? 2)
    if (!unitPrice)
      problem(`expected a net price per unit whose ${quantity} make ${line.net}; four decimals have none`)
    const amount = Decimal.of(line.net ?? '0')
    return { position, type: 'line', description, article, quantity, unit, unitPrice, amount }
  })
  return { lines, problems }
}

export const unknownUnit = (unit: string): string =>
  `Tryton has no unit for ${unit}: say its symbol under \`units\``

/** Tryton keeps no net of a line but works it out: the price per unit must lead to ours, to the cent. */
function priceOf({ unitNet, net }: OrderDocumentLine, quantity: Decimal, digits: number): Decimal | null {
  if (net === null) return null
  const wanted = Decimal.of(net)
  const leadsThere = (price: Decimal) => price.times(quantity).rounded(digits).equals(wanted)
  const ours = unitNet === null ? null : trimmed(Decimal.of(unitNet))
  if (ours && ours.scale <= PRICE_PLACES && leadsThere(ours)) return ours
  if (quantity.isZero) return null
  const derived = wanted.dividedBy(quantity, PRICE_PLACES)
  return leadsThere(derived) ? derived : null
}

/** Without zeros at the end, which are no digits to Tryton. */
export function trimmed(value: Decimal): Decimal {
  let places = value.scale
  while (places > 0 && value.rounded(places - 1).equals(value)) places--
  return value.rounded(places)
}

/** The debtor's address at that place, one for deliveries rather than another; null where there is none. */
export function findAddress(
  address: DocumentAddress,
  rows: readonly AddressRow[],
  country: number | null,
): AddressRow | null {
  const same = rows.filter(row => isSameAddress(address, row, country))
  return same.find(row => row.delivery) ?? same[0] ?? null
}

/** The same place, however it is spelt: white space and case tell nothing. */
function isSameAddress(address: DocumentAddress, row: AddressRow, country: number | null): boolean {
  const plain = (text: string | null) => (text ?? '').normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase()
  return (
    plain(address.street) === plain(row.street) &&
    plain(address.postalCode) === plain(row.postal_code) &&
    plain(address.city) === plain(row.city) &&
    (address.country === null || row.country === country)
  )
}

export const onOneLine = ({ street, postalCode, city, country }: DocumentAddress): string =>
  [street, postalCode, city, country].filter(part => part !== null && part !== '').join(', ')

export function toAddress(address: DocumentAddress, country: number | null): object {
  return {
    party_name: address.name,
    street: address.street,
    postal_code: address.postalCode,
    city: address.city,
    country,
    delivery: true,
  }
}

/** All that an order's line is created from. @param taxes ids, by article number */
export function toLineValues(
  line: SaleLine,
  products: Survey['products'],
  taxes: ReadonlyMap<string, readonly number[]>,
): object {
  const { position, type, description, article, quantity, unit, unitPrice } = line
  const base = { sequence: position, type, description }
  if (type === 'comment') return base
  const priced = { ...base, quantity: Number(quantity), unit_price: toDecimal(unitPrice!) }
  if (article === null) return priced
  return {
    ...priced,
    product: products.get(article)!.id,
    unit: unit!.id,
    taxes: [['add', taxes.get(article) ?? []]],
  }
}

/** The day on which shipping should start; a day that is over Tryton would refuse. */
export function shippingDateOf(document: OrderDocument, today: string): string | null {
  const wanted = document.requestedDeliveryDate
  return wanted !== null && wanted >= today ? wanted : null
}

export function toSale(
  document: OrderDocument,
  ids: {
    readonly party: number
    readonly currency: number
    readonly invoiceAddress: number | null
    readonly deliveryAddress: number
    readonly paymentTerm: number | null
  },
  lines: readonly object[],
  today: string,
): object {
  const shippingDate = shippingDateOf(document, today)
  return {
    party: ids.party,
    currency: ids.currency,
    invoice_address: ids.invoiceAddress,
    shipment_address: ids.deliveryAddress,
    reference: recordReference(document),
    description: document.customerReference,
    ...(ids.paymentTerm === null ? {} : { payment_term: ids.paymentTerm }),
    ...(shippingDate === null ? {} : { shipping_date: toDate(shippingDate) }),
    lines: [['create', lines]],
  }
}
