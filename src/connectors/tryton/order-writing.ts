import { type OrderDocument, recordReference } from '../../domain/document.ts'
import { DovetailError } from '../../domain/errors.ts'
import type { OneByOne } from '../../lib/one-by-one.ts'
import type { OrderStep, RemoteRecord, UpdateOutcome } from '../../ports/sink.ts'
import { createArticles } from './articles.ts'
import type { TrytonClient, WriteOptions } from './client.ts'
import { afterArrival } from './errors.ts'
import { findAddress, toAddress, toLineValues, toSale, toSaleLines } from './mapping.ts'
import { needsOf, type OrderNeeds } from './needs.ts'
import type { TrytonOptions } from './options.ts'
import { createPartsLists } from './parts-lists.ts'
import { planChange, planOrder } from './plan.ts'
import { type ExpectedSale, finishSale, readSale, type SaleRead, taxesOf } from './sale.ts'
import { replaceLines, toChanges, whyNotChanged } from './sale-change.ts'
import { type Survey, surveyAddresses, surveyFor } from './survey.ts'
import { IDS, NOTHING } from './wire.ts'

/** Its id, not its number: a draft has none yet, and two that are numbered at one moment can get the same. */
export const toRecord = ({ id }: { readonly id: number }): RemoteRecord => ({
  remoteId: String(id),
  payloadHash: null,
})

export interface Target {
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
export class OrderWriting {
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

  async create(): Promise<RemoteRecord> {
    const survey = await this.#survey()
    const [known, ...doubles] = survey.sales
    if (doubles.length > 0) throw this.#doubled(survey.sales.length)
    if (known) return this.#finish(known.id, this.#expect(asItIs(survey)))
    const prepared = await this.#complete(survey)
    const expected = this.#expect(prepared)
    const id = await this.#createSale(expected, prepared)
    return this.#finish(id, expected)
  }

  /** Makes the sale what the document says, unless it says so already: then it is only moved on. */
  async update(): Promise<UpdateOutcome> {
    const survey = await this.#survey()
    const [known, ...doubles] = survey.sales
    if (doubles.length > 0) throw this.#doubled(survey.sales.length)
    if (!known) return { obstacle: `Tryton has no order "${recordReference(this.#document)}" any more` }
    const before = await this.#read(known.id, this.#expectChanged(asItIs(survey)))
    const obstacle = whyNotChanged(before, this.#options)
    if (obstacle !== null) return { obstacle }
    if (before.differences.length === 0)
      return { record: await this.#finish(known.id, this.#expectChanged(asItIs(survey))) }
    const prepared = await this.#complete(survey)
    const expected = this.#expectChanged(prepared)
    const lines = await this.#lineValues(expected, prepared)
    const values = toChanges(expected, lines, before.lines)
    await replaceLines(this.#client, before.sale, values, this.#document, this.#writing)
    return { record: await this.#finish(known.id, expected) }
  }

  async compare(): Promise<readonly string[]> {
    const survey = await this.#survey()
    const [known] = survey.sales
    if (!known) return []
    // What was changed is over: a day that it has since is a person's.
    const expected = { ...this.#expectChanged(asItIs(survey)), isDayEmptied: false }
    return (await this.#read(known.id, expected)).differences
  }

  /** @param isChange the sale, where it is there, is still to be changed: what is in the way of that is told */
  async plan(isChange: boolean): Promise<readonly OrderStep[]> {
    const survey = await this.#survey()
    const [known, ...doubles] = survey.sales
    if (!isChange || !known || doubles.length > 0)
      return planOrder(this.#document, this.#needs, survey, this.#options)
    const before = await this.#read(known.id, this.#expectChanged(asItIs(survey)))
    const obstacle = whyNotChanged(before, this.#options)
    const steps = this.#planAnew(survey)
    return steps.map(step => (step.kind === 'ORDER' ? planChange(step, known.id, obstacle) : step))
  }

  #read(id: number, expected: ExpectedSale): Promise<SaleRead> {
    return readSale(this.#client, id, expected, this.#options, this.#writing)
  }

  /** All that the order needs is there afterwards. */
  async #complete(survey: Survey): Promise<Prepared> {
    const bringsSomething = this.#planClear(survey).some(
      ({ kind, state }) => kind !== 'ORDER' && state === 'MISSING',
    )
    return bringsSomething ? this.#alone(async () => this.#prepare(await this.#survey())) : asItIs(survey)
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

  /** As if the sale was not there: what is changed needs the same. */
  #planAnew(survey: Survey): readonly OrderStep[] {
    return planOrder(this.#document, this.#needs, { ...survey, sales: [] }, this.#options)
  }

  /** @throws DovetailError `repair` with all that is in the way */
  #planClear(survey: Survey): readonly OrderStep[] {
    const steps = this.#planAnew(survey)
    const obstacles = steps.filter(step => step.state === 'IN_THE_WAY')
    if (obstacles.length === 0) return steps
    const told = obstacles.map(({ kind, reference, reason }) => `${kind} "${reference}": ${reason}`)
    const text = `${this.#label()}: ${told.join('; ')}`
    throw new DovetailError('SINK_REFUSED', 'repair', text, undefined, { isUndone: true })
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

  async #createSale(expected: ExpectedSale, prepared: Prepared): Promise<number> {
    const lines = await this.#lineValues(expected, prepared)
    const ids = { ...expected, paymentTerm: prepared.survey.debtor!.paymentTerm }
    const values = toSale(this.#document, ids, lines, this.#today)
    const call = {
      what: `order "${this.#document.externalReference}"`,
      method: 'sale.sale.create',
      params: [[values]],
    }
    const [id] = await this.#client.write(call, IDS, this.#writing)
    return id!
  }

  async #lineValues(expected: ExpectedSale, { products }: Prepared): Promise<readonly object[]> {
    const taxes = new Map<string, readonly number[]>()
    for (const line of expected.lines)
      if (line.article !== null && !taxes.has(line.article))
        taxes.set(line.article, await taxesOf(this.#client, line, expected, this.#writing))
    return expected.lines.map(line => toLineValues(line, products, taxes))
  }

  /** Which of the debtor's addresses is invoiced may change after the sale was made: that is no difference. */
  #expectChanged(prepared: Prepared): ExpectedSale {
    const isDayEmptied = this.#document.isDayWithdrawn === true
    return { ...this.#expect(prepared), invoiceAddress: null, isDayEmptied }
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
      isDayEmptied: false,
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

/** No id of Tryton's: what is not there any more shows as a difference. */
const NONE = 0
