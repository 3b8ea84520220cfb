import type { QuoteEventKind } from '../domain/document-event.ts'
import { type Quote, quoteReference } from '../domain/quote.ts'
import { type ServiceRequest, today } from './environment.ts'
import {
  answerQuote,
  findQuote,
  type QuoteOutcome,
  refuseChanged,
  requireCurrent,
  requireQuote,
  requireSendable,
} from './find-quote.ts'
import { idempotently } from './idempotently.ts'
import { refuse } from './user-error.ts'

export async function approveQuote(
  request: ServiceRequest,
  input: { readonly idempotencyKey: string; readonly quote: string; readonly reason?: string | null },
): Promise<QuoteOutcome> {
  return decide(request, 'approveQuote', input, quote => {
    requireCurrent(quote, today(request.clock))
    if (quote.status !== 'IN_APPROVAL')
      refuse(
        'QUOTE_NOT_IN_APPROVAL',
        `quote ${quoteReference(quote)} is ${quote.status} and does not wait for approval.`,
        ['input', 'quote'],
      )
    return { status: 'APPROVED', what: 'APPROVED' }
  })
}

export async function acceptQuote(
  request: ServiceRequest,
  input: { readonly idempotencyKey: string; readonly quote: string },
): Promise<QuoteOutcome> {
  return decide(request, 'acceptQuote', input, quote => {
    requireSendable(quote, today(request.clock))
    return { status: 'ACCEPTED', what: 'ACCEPTED' }
  }).finally(request.wakeOrders)
}

export async function rejectQuote(
  request: ServiceRequest,
  input: { readonly idempotencyKey: string; readonly quote: string; readonly reason?: string | null },
): Promise<QuoteOutcome> {
  return decide(request, 'rejectQuote', input, quote => {
    requireCurrent(quote, today(request.clock))
    return { status: 'REJECTED', what: 'REJECTED' }
  })
}

/** One step of a quote's life, with who and why in its history. */
async function decide(
  request: ServiceRequest,
  operation: string,
  input: { readonly idempotencyKey: string; readonly quote: string; readonly reason?: string | null },
  judge: (quote: Quote) => { readonly status: Quote['status']; readonly what: QuoteEventKind },
): Promise<QuoteOutcome> {
  const quote = await findQuote(request, input.quote)
  return answerQuote(request, quote, () =>
    idempotently(request, operation, input, quote?.id ?? '', async () => {
      const known = requireQuote(quote, input.quote)
      const { status, what } = judge(known)
      return async repositories => {
        const isStill = await repositories.quotes.changeStatus(known.id, known.status, status)
        if (!isStill) refuseChanged(known)
        const now = request.clock.now()
        if (status === 'ACCEPTED' && request.acceptedBecomeOrders)
          await repositories.quotes.setOrderDue(known.id, now.getTime())
        await repositories.quotes.appendEvent(known.id, {
          at: now.toISOString(),
          actor: request.caller.principal,
          what,
          detail: input.reason ?? null,
        })
      }
    }),
  )
}
