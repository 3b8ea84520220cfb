import { type Quote, statusOn } from '../domain/quote.ts'
import type { Repositories } from '../ports/store.ts'
import { type ServiceRequest, today } from './environment.ts'
import { requireCustomer } from './find-customer.ts'
import { isClosed } from './find-order.ts'
import {
  answerQuote,
  findQuote,
  type QuoteOutcome,
  refuseChanged,
  requireCurrent,
  requireQuote,
} from './find-quote.ts'
import { idempotently } from './idempotently.ts'
import { draftQuote, requireValidity } from './make-quote.ts'
import { lineAgain, type QuoteLineInput } from './quote-line.ts'
import { refuse } from './user-error.ts'
import { writeQuote } from './write-quote.ts'

/** Makes a new revision; the old one gives way to it. */
export async function reviseQuote(
  request: ServiceRequest,
  input: {
    readonly idempotencyKey: string
    readonly quote: string
    readonly lines?: readonly QuoteLineInput[] | null
    readonly validUntil?: string | null
  },
): Promise<QuoteOutcome> {
  const { clock, ids, caller } = request
  const quote = await findQuote(request, input.quote)
  return answerQuote(request, quote, async () => {
    const id = ids.next()
    return idempotently(request, 'reviseQuote', input, id, async () => {
      const earlier = requireQuote(quote, input.quote)
      const isOrdered = await hasOpenOrder(request, earlier)
      if (!isOrdered) requireRevisable(earlier, today(clock))
      const customer = await requireCustomer(request, earlier.customerNumber)
      const date = today(clock)
      const validUntil = requireValidity(input.validUntil ?? null, date)
      const lines = input.lines ?? earlier.lines.map(lineAgain)
      const draft = await draftQuote(request, customer, earlier.totals.currency, lines, date)
      return async repositories => {
        const at = clock.now().toISOString()
        if (isOrdered) await requireStill(repositories, earlier)
        else await supersede(repositories, earlier, { at, actor: caller.principal })
        await writeQuote(request, repositories, draft, {
          id,
          number: earlier.number,
          revision: earlier.revision + 1,
          createdAt: at,
          validUntil,
          customerNumber: earlier.customerNumber,
          contactId: earlier.contactId,
          opportunityId: earlier.opportunityId,
        })
      }
    })
  })
}

/** Accepted, and an order has its lines: a newer revision is what that order may be changed to. */
async function hasOpenOrder({ store }: ServiceRequest, quote: Quote): Promise<boolean> {
  const [order] = await store.orders.byQuotes([quote.id])
  return order !== undefined && !isClosed(order)
}

/** Gives way to a newer revision. @throws Refusal when somebody was faster */
export async function supersede(
  { quotes }: Repositories,
  earlier: Quote,
  by: { readonly at: string; readonly actor: string },
): Promise<void> {
  const isStill = await quotes.changeStatus(earlier.id, earlier.status, 'SUPERSEDED')
  if (!isStill) refuseChanged(earlier)
  await quotes.appendEvent(earlier.id, { ...by, what: 'SUPERSEDED', detail: null })
}

/** What an order stands on stays as it is until the order is changed. */
async function requireStill({ quotes }: Repositories, earlier: Quote): Promise<void> {
  const status = await quotes.lock(earlier.id)
  const newest = await quotes.byNumber(earlier.number, null)
  if (newest && newest.id !== earlier.id)
    refuse(
      'QUOTE_SUPERSEDED',
      `quote ${earlier.number} has a newer revision, ${newest.revision}: use that one.`,
      ['input', 'quote'],
    )
  if (status !== earlier.status) refuseChanged(earlier)
}

/** What expired, was rejected or withdrawn may be offered anew. */
function requireRevisable(quote: Quote, date: string): void {
  const status = statusOn(quote, date)
  if (status !== 'EXPIRED' && status !== 'REJECTED' && status !== 'WITHDRAWN') requireCurrent(quote, date)
}
