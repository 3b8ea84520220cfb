import type { OrderDocument } from '../../domain/document.ts'
import { DovetailError } from '../../domain/errors.ts'
import type { TrytonClient, WriteOptions } from './client.ts'
import { afterArrival } from './errors.ts'
import { shippingDateOf } from './mapping.ts'
import type { TrytonOptions } from './options.ts'
import type { ExpectedSale, SaleRead } from './sale.ts'
import { NOTHING, type SaleLineRow, type SaleRow, STATES, toDate } from './wire.ts'

/**
 * Why the sale may not be made something else; null where it may, and where it says already what it should. What Tryton has begun to
 * process it changes no more; nor is undone what a person confirmed, or cancelled.
 */
export function whyNotChanged(
  { sale, differences }: Pick<SaleRead, 'sale' | 'differences'>,
  { orders = 'CONFIRMED' }: Pick<TrytonOptions, 'orders'>,
): string | null {
  const { state, number, id } = sale
  const isOpen = state === 'draft' || state === 'quotation'
  // Where it is ours to confirm nobody else decided on it yet, and Tryton takes it back until it processes it.
  const isTakenBack = state === 'confirmed' && orders === 'CONFIRMED'
  if (isOpen || isTakenBack || (state !== 'cancelled' && differences.length === 0)) return null
  return `Tryton's order ${number ?? id} is ${state}, and cannot be changed by Dovetail any more`
}

/** What is written over the sale. Its lines are other ones: theirs are not told apart by a key of ours. */
export function toChanges(
  { document, deliveryAddress, isDayEmptied, today }: ExpectedSale,
  lines: readonly object[],
  before: readonly Pick<SaleLineRow, 'id'>[],
): object {
  const shippingDate = shippingDateOf(document, today)
  return {
    shipment_address: deliveryAddress,
    description: document.customerReference,
    ...(isDayEmptied ? { shipping_date: null } : {}),
    ...(shippingDate === null ? {} : { shipping_date: toDate(shippingDate) }),
    lines: [
      ['delete', before.map(line => line.id)],
      ['create', lines],
    ],
  }
}

/**
 * Back to a draft, whose lines Tryton lets go of, and all of it replaced in one call. Only if nobody changed the sale since it was read: what a
 * person confirmed or cancelled meanwhile stays so.
 *
 * @throws DovetailError `retry` where somebody did
 */
export async function replaceLines(
  client: TrytonClient,
  { id, state, _timestamp }: SaleRow,
  values: object,
  { externalReference }: OrderDocument,
  writing: WriteOptions,
): Promise<void> {
  const what = `order "${externalReference}"`
  const unchangedSince = (moment: string) => ({ context: { _timestamp: { [`sale.sale,${id}`]: moment } } })
  const write = { what, method: 'sale.sale.write', params: [[id], values] }
  if (state === 'draft')
    return void (await client.write({ ...write, ...unchangedSince(_timestamp) }, NOTHING, writing))
  const draft = { what: `${what}: draft`, method: 'sale.sale.draft', params: [[id]] }
  await client.write({ ...draft, ...unchangedSince(_timestamp) }, NOTHING, writing)
  // The sale is not what it was any more, whatever fails from here on.
  const read = { what, method: 'sale.sale.read', params: [[id], ['state', '_timestamp']] }
  const [now] = await client.read(read, STATES, writing).catch(failAfterArrival)
  // Tryton passes over what it does not bring back: then nothing was done.
  if (now?.state !== 'draft') throw changedMeanwhile(what)
  await client
    .write({ ...write, ...unchangedSince(now._timestamp) }, NOTHING, writing)
    .catch(failAfterArrival)
}

function changedMeanwhile(what: string): DovetailError {
  return new DovetailError(
    'SINK_REFUSED',
    'retry',
    `${what}: somebody changed it in Tryton at the same moment`,
  )
}

function failAfterArrival(error: unknown): never {
  throw afterArrival(error)
}
