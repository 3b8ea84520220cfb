import { ORDER_STATUSES } from '../../domain/order.ts'
import type { OrderReport, QuoteReport, StatusReport } from '../../domain/status-report.ts'
import type { ArrivedDocument, Sink } from '../../ports/sink.ts'
import type { ReadOptions } from '../../ports/source.ts'
import type { Gateway } from './gateway.ts'
import { Records } from './records.ts'
import type { RecordReader } from './wire.ts'

const DECISIONS = ['ACCEPTED', 'REJECTED'] as const

type Asks = Required<Pick<Sink<{ externalReference: string }>, 'statuses'>>

/** What became of orders, where the description says where that stands. */
export function orderStatuses(gateway: Gateway): Asks | Record<never, never> {
  const hasDate = gateway.options.orderStatuses?.map.confirmedDeliveryDate !== undefined
  return asks(gateway, 'orderStatuses', 'status of order', record => toOrderReport(record, hasDate))
}

/** What customers decided on quotes, likewise. */
export function quoteStatuses(gateway: Gateway): Asks | Record<never, never> {
  return asks(gateway, 'quoteStatuses', 'status of quote', toQuoteReport)
}

function asks(
  gateway: Gateway,
  path: 'orderStatuses' | 'quoteStatuses',
  noun: string,
  parse: (record: RecordReader) => StatusReport | null,
): Asks | Record<never, never> {
  if (!gateway.options[path]) return {}
  const records = new Records({ gateway, path, noun, keyField: 'reference', parse })
  return {
    async statuses(arrived: readonly ArrivedDocument[], options: ReadOptions) {
      const references = arrived.map(one => one.externalReference)
      const found = await records.byKey('reference', references, options)
      return found.filter(one => one !== null)
    },
  }
}

/** Null while nothing is said of it. @param hasDate whether the description says where the day of delivery stands */
function toOrderReport(record: RecordReader, hasDate: boolean): OrderReport | null {
  const status = record.choice('status', ORDER_STATUSES)
  if (status === null) return null
  return {
    kind: 'ORDER',
    externalReference: record.key('reference'),
    status,
    confirmedDeliveryDate: hasDate ? record.date('confirmedDeliveryDate') : undefined,
    reason: record.text('reason'),
  }
}

function toQuoteReport(record: RecordReader): QuoteReport | null {
  const decision = record.choice('decision', DECISIONS)
  if (decision === null) return null
  return {
    kind: 'QUOTE',
    externalReference: record.key('reference'),
    decision,
    decidedAt: record.instant('decidedAt'),
    reason: record.text('reason'),
  }
}
