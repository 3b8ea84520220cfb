import type { ArticleQuery } from '../domain/article.ts'
import { type Caller, isStaff } from '../domain/caller.ts'
import type { CustomerQuery } from '../domain/customer.ts'
import type { Decimal } from '../domain/decimal.ts'
import { ForbiddenError, RequestError } from '../domain/errors.ts'
import { keyOf } from '../domain/node-id.ts'
import { type Order, type OrderQuery, orderReferences } from '../domain/order.ts'
import type { PriceScope } from '../domain/price.ts'
import type { Quote, QuoteLine, QuoteQuery } from '../domain/quote.ts'
import type { Transmission, TransmissionQuery } from '../domain/transmission.ts'
import { possibleActions } from '../domain/transmission-action.ts'
import type { ProductModel } from '../engine/index.ts'
import type { Reads } from '../ports/reads.ts'
import { type ConfigurationView, viewConfiguration } from './configuration-view.ts'
import {
  completeConfiguration,
  findConfiguration,
  setSelections,
  startConfiguration,
} from './configurations.ts'
import { createQuote } from './create-quote.ts'
import { acceptQuote, approveQuote, rejectQuote } from './decide-quote.ts'
import { type DefinitionView, visibleLines } from './definition-view.ts'
import { type ServiceRequest, type ServiceWorld, today } from './environment.ts'
import { explainPriceChange } from './explain-price-change.ts'
import { explainStoredStep } from './explain-stored-step.ts'
import { findQuote } from './find-quote.ts'
import { findUses, keyOfUse } from './find-uses.ts'
import { forecastSales } from './forecast-sales.ts'
import { matchNewArticles } from './match-new-articles.ts'
import { type MadeInLines, nestOrder } from './nest-order.ts'
import {
  cancelTransmission,
  holdTransmission,
  releaseTransmission,
  reopenTransmission,
  resolveTransmission,
  retryTransmission,
} from './operate-transmission.ts'
import { type OrderPlanInput, planOrder } from './order-plan.ts'
import { type PageArguments, pageOf } from './paging.ts'
import { placeOrder } from './place-order.ts'
import { shareOf } from './pool-share.ts'
import type { PriceContextInput } from './price-context.ts'
import { priceMany } from './price-many.ts'
import { computeBom, computePrice, definitionOf, priceOf } from './price-stored.ts'
import { pushQuote } from './push-quote.ts'
import { reconcileTarget } from './reconcile-target.ts'
import { replayPrice } from './replay-price.ts'
import { repriceQuote } from './reprice-quote.ts'
import { reviseOrder } from './revise-order.ts'
import { reviseQuote } from './revise-quote.ts'
import { Refusal, type UserError, userError } from './user-error.ts'
import { type WatchedTransmissions, watchOrders, watchQuotes, watchTransmissions } from './watch.ts'
import { describeConflicts } from './weigh-repairs.ts'

type Input<UseCase> = UseCase extends (request: never, input: infer Argument) => unknown ? Argument : never

/** Of one request in the engine's pool */
const TASKS_AT_ONCE = 4

/** The use cases of one request. */
export type Services = ReturnType<typeof createServices>

/** Binds the use cases to who asks and to what this request has read. What the caller may do is decided here. */
export function createServices(world: ServiceWorld, caller: Caller, reads: Reads, signal: AbortSignal) {
  const request: ServiceRequest = {
    ...world,
    pool: shareOf(world.pool, TASKS_AT_ONCE),
    caller,
    reads,
    signal,
  }
  const { store, models, clock } = world

  /** @throws ForbiddenError for guests */
  const requireStaff = (what: string): void => {
    if (!isStaff(caller))
      throw new ForbiddenError(`${what}: only for staff; this caller is a ${caller.role}.`)
  }
  const forbidden: UserError = userError(
    'FORBIDDEN',
    `only staff may do this; this caller is a ${caller.role}.`,
    ['input'],
  )

  /** A mutation for staff: guests get the refusal beside the empty result. */
  const forStaff =
    <Argument, Outcome extends object>(
      empty: Outcome,
      perform: (request: ServiceRequest, input: Argument) => Promise<Outcome>,
    ) =>
    async (input: Argument): Promise<Outcome> =>
      isStaff(caller) ? perform(request, input) : { ...empty, userErrors: [forbidden] }

  /** A refusal in a field that has no `userErrors` is an error of the request. */
  const asRequestError = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      if (error instanceof Refusal) throw new RequestError(error.message)
      throw error
    }
  }

  const noQuote = { quote: null, userErrors: [] as readonly UserError[] }
  const noTransmission = { transmission: null, userErrors: [] as readonly UserError[] }

  return {
    requireStaff,
    models,
    async findModel(named: string, version: string | null): Promise<ProductModel | null> {
      await models.refresh()
      return version === null
        ? models.named(named)
        : models.find(keyOf('ProductModel', named).split('@')[0] ?? '', version)
    },
    async findModels(): Promise<readonly ProductModel[]> {
      await models.refresh()
      return models.all()
    },

    findConfiguration: (named: string) => findConfiguration(request, named),
    async pinnedConfiguration(id: string): Promise<ConfigurationView | null> {
      const stored = await reads.configuration.load(id)
      return stored ? viewConfiguration(stored, request) : null
    },
    startConfiguration: (input: Input<typeof startConfiguration>) => startConfiguration(request, input),
    setSelections: (input: Input<typeof setSelections>) => setSelections(request, input),
    completeConfiguration: (input: Input<typeof completeConfiguration>) =>
      completeConfiguration(request, input),
    describeConflicts: (view: ConfigurationView) => describeConflicts(request, view),

    priceMany: (inputs: Parameters<typeof priceMany>[1]) => priceMany(request, inputs),
    computePrice: (input: Input<typeof computePrice>) => computePrice(request, input),
    computeBom: (input: Input<typeof computeBom>) => computeBom(request, input),
    priceOf: (view: ConfigurationView, quantity: Decimal | null, context: PriceContextInput | null) =>
      asRequestError(priceOf(request, view, quantity, context)),
    definitionOf: (view: ConfigurationView, quantity: Decimal | null, context: PriceContextInput | null) =>
      asRequestError(definitionOf(request, view, quantity, context)),
    visibleLines: (view: DefinitionView) => visibleLines(view, caller),
    matchNewArticles: (view: DefinitionView) => matchNewArticles(view, reads),

    async findCustomer(named: string) {
      requireStaff('customer')
      return reads.customer.load(keyOf('Customer', named))
    },
    async findContact(named: string) {
      requireStaff('contact')
      return reads.contact.load(keyOf('Contact', named))
    },
    async findOpportunity(named: string) {
      requireStaff('opportunity')
      return reads.opportunity.load(keyOf('Opportunity', named))
    },
    findCustomers(query: CustomerQuery) {
      requireStaff('customers')
      return reads.findCustomers(query)
    },
    findArticles: (query: ArticleQuery) => reads.findArticles(query),
    async usesOf(articleNumber: string, args: PageArguments) {
      requireStaff('usedIn')
      return pageOf(await findUses(request, articleNumber), args, 'uses', keyOfUse)
    },

    async findQuote(named: string, revision: number | null): Promise<Quote | null> {
      requireStaff('quote')
      if (revision === null) return findQuote(request, named)
      const known = await findQuote(request, named)
      return known && store.quotes.byNumber(known.number, revision)
    },
    findQuotes(query: Omit<QuoteQuery, 'today'>) {
      requireStaff('quotes')
      return store.quotes.find({ ...query, today: today(clock) })
    },
    today: () => today(clock),
    async forecastSales(currency: string | null) {
      requireStaff('salesForecast')
      return forecastSales(request, currency)
    },
    /** A stored price worked out again from what it recorded; null for a line without a price. */
    async replayPrice(line: QuoteLine) {
      requireStaff('replay')
      return replayPrice(request, line)
    },
    /** What the rule of one step of a stored price looked at, and where the rule stands. */
    async explainStoredStep(line: QuoteLine, scope: PriceScope, code: string) {
      requireStaff('price step')
      return explainStoredStep(request, line, scope, code)
    },
    /** Why a line would not cost today what it cost when it was quoted. */
    async explainPriceChange(quote: Quote, line: QuoteLine) {
      requireStaff('price change')
      return asRequestError(explainPriceChange(request, quote, line))
    },
    /** What the quote would come to if it were revised now; nothing is written. */
    async repriceQuote(quote: Quote) {
      requireStaff('reprice')
      return asRequestError(repriceQuote(request, quote))
    },
    createQuote: forStaff(noQuote, createQuote),
    reviseQuote: forStaff(noQuote, reviseQuote),
    approveQuote: forStaff(noQuote, approveQuote),
    acceptQuote: forStaff(noQuote, acceptQuote),
    rejectQuote: forStaff(noQuote, rejectQuote),
    pushQuote: forStaff(noQuote, pushQuote),

    async findOrder(named: string): Promise<Order | null> {
      requireStaff('order')
      const key = keyOf('Order', named)
      return key === named ? store.orders.byNumber(named) : reads.order.load(key)
    },
    findOrders(query: OrderQuery) {
      requireStaff('orders')
      return store.orders.find(query)
    },
    placeOrder: forStaff({ order: null, userErrors: [] as readonly UserError[] }, placeOrder),
    reviseOrder: forStaff({ order: null, userErrors: [] as readonly UserError[] }, reviseOrder),
    /** As it arrived last, where the newest revision did not yet. */
    async erpReferenceOf(order: Order): Promise<string | null> {
      const sent = orderReferences(order).map(reference => reads.orderTransmission.load(reference))
      return (await Promise.all(sent)).find(one => one?.remoteId != null)?.remoteId ?? null
    },
    async planOrder(input: OrderPlanInput) {
      requireStaff('orderPlan')
      return asRequestError(planOrder(request, input))
    },
    nestOrder: (document: MadeInLines) => nestOrder(request, document),

    async findTransmission(named: string) {
      requireStaff('transmission')
      return reads.transmission.load(keyOf('Transmission', named))
    },
    findTransmissions(query: TransmissionQuery) {
      requireStaff('transmissions')
      return store.transmissions.find(query)
    },
    possibleActions: (transmission: Transmission) => possibleActions(transmission, clock.now().getTime()),
    retryTransmission: forStaff(noTransmission, retryTransmission),
    holdTransmission: forStaff(noTransmission, holdTransmission),
    releaseTransmission: forStaff(noTransmission, releaseTransmission),
    cancelTransmission: forStaff(noTransmission, cancelTransmission),
    resolveTransmission: forStaff(noTransmission, resolveTransmission),
    reopenTransmission: forStaff(noTransmission, reopenTransmission),
    reconcile: forStaff({ reconciliation: null, userErrors: [] as readonly UserError[] }, reconcileTarget),

    async watchTransmissions(asked: WatchedTransmissions) {
      requireStaff('transmissionChanged')
      return watchTransmissions(request, asked)
    },
    async watchQuotes(named: string | null) {
      requireStaff('quoteChanged')
      return watchQuotes(request, named)
    },
    async watchOrders(named: string | null) {
      requireStaff('orderChanged')
      return watchOrders(request, named)
    },

    sources: world.sources,
  }
}
