import type { Definition } from '../domain/bom.ts'
import type { StoredConfiguration } from '../domain/configuration.ts'
import { Decimal } from '../domain/decimal.ts'
import type { LineKind } from '../domain/document.ts'
import type { AgreedDiscount, LinePrice, MarginShare } from '../domain/line-price.ts'
import type { QuoteLine, QuoteLineRequest } from '../domain/quote.ts'
import { unitByCode } from '../domain/units.ts'
import type { ServiceRequest } from './environment.ts'
import { ONE_PIECE } from './price-configuration.ts'
import type { PriceContext } from './price-context.ts'
import { refuse } from './user-error.ts'

export interface QuoteLineInput {
  readonly configuration?: string | null
  readonly article?: string | null
  readonly description?: string | null
  readonly quantity?: Decimal | null
  readonly unit?: string | null
  readonly unitNet?: Decimal | null
  readonly discountPercent?: Decimal | null
  /** Who agreed to the discount, when and why; the caller, now, when left out */
  readonly agreement?: Omit<AgreedDiscount, 'percent'> | null
}

/** A line with its price, before it is written. */
export interface PricedLine {
  readonly kind: LineKind
  /** What the customer reads, once a configured product has its item number */
  readonly describe: (itemNumber: string | null) => string
  /** The configuration of it; null for other kinds */
  readonly stored: StoredConfiguration | null
  readonly articleNumber: string | null
  readonly quantity: { readonly value: Decimal; readonly unit: string }
  readonly price: LinePrice | null
  readonly definition: Definition | null
  readonly request: QuoteLineRequest
  /** For the margin of the document; null for what has none */
  readonly margin: MarginShare | null
}

/** For whom the lines of a document are priced. */
export interface DocumentContext extends PriceContext {
  /** The document's */
  readonly currency: string
}

export const PIECE = 'H87'
export const HUNDRED = Decimal.of(100)
const MAX_QUANTITY = Decimal.of(1_000_000_000)

/** @throws Refusal for a line that is neither a configuration, an article, a charge nor a text, or has figures that none takes */
export function checkLine(input: QuoteLineInput, path: readonly (string | number)[]): void {
  if (input.configuration != null && input.article != null)
    refuse('LINE_INVALID', 'expected a configuration or an article, got both.', path)
  if (input.configuration == null && input.article == null && !input.description?.trim())
    refuse('LINE_INVALID', 'expected a configuration, an article or a description, got none of them.', path)
  if (input.configuration != null && input.unitNet != null)
    refuse(
      'LINE_INVALID',
      'a configuration is priced by its model: give `discountPercent` instead of `unitNet`.',
      [...path, 'unitNet'],
    )
  if (input.configuration != null && input.unit != null && input.unit !== PIECE)
    refuse('LINE_INVALID', 'a configuration is counted in pieces (H87).', [...path, 'unit'])
  if (input.unit != null && !unitByCode(input.unit))
    refuse('UNIT_UNKNOWN', `expected a UN/ECE Rec 20 unit such as H87, MTR or HUR, got "${input.unit}".`, [
      ...path,
      'unit',
    ])
  const discount = input.discountPercent
  if (discount != null && (discount.isNegative || discount.compare(HUNDRED) > 0))
    refuse('DISCOUNT_INVALID', `expected 0 to 100 percent, got ${discount}.`, [...path, 'discountPercent'])
  const quantity = input.quantity ?? ONE_PIECE
  if (
    input.configuration == null &&
    (quantity.isNegative || quantity.isZero || quantity.compare(MAX_QUANTITY) > 0)
  )
    refuse('QUANTITY_INVALID', `expected a quantity above 0, at most ${MAX_QUANTITY}, got ${quantity}.`, [
      ...path,
      'quantity',
    ])
}

/** What was asked for, to price it anew in the next revision. */
export function requestOf(
  input: QuoteLineInput,
  configurationId: string | null,
  articleNumber: string | null,
): QuoteLineRequest {
  return {
    configurationId,
    articleNumber,
    description: input.description ?? null,
    quantity: (input.quantity ?? ONE_PIECE).toString(),
    unit: input.unit ?? null,
    unitNet: input.unitNet?.toString() ?? null,
    discountPercent: input.discountPercent?.toString() ?? null,
  }
}

/** A line as it was asked for, on the configuration as it was then. What was agreed stays agreed by whom it was. */
export function lineAgain(line: QuoteLine): QuoteLineInput {
  const { request, configurationId } = line
  return {
    configuration: configurationId,
    article: request.articleNumber,
    description: request.description,
    quantity: Decimal.of(request.quantity),
    unit: request.unit,
    unitNet: request.unitNet === null ? null : Decimal.of(request.unitNet),
    discountPercent: request.discountPercent === null ? null : Decimal.of(request.discountPercent),
    agreement: line.request.discountPercent === null ? null : (line.price?.inputs.discount ?? null),
  }
}

/** The discount of a line with who agreed to it; null for none. */
export function agreedDiscount(
  { caller, clock }: Pick<ServiceRequest, 'caller' | 'clock'>,
  { discountPercent, agreement }: QuoteLineInput,
): AgreedDiscount | null {
  if (!discountPercent || discountPercent.isZero) return null
  const { by, at, reason } = agreement ?? {
    by: caller.principal,
    at: clock.now().toISOString(),
    reason: null,
  }
  return { percent: discountPercent.toString(), by, at, reason }
}
