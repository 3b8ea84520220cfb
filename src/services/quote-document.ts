import type { Contact, Customer } from '../domain/customer.ts'
import type { QuoteDocument, QuoteDocumentLine } from '../domain/document.ts'
import { encodeNodeId } from '../domain/node-id.ts'
import { type Quote, type QuoteLine, quoteReference } from '../domain/quote.ts'
import { unitNetOf } from './document-price.ts'

/** The quote as the CRM gets it. */
export function toQuoteDocument(
  quote: Quote,
  customer: Customer | null,
  contact: Contact | null,
  publicUrl: string,
): QuoteDocument {
  const { totals } = quote
  return {
    kind: 'QUOTE',
    externalReference: quoteReference(quote),
    quoteNumber: quote.number,
    revision: quote.revision,
    customerNumber: quote.customerNumber,
    customerName: customer?.name ?? null,
    contactId: quote.contactId,
    contactName: contact?.name ?? null,
    opportunityId: quote.opportunityId,
    createdAt: quote.createdAt,
    validUntil: quote.validUntil,
    currency: totals.currency,
    net: totals.net.amount.toString(),
    vatRate: totals.vatRate?.toString() ?? null,
    vat: totals.vat?.amount.toString() ?? null,
    gross: totals.gross?.amount.toString() ?? null,
    link: linkTo(quote, publicUrl),
    lines: quote.lines.map(toLine),
  }
}

/** The page of the gateway, opened on the query that shows this revision. */
function linkTo(quote: Quote, publicUrl: string): string {
  const query = `{ node(id: "${encodeNodeId('Quote', quote.id)}") { ... on Quote { number revision status net { amount currency } } } }`
  return `${publicUrl}/?query=${encodeURIComponent(query)}`
}

function toLine(line: QuoteLine): QuoteDocumentLine {
  return {
    position: line.position,
    kind: line.kind,
    description: line.description,
    itemNumber: itemNumberOf(line),
    quantity: { value: line.quantity.value.toString(), unit: line.quantity.unit },
    unitNet: unitNetOf(line.price),
    net: line.price?.net.amount.toString() ?? null,
  }
}

/** The article's or the configured item's number. */
export function itemNumberOf(line: QuoteLine): string | null {
  return line.articleNumber ?? line.definition?.itemNumber ?? null
}
