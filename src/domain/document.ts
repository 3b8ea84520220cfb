/**
 * What leaves us for another system: plain data, decimals as text, complete in itself, so that a connector needs to ask
 * nobody else. Amounts of a document are in its `currency` unless a field says otherwise.
 */
export type LineKind = 'CONFIGURATION' | 'ARTICLE' | 'CHARGE' | 'TEXT'

export interface DocumentAddress {
  readonly id: string | null
  readonly name: string | null
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly country: string | null
}

export interface DocumentQuantity {
  readonly value: string
  /** UN/ECE Rec 20 */
  readonly unit: string
}

export interface QuoteDocument {
  readonly kind: 'QUOTE'
  /** `number` and revision, e.g. `Q-2026-00012-R2`: how the CRM finds this revision again */
  readonly externalReference: string
  readonly quoteNumber: string
  readonly revision: number
  readonly customerNumber: string
  readonly customerName: string | null
  readonly contactId: string | null
  readonly contactName: string | null
  readonly opportunityId: string | null
  readonly createdAt: string
  readonly validUntil: string | null
  readonly currency: string
  readonly net: string
  readonly vatRate: string | null
  readonly vat: string | null
  readonly gross: string | null
  /** Where a person reads the quote in Dovetail */
  readonly link: string
  readonly lines: readonly QuoteDocumentLine[]
}

export interface QuoteDocumentLine {
  readonly position: number
  readonly kind: LineKind
  readonly description: string
  /** The article's or the configured item's number */
  readonly itemNumber: string | null
  readonly quantity: DocumentQuantity
  /** Four decimals where it was converted: `net` is what counts */
  readonly unitNet: string | null
  readonly net: string | null
}

export interface OrderDocument {
  readonly kind: 'ORDER'
  /** `orderNumber` of the first revision, `O-2026-00001-R2` of the next */
  readonly externalReference: string
  /** How the ERP finds this order again, whatever its revision */
  readonly orderNumber: string
  /** From 1; orders that were placed before they could be changed have none */
  readonly revision?: number
  readonly quoteNumber: string
  readonly quoteRevision: number
  readonly customerNumber: string
  readonly debtorNumber: string | null
  readonly contactId: string | null
  readonly contactName: string | null
  readonly customerReference: string | null
  readonly requestedDeliveryDate: string | null
  /** An earlier revision asked for a day, and this one asks for none; left out otherwise */
  readonly isDayWithdrawn?: true
  readonly createdAt: string
  readonly currency: string
  readonly net: string
  readonly vatRate: string | null
  readonly vat: string | null
  readonly gross: string | null
  readonly deliveryAddress: DocumentAddress | null
  readonly lines: readonly OrderDocumentLine[]
}

export interface OrderDocumentLine {
  readonly position: number
  readonly kind: LineKind
  readonly description: string
  readonly itemNumber: string | null
  readonly quantity: DocumentQuantity
  /** Four decimals where it was converted: `net` is what counts */
  readonly unitNet: string | null
  readonly net: string | null
  /** What the factory needs to make it; null for a line that is not configured */
  readonly definition: DocumentDefinition | null
}

export interface DocumentDefinition {
  readonly modelCode: string
  readonly modelVersion: string
  readonly configurationHash: string
  readonly selections: readonly { readonly feature: string; readonly value: unknown }[]
  readonly parts: readonly DocumentPart[]
  readonly operations: readonly DocumentOperation[]
  readonly sawLists: readonly DocumentSawList[]
  readonly newArticles: readonly DocumentNewArticle[]
}

export interface DocumentPart {
  /** Path, joined by `/` */
  readonly key: string
  /** Key of the make part it belongs to */
  readonly parentKey: string | null
  readonly kind: string
  readonly number: string
  readonly description: string | null
  readonly quantity: DocumentQuantity
  /** Of one piece, in `costCurrency` */
  readonly unitCost: string | null
  readonly cost: string
  readonly costCurrency: string
}

export interface DocumentOperation {
  readonly key: string
  readonly parentKey: string | null
  readonly number: string
  readonly description: string | null
  readonly workCenter: string | null
  readonly setupMinutes: string
  readonly runMinutes: string
  readonly ratePerHour: string | null
}

export interface DocumentSawList {
  readonly profile: string
  readonly kerfMm: string
  readonly trimMm: string
  readonly bars: readonly {
    readonly count: number
    readonly lengthMm: string
    readonly remnantMm: string
    readonly cuts: readonly {
      readonly lengthMm: string
      readonly quantity: number
      readonly mitreLeft: string | null
      readonly mitreRight: string | null
    }[]
  }[]
}

export interface DocumentNewArticle {
  readonly itemNumber: string
  readonly action: 'REUSE' | 'CREATE' | 'REVIEW'
  readonly description: string | null
  readonly unit: string
}

/** What tells which record of its target a document is about. */
export interface DocumentName {
  readonly externalReference: string
  readonly orderNumber?: string
  readonly revision?: number
}

/** The reference of the target's record: all revisions of an order are one record there, each revision of a quote is its own. */
export function recordReference({ orderNumber, externalReference }: DocumentName): string {
  return orderNumber ?? externalReference
}

/** Whether it changes a record that the target may have: an order's second revision, or a later one. */
export function changesRecord({ orderNumber, revision = 1 }: DocumentName): boolean {
  return orderNumber !== undefined && revision > 1
}
