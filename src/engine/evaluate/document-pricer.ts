import { Decimal } from '../../domain/decimal.ts'
import { convert, type ExchangeRate } from '../../domain/line-price.ts'
import { type Money, sumMoney } from '../../domain/money.ts'
import type { ModelPrice } from '../../domain/price.ts'
import { type DocumentTotals, hasLowMargin } from '../../domain/quote.ts'
import { addVat } from '../../domain/vat.ts'
import { changedKeys, type Inputs } from './inputs.ts'
import { type DocumentLine, LinePrices } from './line-prices.ts'

/** What is the same for all lines of a document. */
export interface DocumentTerms {
  readonly currency: string
  readonly inputs: Inputs
  /** Currency of a model → rate into the document's; what is not here is told in the document's already */
  readonly exchangeRates: ReadonlyMap<string, ExchangeRate>
  /** Percent; null where it is not ours to tell */
  readonly vatRate: Decimal | null
}

/** A line that no model prices: an article, a charge. */
export interface UnitLine {
  readonly id: string
  /** In the document's currency */
  readonly net: Money
  /** In the base currency; null where the cost is unknown */
  readonly margin: { readonly net: Decimal; readonly cost: Decimal } | null
}

type Margin = NonNullable<UnitLine['margin']>

/** What a line adds to the totals. */
interface Share {
  readonly net: Money
  readonly margin: Margin | null
  /** Currency it is converted from */
  readonly from: string | null
}

/**
 * The prices of a document that changes: a line, a cost, a rate. What a change does not touch is not priced again, lines that
 * are equal are priced once, and the totals follow each line. After any changes the prices and totals are those that
 * pricing all lines anew would give.
 */
export class DocumentPricer {
  #terms: DocumentTerms
  readonly #lines: LinePrices
  readonly #shares = new Map<string, Share>()
  #net: Decimal
  #marginNet = Decimal.zero
  #marginCost = Decimal.zero

  constructor(terms: DocumentTerms) {
    this.#terms = terms
    this.#lines = new LinePrices(terms.inputs)
    this.#net = sumMoney([], terms.currency).amount
  }

  /** Adds a line, or puts it in the place of the one with its id. @throws EvaluationError as `calculate` */
  set(line: DocumentLine | UnitLine): void {
    const share = 'model' in line ? this.#shareOf(this.#lines.set(line)) : { ...line, from: null }
    if (!('model' in line)) this.#lines.remove(line.id)
    this.#put(line.id, share)
  }

  remove(id: string): void {
    this.#lines.remove(id)
    this.#put(id, null)
  }

  /**
   * Other costs, exchange rates or VAT.
   *
   * @returns the lines that were priced or converted anew
   */
  change(terms: Partial<Omit<DocumentTerms, 'currency'>>): readonly string[] {
    const before = this.#terms
    this.#terms = { ...before, ...terms }
    const touched = new Set(terms.inputs ? this.#lines.changeInputs(terms.inputs) : [])
    if (terms.exchangeRates) {
      const currencies = changedKeys(before.exchangeRates, terms.exchangeRates, (a, b) =>
        a.rate.equals(b.rate),
      )
      for (const [id, { from }] of this.#shares) if (from !== null && currencies.has(from)) touched.add(id)
    }
    for (const id of touched) this.#put(id, this.#shareOf(this.#lines.of(id)!))
    return [...touched]
  }

  /** Null for a line that no model prices. */
  price(id: string): ModelPrice | null {
    return this.#lines.of(id)
  }

  /** What the line adds to the net of the document. */
  net(id: string): Money | null {
    return this.#shares.get(id)?.net ?? null
  }

  /** VAT is computed once, on the net total. */
  get totals(): DocumentTotals {
    const { currency, vatRate } = this.#terms
    const net = { amount: this.#net, currency }
    return { currency, net, vatRate, ...addVat(net, vatRate) }
  }

  /** Over the lines whose cost is known. */
  get hasLowMargin(): boolean {
    return hasLowMargin(this.#marginNet, this.#marginCost)
  }

  #shareOf(price: ModelPrice): Share {
    const rate = this.#terms.exchangeRates.get(price.currency) ?? null
    const margin = { net: price.net.amount, cost: price.cost.amount }
    return { net: convert(price.net, rate), margin, from: price.currency }
  }

  #put(id: string, share: Share | null): void {
    const before = this.#shares.get(id)
    if (before) this.#count(before, -1)
    if (share) this.#count(share, 1)
    if (share) this.#shares.set(id, share)
    else this.#shares.delete(id)
  }

  #count({ net, margin }: Share, sign: 1 | -1): void {
    const add = (total: Decimal, amount: Decimal) => (sign > 0 ? total.plus(amount) : total.minus(amount))
    this.#net = add(this.#net, net.amount)
    if (!margin) return
    this.#marginNet = add(this.#marginNet, margin.net)
    this.#marginCost = add(this.#marginCost, margin.cost)
  }
}
