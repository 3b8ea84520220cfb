import { BASE_CURRENCY } from './base-currency.ts'
import { type ServiceRequest, today } from './environment.ts'
import { requireContact, requireCustomer, requireOpportunity } from './find-customer.ts'
import { answerQuote, type QuoteOutcome } from './find-quote.ts'
import { idempotently } from './idempotently.ts'
import { draftQuote, requireValidity } from './make-quote.ts'
import type { QuoteLineInput } from './quote-line.ts'
import { writeQuote } from './write-quote.ts'

export interface CreateQuoteInput {
  readonly idempotencyKey: string
  readonly customer: string
  readonly contact?: string | null
  readonly opportunity?: string | null
  readonly currency?: string | null
  readonly lines: readonly QuoteLineInput[]
  readonly validUntil?: string | null
}

/** Prices every line and pins what it was priced from. */
export async function createQuote(request: ServiceRequest, input: CreateQuoteInput): Promise<QuoteOutcome> {
  const { clock, ids } = request
  return answerQuote(request, null, async () => {
    const id = ids.next()
    return idempotently(request, 'createQuote', input, id, async () => {
      const customer = await requireCustomer(request, input.customer)
      const contactId = await requireContact(request, customer, input.contact ?? null)
      const opportunityId = await requireOpportunity(request, customer, input.opportunity ?? null)
      const date = today(clock)
      const validUntil = requireValidity(input.validUntil ?? null, date)
      const draft = await draftQuote(request, customer, input.currency ?? BASE_CURRENCY, input.lines, date)
      return async repositories => {
        const number = await repositories.quotes.nextNumber(clock.now().getUTCFullYear())
        await writeQuote(request, repositories, draft, {
          id,
          number,
          revision: 1,
          createdAt: clock.now().toISOString(),
          validUntil,
          customerNumber: customer.number,
          contactId,
          opportunityId,
        })
      }
    })
  })
}
