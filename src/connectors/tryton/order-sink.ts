import type { OrderDocument } from '../../domain/document.ts'
import { DovetailError } from '../../domain/errors.ts'
import { type OneByOne, oneByOne } from '../../lib/one-by-one.ts'
import type { CreateOptions, OrderSink, OrderStep, RemoteRecord } from '../../ports/sink.ts'
import { createArticles } from './articles.ts'
import type { TrytonClient, WriteOptions } from './client.ts'
import { afterArrival } from './errors.ts'
import { findSales } from './finder.ts'
import { findAddress, toAddress, toLineValues, toSale, toSaleLines } from './mapping.ts'
import { needsOf, type OrderNeeds } from './needs.ts'
import type { TrytonOptions } from './options.ts'
import { createPartsLists } from './parts-lists.ts'
import { planOrder } from './plan.ts'
import { type ExpectedSale, finishSale, isFinished, readSale, taxesOf } from './sale.ts'
import { readStatuses } from './statuses.ts'
import { type Survey, surveyAddresses, surveyFor } from './survey.ts'
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
  const alone = oneByOne()
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
      const writing = { signal, mayStillSend }
      return new OrderWriting({ client, options, alone }, document, writing, today).perform()
    },
    compare(document, { signal }) {
      const today = now().toISOString().slice(0, 10)
      return new OrderWriting(
        { client, options, alone },
        document,
        { signal, mayStillSend: NOTHING_IS_SENT },
        today,
      ).compare()
    },
    statuses: (arrived, { signal }) => readStatuses(client, arrived, { signal }),
    close: async () => client.close(),
  }
}

/** Its id, not its number: a draft has none yet, and two that are numbered at one moment can get the same. */
const toRecord = ({ id }: { readonly id: number }): RemoteRecord => ({
  remoteId: String(id),
  payloadHash: null,
})

interface Target {
  readonly client: TrytonClient
  readonly options: TrytonOptions
  /** Orders that bring something new do so one after the other: two may bring the same */
  readonly alone: OneByOne
}

/** What an order needs, all of it there. */
interface Prepared {
  readonly survey: Survey
  readonly products: Survey['products']
  readonly addresses: Survey['addresses']
}

/** One attempt at one order. */
class OrderWriting {
  readonly #client: TrytonClient
  readonly #options: TrytonOptions
  readonly #alone: OneByOne
  readonly #needs: OrderNeeds
  readonly #document: OrderDocument
  readonly #writing: WriteOptions
  readonly #today: string

  constructor(
    { client, options, alone }: Target,
    document: OrderDocument,
    writing: WriteOptions,
    today: string,
  ) {
    this.#client = client
    this.#options = options
    this.#alone = alone
    this.#needs = needsOf(document, options)
    this.#document = document
    this.#writing = writing
    this.#today = today
  }

  async perform(): Promise<RemoteRecord> {
    const survey = await this.#survey()
    const [known, ...doubles] = survey.sales
    if (doubles.length > 0) throw this.#doubled(survey.sales.length)
    if (known) return this.#finish(known.id, this.#expect(asItIs(survey)))
    const bringsSomething = this.#planClear(survey).some(
      ({ kind, state }) => kind !== 'ORDER' && state === 'MISSING',
    )
    const prepared = bringsSomething
      ? await this.#alone(async () => this.#prepare(await this.#survey()))
      : asItIs(survey)
    const expected = this.#expect(prepared)
    const id = await this.#createSale(expected, prepared)
    return this.#finish(id, expected)
  }

  /** Which of the debtor's addresses is invoiced may change afterwards: that is no difference. */
  async compare(): Promise<readonly string[]> {
    const survey = await this.#survey()
    const [known] = survey.sales
    if (!known) return []
    const expected = { ...this.#expect(asItIs(survey)), invoiceAddress: null }
    const { differences } = await readSale(this.#client, known.id, expected, this.#options, this.#writing)
    return differences
  }

  #survey(): Promise<Survey> {
    return surveyFor(this.#client, this.#document, this.#needs, this.#options, this.#writing)
  }

  async #prepare(survey: Survey): Promise<Prepared> {
    this.#planClear(survey)
    const { articles, partsLists } = this.#needs
    const addresses = await this.#createAddress(survey)
    const made = new Set(partsLists.map(list => list.number))
    const [client, options, writing] = [this.#client, this.#options, this.#writing]
    const products = await createArticles(client, articles, made, survey, options, writing)
    if (options.partsLists !== false)
      await createPartsLists(client, partsLists, products, survey, options, writing)
    return { survey, products, addresses }
  }

  async #finish(id: number, expected: ExpectedSale): Promise<RemoteRecord> {
    try {
      return toRecord(await finishSale(this.#client, id, expected, this.#options, this.#writing))
    } catch (error) {
      throw afterArrival(error)
    }
  }

  /** @throws DovetailError `repair` with all that is in the way */
  #planClear(survey: Survey): readonly OrderStep[] {
    const steps = planOrder(this.#document, this.#needs, survey, this.#options)
    const obstacles = steps.filter(step => step.state === 'IN_THE_WAY')
    if (obstacles.length === 0) return steps
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

  async #createSale(expected: ExpectedSale, { survey, products }: Prepared): Promise<number> {
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

  #expect({ survey, products, addresses }: Prepared): ExpectedSale {
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

const asItIs = (survey: Survey): Prepared => ({
  survey,
  products: survey.products,
  addresses: survey.addresses,
})

const NOTHING_IS_SENT = (): void => undefined

/** No id of Tryton's: what is not there any more shows as a difference. */
const NONE = 0
