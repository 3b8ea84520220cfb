import { type Quote, statusOn } from '../domain/quote.ts'
import { type ServiceRequest, today } from './environment.ts'
import { requireCustomer } from './find-customer.ts'
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
      requireRevisable(earlier, today(clock))
      const customer = await requireCustomer(request, earlier.customerNumber)
      const date = today(clock)
      const validUntil = requireValidity(input.validUntil ?? null, date)
      const lines = input.lines ?? earlier.lines.map(lineAgain)
      const draft = await draftQuote(request, customer, earlier.totals.currency, lines, date)
      return async repositories => {
        const isStill = await repositories.quotes.changeStatus(earlier.id, earlier.status, 'SUPERSEDED')
        if (!isStill) refuseChanged(earlier)
        const at = clock.now().toISOString()
        const superseded = { at, actor: caller.principal, what: 'SUPERSEDED', detail: null } as const
        await repositories.quotes.appendEvent(earlier.id, superseded)
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

/** What expired, was rejected or withdrawn may be offered anew. */
function requireRevisable(quote: Quote, date: string): void {
  const status = statusOn(quote, date)
  if (status !== 'EXPIRED' && status !== 'REJECTED' && status !== 'WITHDRAWN') requireCurrent(quote, date)
}
