import type { BomLine, SawList } from '../domain/bom.ts'
import type {
  DocumentDefinition,
  DocumentSawList,
  OrderDocument,
  OrderDocumentLine,
} from '../domain/document.ts'
import { invariant } from '../domain/errors.ts'
import { type Order, orderReference } from '../domain/order.ts'
import { inLanguage } from '../domain/price.ts'
import type { Quote, QuoteLine } from '../domain/quote.ts'
import { valuesOf, viewConfiguration } from './configuration-view.ts'
import { unitNetOf } from './document-price.ts'
import type { ServiceRequest } from './environment.ts'
import { matchNewArticles } from './match-new-articles.ts'
import { itemNumberOf } from './quote-document.ts'

/** Language of the texts that a factory reads */
const LANGUAGE = 'en'

/** An order before it has its number, which is only taken in the transaction that writes it. */
export type OrderDraft = Omit<Order, 'number'>
type Reached = Pick<ServiceRequest, 'reads' | 'models' | 'pool' | 'signal'>
export type OrderDocumentDraft = Omit<OrderDocument, 'externalReference' | 'orderNumber' | 'revision'> &
  Pick<Order, 'revision'>

/** The order as the ERP gets it, but for its number: everything that is needed to make and deliver it. Asks the ERP what is new to it. */
export async function draftOrderDocument(
  order: OrderDraft,
  quote: Quote,
  request: Reached,
): Promise<OrderDocumentDraft> {
  const { totals } = order
  const contact = order.contactId === null ? null : await request.reads.contact.load(order.contactId)
  return {
    kind: 'ORDER',
    revision: order.revision,
    quoteNumber: quote.number,
    quoteRevision: quote.revision,
    customerNumber: order.customerNumber,
    debtorNumber: order.debtorNumber,
    contactId: order.contactId,
    contactName: contact?.name ?? null,
    customerReference: order.customerReference,
    requestedDeliveryDate: order.requestedDeliveryDate,
    createdAt: order.createdAt,
    currency: totals.currency,
    net: totals.net.amount.toString(),
    vatRate: totals.vatRate?.toString() ?? null,
    vat: totals.vat?.amount.toString() ?? null,
    gross: totals.gross?.amount.toString() ?? null,
    deliveryAddress: order.deliveryAddress,
    lines: await Promise.all(order.lines.map(line => toLine(line, request))),
  }
}

export function numberOrderDocument(draft: OrderDocumentDraft, number: string): OrderDocument {
  const { revision } = draft
  return { ...draft, externalReference: orderReference({ number, revision }), orderNumber: number }
}

async function toLine(line: QuoteLine, request: Reached): Promise<OrderDocumentLine> {
  return {
    position: line.position,
    kind: line.kind,
    description: line.description,
    itemNumber: itemNumberOf(line),
    quantity: { value: line.quantity.value.toString(), unit: line.quantity.unit },
    unitNet: unitNetOf(line.price),
    net: line.price?.net.amount.toString() ?? null,
    definition: line.definition ? await toDefinition(line, line.definition, request) : null,
  }
}

async function toDefinition(
  line: QuoteLine,
  definition: NonNullable<QuoteLine['definition']>,
  request: Reached,
): Promise<DocumentDefinition> {
  const stored =
    line.configurationId === null ? null : await request.reads.configuration.load(line.configurationId)
  invariant(stored, `the configuration of order line ${line.id} is not stored`)
  const { model, configured } = await viewConfiguration(stored, request)
  const newArticles = await matchNewArticles({ definition, itemNumber: definition.itemNumber }, request.reads)
  return {
    modelCode: model.code,
    modelVersion: model.version,
    configurationHash: line.price?.inputs.configurationHash ?? '',
    selections: Object.entries(valuesOf(configured)).map(([feature, value]) => ({ feature, value })),
    parts: definition.lines.filter(part => part.process === null).map(toPart),
    operations: definition.lines.filter(part => part.process !== null).map(toOperation),
    sawLists: definition.sawLists.map(toDocumentSawList),
    newArticles: newArticles.map(({ itemNumber, action }) => {
      const part = definition.lines.find(one => one.number === itemNumber)
      return {
        itemNumber,
        action,
        description: part ? inLanguage(part.description, LANGUAGE) : line.description,
        unit: part?.quantity.unit ?? line.quantity.unit,
      }
    }),
  }
}

function toPart(line: BomLine): DocumentDefinition['parts'][number] {
  return {
    key: line.key,
    parentKey: line.parentKey,
    kind: line.kind,
    number: line.number,
    description: inLanguage(line.description, LANGUAGE),
    quantity: { value: line.quantity.value.toString(), unit: line.quantity.unit },
    unitCost: line.unitCost?.amount.toString() ?? null,
    cost: line.cost.amount.toString(),
    costCurrency: line.cost.currency,
  }
}

function toOperation(line: BomLine): DocumentDefinition['operations'][number] {
  const process = line.process!
  return {
    key: line.key,
    parentKey: line.parentKey,
    number: line.number,
    description: inLanguage(line.description, LANGUAGE),
    workCenter: process.workCenter,
    setupMinutes: process.setupMinutes.toString(),
    runMinutes: process.runMinutes.toString(),
    ratePerHour: process.ratePerHour.amount.toString(),
  }
}

function toDocumentSawList(list: SawList): DocumentSawList {
  return {
    profile: list.profile,
    kerfMm: list.kerfMm.toString(),
    trimMm: list.trimMm.toString(),
    bars: list.bars.map(bar => ({
      count: bar.count,
      lengthMm: bar.lengthMm.toString(),
      remnantMm: bar.remnantMm.toString(),
      cuts: bar.cuts.map(cut => ({
        lengthMm: cut.lengthMm.toString(),
        quantity: cut.quantity,
        mitreLeft: cut.mitreLeft?.toString() ?? null,
        mitreRight: cut.mitreRight?.toString() ?? null,
      })),
    })),
  }
}
