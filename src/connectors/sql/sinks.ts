import { type OrderDocument, recordReference } from '../../domain/document.ts'
import type { CreateOptions, OrderSink, QuoteSink, RemoteRecord } from '../../ports/sink.ts'
import type { Gateway } from './gateway.ts'
import type { OrdersOptions, QuotesOptions } from './sink-options.ts'
import { orderRows, quoteRows } from './sink-rows.ts'
import { type Part, type StagedDocument, StagedDocuments } from './staged-documents.ts'

export function createQuoteSink(gateway: Gateway, options: QuotesOptions): QuoteSink {
  const table = new StagedDocuments(gateway, options, 'quote')
  return {
    ...table.sink,
    create(document, createOptions) {
      const { header, lines } = quoteRows(document)
      const parts: Part[] = [{ staging: options.lines, rows: lines }]
      const { externalReference: reference } = document
      return table.create({ reference, header, more: { map: {}, row: {} }, parts }, createOptions)
    },
  }
}

const ORDER_TABLES = [
  'addresses',
  'lines',
  'parts',
  'operations',
  'sawBars',
  'sawCuts',
  'newArticles',
] as const

export function createOrderSink(gateway: Gateway, options: OrdersOptions): OrderSink {
  const table = new StagedDocuments(gateway, options, 'order')
  const { untaken } = options
  return {
    ...table.sink,
    create: (document, writing) => table.create(toStaged(document, options), writing),
    ...(untaken === undefined
      ? {}
      : {
          update: (document: OrderDocument, record: RemoteRecord, writing: CreateOptions) =>
            table.update(toStaged(document, options), record, untaken, writing),
        }),
  }
}

function toStaged(document: OrderDocument, options: OrdersOptions): StagedDocument {
  const rows = orderRows(document)
  return {
    reference: recordReference(document),
    header: rows.header,
    more: { map: options.deliveryAddress ?? {}, row: document.deliveryAddress ?? {} },
    parts: ORDER_TABLES.map(name => ({ staging: options[name], rows: rows[name] })),
  }
}
