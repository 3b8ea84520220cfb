import type {
  DocumentAddress,
  DocumentNewArticle,
  DocumentOperation,
  DocumentPart,
  OrderDocument,
  OrderDocumentLine,
  QuoteDocument,
  QuoteDocumentLine,
} from '../../domain/document.ts'

/** Where a value goes: a column, or a column with their code for each of ours, e.g. `{ H87: 'STK' }`. */
export type Target = string | { readonly column: string; readonly values: Readonly<Record<string, string>> }

export type TargetMap<Row> = { readonly [Key in keyof Row]?: Target }

/** A quantity takes two columns. */
type Flat<Row> = Omit<Row, 'quantity'> & { readonly quantity: string; readonly unit: string }

/** The position of the order's line it belongs to, and its own place there, from 1. */
interface OnLine {
  readonly linePosition: number
  readonly sequence: number
}

export type QuoteHeaderRow = Omit<QuoteDocument, 'kind' | 'lines'>
export type QuoteLineRow = Flat<QuoteDocumentLine>
export type OrderHeaderRow = Omit<OrderDocument, 'kind' | 'lines' | 'deliveryAddress'>
export type OrderLineRow = Flat<Omit<OrderDocumentLine, 'definition'>> & {
  readonly modelCode: string | null
  readonly modelVersion: string | null
  readonly configurationHash: string | null
  /** JSON: feature and value, in the model's order */
  readonly selections: string | null
}
export type AddressRow = DocumentAddress
export type PartRow = Flat<DocumentPart> & OnLine
export type OperationRow = DocumentOperation & OnLine
export type NewArticleRow = DocumentNewArticle & OnLine
export interface SawBarRow extends OnLine {
  readonly profile: string
  readonly kerfMm: string
  readonly trimMm: string
  /** Bars cut alike */
  readonly count: number
  readonly lengthMm: string
  readonly remnantMm: string
  /** JSON: the cuts of one bar; `sawCuts` has them as rows */
  readonly cuts: string
}
export interface SawCutRow extends OnLine {
  readonly profile: string
  /** `sequence` of the bar */
  readonly bar: number
  readonly lengthMm: string
  /** On one bar */
  readonly quantity: number
  readonly mitreLeft: string | null
  readonly mitreRight: string | null
}

/** A staging table: one row for each row of ours, found by the reference. */
export interface Staging<Row> {
  readonly into: string
  /** The column for our reference; it needs no unique key */
  readonly reference: string
  readonly map: TargetMap<Row>
  /** Columns that always get the same, e.g. `{ STATUS: 'NEW' }` */
  readonly constants?: Readonly<Record<string, string | number | null>>
}

interface Header<Row> extends Staging<Row> {
  /** The column for the hash of what was sent; without it a look-up cannot tell whether it is the same */
  readonly payloadHash?: string
  /** The column with their own number for it; without it our reference */
  readonly remoteId?: string
  /** The longest time in which the database may still commit; default 3000 */
  readonly settleMs?: number
  /** When an unanswered write is given up; default 2000 */
  readonly timeoutMs?: number
}

export interface QuotesOptions extends Header<QuoteHeaderRow> {
  readonly lines?: Staging<QuoteLineRow>
}

/** Rows that the ERP's import has not taken yet. */
export interface Untaken {
  readonly column: string
  readonly value: string
}

export interface OrdersOptions extends Header<OrderHeaderRow> {
  /**
   * How a header looks that nobody has taken yet, e.g. `{ column: 'STATUS', value: 'NEW' }`: an order in it is changed there. Without
   * it, and once it is taken, a change is a person's.
   */
  readonly untaken?: Untaken
  /** Columns of the header for the delivery address; `addresses` for a table of its own */
  readonly deliveryAddress?: TargetMap<AddressRow>
  readonly addresses?: Staging<AddressRow>
  readonly lines?: Staging<OrderLineRow>
  readonly parts?: Staging<PartRow>
  readonly operations?: Staging<OperationRow>
  readonly sawBars?: Staging<SawBarRow>
  readonly sawCuts?: Staging<SawCutRow>
  readonly newArticles?: Staging<NewArticleRow>
}
