import { DovetailError } from '../../domain/errors.ts'
import type { OrderStatus } from '../../domain/order.ts'
import type { OrderReport, StatusReport } from '../../domain/status-report.ts'
import type { ArrivedDocument } from '../../ports/sink.ts'
import type { ReadOptions } from '../../ports/source.ts'
import type { TrytonClient } from './client.ts'
import { search } from './search.ts'
import { isoDate, SALE_STATES, type SaleStateRow, SHIPPING_DATES } from './wire.ts'

const SENT = 'sent'
/** What Tryton's sales do not say, and somebody else may have told us */
const LOOKS_THE_SAME: { readonly [status in OrderStatus]?: readonly OrderStatus[] } = {
  CONFIRMED: ['IN_PRODUCTION'],
  CANCELLED: ['REJECTED'],
}

/**
 * How far sales are. What Tryton makes of a confirmed sale (shipments, productions, invoices) starts at once and says nothing about the
 * factory: it stays CONFIRMED until all of it was shipped.
 */
function statusOf({ state, shipment_state }: SaleStateRow): OrderStatus | null {
  if (state === 'draft' || state === 'quotation') return 'PLACED'
  if (state === 'confirmed' || state === 'processing')
    return shipment_state === SENT ? 'SHIPPED' : 'CONFIRMED'
  if (state === 'done') return 'COMPLETED'
  if (state === 'cancelled') return 'CANCELLED'
  return null
}

/**
 * What became of each order; of a confirmed one with the latest day on which a line of it begins to be shipped, or that of the sale where
 * nothing of it is planned to be shipped.
 */
export async function readStatuses(
  client: TrytonClient,
  arrived: readonly ArrivedDocument[],
  options: ReadOptions,
): Promise<readonly (StatusReport | DovetailError)[]> {
  const sales = await findSales(client, arrived, options)
  const isConfirmed = (sale: SaleStateRow) => statusOf(sale) === 'CONFIRMED'
  const confirmed = [...sales.values()].filter(isConfirmed)
  const dates = await lastShippingDates(client, confirmed, options)
  return [...sales].map(([externalReference, sale]): OrderReport | DovetailError => {
    const status = statusOf(sale)
    if (status === null) return unknownState(client, externalReference, sale.state)
    const confirmedDeliveryDate = isConfirmed(sale)
      ? (dates.get(sale.id) ?? isoDate(sale.shipping_date))
      : undefined
    const mayAlsoBe = LOOKS_THE_SAME[status] ?? []
    return { kind: 'ORDER', externalReference, status, mayAlsoBe, confirmedDeliveryDate, reason: null }
  })
}

/** By our reference; by its id what a person found in Tryton under another one. */
async function findSales(
  client: TrytonClient,
  arrived: readonly ArrivedDocument[],
  options: ReadOptions,
): Promise<ReadonlyMap<string, SaleStateRow>> {
  const references = arrived.map(one => one.externalReference)
  const ids = arrived.map(one => Number(one.remoteId)).filter(Number.isSafeInteger)
  const fields = ['reference', 'state', 'shipment_state', 'shipping_date']
  const asked = { what: 'states of orders', model: 'sale.sale', fields }
  const domain = [['OR', ['reference', 'in', references], ['id', 'in', ids]]]
  const rows = await search(client, asked, SALE_STATES, options, domain)
  const found = new Map<string, SaleStateRow>()
  for (const { externalReference, remoteId } of arrived) {
    const own = rows.filter(row => row.reference === externalReference)
    const byId = rows.find(row => String(row.id) === remoteId)
    const sale = own.length === 1 ? own[0] : byId
    if (sale) found.set(externalReference, sale)
  }
  return found
}

async function lastShippingDates(
  client: TrytonClient,
  sales: readonly SaleStateRow[],
  options: ReadOptions,
): Promise<ReadonlyMap<number, string>> {
  const dates = new Map<number, string>()
  if (sales.length === 0) return dates
  const asked = { what: 'days of orders', model: 'sale.line', fields: ['sale', 'shipping_date', 'moves'] }
  const domain = [['sale', 'in', sales.map(sale => sale.id)]]
  for (const row of await search(client, asked, SHIPPING_DATES, options, domain)) {
    // Without moves Tryton counts from today, and says another day tomorrow.
    const date = row.moves.length > 0 ? isoDate(row.shipping_date) : null
    const known = dates.get(row.sale)
    if (date !== null && (known === undefined || known < date)) dates.set(row.sale, date)
  }
  return dates
}

function unknownState({ name }: TrytonClient, reference: string, state: string): DovetailError {
  const text = `${name} order "${reference}": state "${state}" is not one of a sale that we know`
  return new DovetailError('SOURCE_ANSWER_INVALID', 'repair', text)
}
