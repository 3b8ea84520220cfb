import { Decimal } from '../../domain/decimal.ts'
import type { OrderDocument } from '../../domain/document.ts'
import { DovetailError } from '../../domain/errors.ts'
import type { ReadOptions } from '../../ports/source.ts'
import type { TrytonClient, WriteOptions } from './client.ts'
import { onOneLine, type SaleLine, shippingDateOf } from './mapping.ts'
import type { TrytonOptions } from './options.ts'
import { CHANGED_TAXES, isoDate, NOTHING, SALE, SALE_LINES, type SaleLineRow, type SaleRow } from './wire.ts'

/** How far along a sale is; a cancelled one arrived and was taken back. */
const RANKS: Readonly<Record<string, number>> = {
  draft: 0,
  quotation: 1,
  confirmed: 2,
  processing: 3,
  done: 4,
  cancelled: 5,
}
const WANTED = { DRAFT: 0, QUOTATION: 1, CONFIRMED: 2 }
const DEFAULT_VAT_TOLERANCE = '0.05'

/** Whether nothing is left to do with it. A state that we do not know came after all that we do. */
export function isFinished(state: string, { orders = 'CONFIRMED' }: TrytonOptions): boolean {
  return (RANKS[state] ?? RANKS.cancelled!) >= WANTED[orders]
}

/** What a sale is held against when it is read back. Ids are Tryton's. */
export interface ExpectedSale {
  readonly document: OrderDocument
  readonly party: number
  readonly currency: number
  /** Null: whichever it is */
  readonly invoiceAddress: number | null
  readonly deliveryAddress: number
  /** Of a change: no day is asked for any more, so there should be none */
  readonly isDayEmptied: boolean
  readonly lines: readonly SaleLine[]
  readonly productOf: (article: string) => number | null
  readonly today: string
}

/** The taxes that Tryton itself would put on a line, for this debtor: nobody fills them in over the network. */
export async function taxesOf(
  client: TrytonClient,
  { article, quantity, unit }: SaleLine,
  { party, currency, productOf }: Pick<ExpectedSale, 'party' | 'currency' | 'productOf'>,
  options: ReadOptions,
): Promise<readonly number[]> {
  const sale = { party, currency, company: await client.company(options) }
  const line = {
    type: 'line',
    product: productOf(article!),
    quantity: Number(quantity),
    unit: unit!.id,
    sale,
  }
  const call = {
    what: `taxes of article "${article}"`,
    method: 'sale.line.on_change_product',
    params: [line],
  }
  const { taxes } = await client.read(call, CHANGED_TAXES, options)
  return (taxes?.add ?? []).map(([, tax]) => tax.id)
}

/**
 * Takes a sale that is there as far as the options say, and only if it is what was ordered: while it is a draft a difference can still be
 * put right. Moving it on is harmless when repeated.
 *
 * @throws DovetailError `repair` with every difference
 */
export async function finishSale(
  client: TrytonClient,
  id: number,
  expected: ExpectedSale,
  options: TrytonOptions,
  writing: WriteOptions,
): Promise<SaleRow> {
  const { orders = 'CONFIRMED' } = options
  let sale = await readBack(client, id, expected, options, writing)
  if (isFinished(sale.state, options)) return sale
  for (const [method, wanted] of [
    ['quote', WANTED.QUOTATION],
    ['confirm', WANTED.CONFIRMED],
  ] as const)
    if (WANTED[orders] >= wanted && (RANKS[sale.state] ?? 0) < wanted) {
      const what = `order "${expected.document.externalReference}": ${method}`
      await client.write({ what, method: `sale.sale.${method}`, params: [[id]] }, NOTHING, writing)
    }
  sale = await readBack(client, id, expected, options, writing)
  if (!isFinished(sale.state, options)) throw stuck(client, expected, sale)
  return sale
}

/** The sale as Tryton has it now, if it is what was ordered. */
async function readBack(
  client: TrytonClient,
  id: number,
  expected: ExpectedSale,
  options: TrytonOptions,
  reading: ReadOptions,
): Promise<SaleRow> {
  const { sale, differences } = await readSale(client, id, expected, options, reading)
  if (differences.length === 0) return sale
  const told = `Tryton's order ${sale.number ?? sale.id} is not what was ordered: ${differences.join('; ')}`
  const what = `${client.name} order "${expected.document.externalReference}"`
  const text = `${what}: ${told}. Correct it there, or confirm it there as it is; then retry`
  throw new DovetailError('SINK_REFUSED', 'repair', text)
}

export interface SaleRead {
  readonly sale: SaleRow
  readonly lines: readonly SaleLineRow[]
  readonly differences: readonly string[]
}

/** The sale as Tryton has it now, and how it differs from what was ordered. One that was cancelled is not held against anything. */
export async function readSale(
  client: TrytonClient,
  id: number,
  expected: ExpectedSale,
  options: TrytonOptions,
  reading: ReadOptions,
): Promise<SaleRead> {
  const what = `order "${expected.document.externalReference}"`
  const read = { what, method: 'sale.sale.read', params: [[id], Object.keys(SALE.element.shape)] }
  const [sale] = await client.read(read, SALE, reading)
  const order = ['sequence', 'id'].map(field => [field, 'ASC'])
  const params = [[['sale', '=', id]], 0, null, order, Object.keys(SALE_LINES.element.shape)]
  const lines = await client.read({ what, method: 'sale.line.search_read', params }, SALE_LINES, reading)
  const isOver = sale!.state === 'cancelled'
  return { sale: sale!, lines, differences: isOver ? [] : compareSale(sale!, lines, expected, options) }
}

function stuck(client: TrytonClient, { document }: ExpectedSale, { state, number }: SaleRow): DovetailError {
  const text = `Tryton's order ${number} stays in state "${state}": look there for what holds it, then retry`
  return new DovetailError(
    'SINK_REFUSED',
    'repair',
    `${client.name} order "${document.externalReference}": ${text}`,
  )
}

/** Every difference between what was ordered and what Tryton has, in words. */
export function compareSale(
  sale: SaleRow,
  rows: readonly SaleLineRow[],
  expected: ExpectedSale,
  { vatTolerance = DEFAULT_VAT_TOLERANCE }: Pick<TrytonOptions, 'vatTolerance'>,
): string[] {
  const { document, lines } = expected
  const differences: string[] = []
  const hold = (what: string, wanted: unknown, came: unknown, isSame = wanted === came) => {
    if (!isSame) differences.push(`${what}: expected ${show(wanted)}, got ${show(came)}`)
  }
  hold('debtor', expected.party, sale.party)
  hold('currency', expected.currency, sale.currency)
  if (expected.invoiceAddress !== null) hold('invoice address', expected.invoiceAddress, sale.invoice_address)
  const isThere = expected.deliveryAddress === sale.shipment_address
  const { deliveryAddress: address } = document
  hold('delivery address', address && onOneLine(address), `Tryton's ${sale.shipment_address}`, isThere)
  hold('description', document.customerReference ?? '', sale.description ?? '')
  const shippingDate = shippingDateOf(document, expected.today)
  if (shippingDate !== null || expected.isDayEmptied)
    hold('shipping date', shippingDate, isoDate(sale.shipping_date))
  hold('number of lines', lines.length, rows.length)
  if (lines.length === rows.length)
    for (const [at, line] of lines.entries())
      compareLine(line, rows[at]!, expected, (what, ...rest) =>
        hold(`line ${line.position} ${what}`, ...rest),
      )
  const net = Decimal.of(document.net)
  hold('net', net, sale.untaxed_amount, net.equals(sale.untaxed_amount))
  if (document.vat !== null) {
    const vat = Decimal.of(document.vat)
    const isNear = vat.minus(sale.tax_amount).abs().compare(Decimal.of(vatTolerance)) <= 0
    hold('VAT', vat, sale.tax_amount, isNear)
  }
  return differences
}

type Hold = (what: string, wanted: unknown, came: unknown, isSame?: boolean) => void

function compareLine(line: SaleLine, row: SaleLineRow, { productOf }: ExpectedSale, hold: Hold): void {
  hold('kind', line.type, row.type)
  hold('description', line.description, row.description ?? '')
  if (line.type === 'comment') return
  hold('article', line.article === null ? null : productOf(line.article), row.product)
  hold('quantity', Number(line.quantity), row.quantity)
  hold('unit', line.unit?.id ?? null, row.unit)
  hold('price', line.unitPrice, row.unit_price, isEqual(line.unitPrice, row.unit_price))
  hold('net', line.amount, row.amount, isEqual(line.amount, row.amount))
}

const isEqual = (one: Decimal | null, other: Decimal | null): boolean =>
  one === null || other === null ? one === other : one.equals(other)

const show = (value: unknown): string => (value === null ? 'nothing' : `"${value}"`)
