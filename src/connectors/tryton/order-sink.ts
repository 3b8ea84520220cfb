import type { OrderDocument } from '../../domain/document.ts'
import { DovetailError } from '../../domain/errors.ts'
import type { CreateOptions, OrderSink, OrderStep, RemoteRecord } from '../../ports/sink.ts'
import { createArticles } from './articles.ts'
import type { TrytonClient, WriteOptions } from './client.ts'
import { afterArrival } from './errors.ts'
import { findAddress, toAddress, toLineValues, toSale, toSaleLines } from './mapping.ts'
import { needsOf, type OrderNeeds } from './needs.ts'
import type { TrytonOptions } from './options.ts'
import { createPartsLists } from './parts-lists.ts'
import { planOrder } from './plan.ts'
import { type ExpectedSale, finishSale, isFinished, taxesOf } from './sale.ts'
import { findSales, type Survey, surveyAddresses, surveyFor } from './survey.ts'
import { IDS, NOTHING } from './wire.ts'

const TIMEOUT_MS = 60_000
const SETTLE_MS = 120_000

/**
 * Orders into Tryton. Everything that an order needs is looked up by its own key and made only where it is missing, one after the other; the
 * sale comes last, so a sale under our reference says that all before it is there. What is left then is to move it on, which is harmless
 * when repeated: until that is done, `findByReference` does not tell of it, and `create` carries on with it instead of making a second.
 */
export function createOrderSink(client: TrytonClient, options: TrytonOptions, now: () => Date): OrderSink {
  const { timeoutMs = TIMEOUT_MS, settleMs = SETTLE_MS } = options
  return {
    capabilities: { reference: 'LOOK_UP', timeoutMs, settleMs },
    async findByReference(reference, { signal }) {
      const sales = await findSales(client, reference, { signal })
      const [only] = sales
      return sales.length === 1 && !isFinished(only!.state, options) ? [] : sales.map(toRecord)
    },
    async plan(document, { signal }): Promise<readonly OrderStep[]> {
      const needs = needsOf(document, options)
      const survey = await surveyFor(client, document, needs, options, { signal })
      return planOrder(document, needs, survey, options)
    },
    async create(document, { signal, mayStillSend }: CreateOptions) {
      const today = now().toISOString().slice(0, 10)
      return new OrderWriting(client, options, document, { signal, mayStillSend }, today).perform()
    },
    close: async () => client.close(),
  }
}

/** Its id, not its number: a draft has none yet, and two that are numbered at one moment can get the same. */
const toRecord = ({ id }: { readonly id: number }): RemoteRecord => ({
  remoteId: String(id),
  payloadHash: null,
})

/** One attempt at one order. */
class OrderWriting {
  readonly #client: TrytonClient
  readonly #options: TrytonOptions
  readonly #document: OrderDocument
  readonly #writing: WriteOptions
  readonly #today: string

  constructor(
    client: TrytonClient,
    options: TrytonOptions,
    document: OrderDocument,
    writing: WriteOptions,
    today: string,
  ) {
    this.#client = client
    this.#options = options
    this.#document = document
    this.#writing = writing
    this.#today = today
  }

  async perform(): Promise<RemoteRecord> {
    const needs = needsOf(this.#document, this.#options)
    const survey = await surveyFor(this.#client, this.#document, needs, this.#options, this.#writing)
    const [known, ...doubles] = survey.sales
    if (doubles.length > 0) throw this.#doubled(survey.sales.length)
    if (known) return this.#finish(known.id, this.#expect(survey, survey.products, survey.addresses))
    this.#refuseObstacles(needs, survey)
    const addresses = await this.#createAddress(survey)
    const made = new Set(needs.partsLists.map(list => list.number))
    const products = await createArticles(
      this.#client,
      needs.articles,
      made,
      survey,
      this.#options,
      this.#writing,
    )
    if (this.#options.partsLists !== false)
      await createPartsLists(this.#client, needs.partsLists, products, survey, this.#options, this.#writing)
    const expected = this.#expect(survey, products, addresses)
    const id = await this.#createSale(expected, survey, products)
    return this.#finish(id, expected)
  }

  async #finish(id: number, expected: ExpectedSale): Promise<RemoteRecord> {
    try {
      return toRecord(await finishSale(this.#client, id, expected, this.#options, this.#writing))
    } catch (error) {
      throw afterArrival(error)
    }
  }

  #refuseObstacles(needs: OrderNeeds, survey: Survey): void {
    const steps = planOrder(this.#document, needs, survey, this.#options)
    const obstacles = steps.filter(step => step.state === 'IN_THE_WAY')
    if (obstacles.length === 0) return
    const told = obstacles.map(({ kind, reference, reason }) => `${kind} "${reference}": ${reason}`)
    throw new DovetailError('SINK_REFUSED', 'repair', `${this.#label()}: ${told.join('; ')}`)
  }

  /** Only if nobody changed the debtor since we looked: two orders to one new address make one. */
  async #createAddress({ debtor, addresses, country }: Survey): Promise<Survey['addresses']> {
    const { deliveryAddress: address } = this.#document
    if (!address || findAddress(address, addresses, country)) return addresses
    const call = {
      what: `delivery address of debtor "${this.#document.debtorNumber}"`,
      method: 'party.party.write',
      params: [[debtor!.id], { addresses: [['create', [toAddress(address, country)]]] }],
      context: { _timestamp: { [`party.party,${debtor!.id}`]: debtor!.timestamp } },
    }
    await this.#client.write(call, NOTHING, this.#writing)
    return surveyAddresses(this.#client, debtor!.id, this.#writing)
  }

  async #createSale(expected: ExpectedSale, survey: Survey, products: Survey['products']): Promise<number> {
    const taxes = new Map<string, readonly number[]>()
    for (const line of expected.lines)
      if (line.article !== null && !taxes.has(line.article))
        taxes.set(line.article, await taxesOf(this.#client, line, expected, this.#writing))
    const lines = expected.lines.map(line => toLineValues(line, products, taxes))
    const ids = { ...expected, paymentTerm: survey.debtor!.paymentTerm }
    const values = toSale(this.#document, ids, lines, this.#today)
    const call = {
      what: `order "${this.#document.externalReference}"`,
      method: 'sale.sale.create',
      params: [[values]],
    }
    const [id] = await this.#client.write(call, IDS, this.#writing)
    return id!
  }

  #expect(survey: Survey, products: Survey['products'], addresses: Survey['addresses']): ExpectedSale {
    const { deliveryAddress: address } = this.#document
    const invoice = addresses.find(row => row.invoice) ?? addresses[0]
    const delivery = address ? findAddress(address, addresses, survey.country) : (invoice ?? null)
    return {
      document: this.#document,
      party: survey.debtor?.id ?? NONE,
      currency: survey.currency?.id ?? NONE,
      invoiceAddress: invoice?.id ?? NONE,
      deliveryAddress: delivery?.id ?? NONE,
      lines: toSaleLines(this.#document, survey, this.#options).lines,
      productOf: article => products.get(article)?.id ?? null,
      today: this.#today,
    }
  }

  /** Nothing was done: the look-up that follows finds them all, and raises the alarm. */
  #doubled(count: number): DovetailError {
    return new DovetailError('SINK_REFUSED', 'check', `${this.#label()}: Tryton has it ${count} times`)
  }

  #label(): string {
    return `${this.#client.name} order "${this.#document.externalReference}"`
  }
}

/** No id of Tryton's: what is not there any more shows as a difference. */
const NONE = 0
