import type { OrderDocument } from '../../domain/document.ts'
import { oneByOne } from '../../lib/one-by-one.ts'
import type { OrderSink } from '../../ports/sink.ts'
import type { TrytonClient, WriteOptions } from './client.ts'
import { findSales } from './finder.ts'
import type { TrytonOptions } from './options.ts'
import { OrderWriting, toRecord } from './order-writing.ts'
import { isFinished } from './sale.ts'
import { readStatuses } from './statuses.ts'

const TIMEOUT_MS = 60_000
const SETTLE_MS = 120_000

/**
 * Orders into Tryton. Everything that an order needs is looked up by its own key and made only where it is missing, one after the other; the
 * sale comes last, so a sale under our reference says that all before it is there. What is left then is to move it on, which is harmless
 * when repeated: until that is done, `findByReference` does not tell of it, and `create` carries on with it instead of making a second.
 */
export function createOrderSink(client: TrytonClient, options: TrytonOptions, now: () => Date): OrderSink {
  const { timeoutMs = TIMEOUT_MS, settleMs = SETTLE_MS } = options
  const target = { client, options, alone: oneByOne() }
  const attempt = (document: OrderDocument, { signal, mayStillSend }: WriteOptions) => {
    const today = now().toISOString().slice(0, 10)
    return new OrderWriting(target, document, { signal, mayStillSend }, today)
  }
  const onlyRead = (document: OrderDocument, { signal }: { readonly signal: AbortSignal }) =>
    attempt(document, { signal, mayStillSend: NOTHING_IS_SENT })
  return {
    capabilities: { reference: 'LOOK_UP', timeoutMs, settleMs },
    async findByReference(reference, { signal, forChange = false }) {
      const sales = await findSales(client, reference, { signal })
      const [only] = sales
      const isBegun = sales.length === 1 && !isFinished(only!.state, options)
      return isBegun && !forChange ? [] : sales.map(toRecord)
    },
    plan: (document, { isChange, ...reading }) => onlyRead(document, reading).plan(isChange),
    create: (document, writing) => attempt(document, writing).create(),
    update: (document, _record, writing) => attempt(document, writing).update(),
    compare: (document, reading) => onlyRead(document, reading).compare(),
    statuses: (arrived, { signal }) => readStatuses(client, arrived, { signal }),
    close: async () => client.close(),
  }
}

const NOTHING_IS_SENT = (): void => undefined
