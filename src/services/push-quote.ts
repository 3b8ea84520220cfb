import { type Quote, statusOn } from '../domain/quote.ts'
import type { Repositories } from '../ports/store.ts'
import { type ServiceRequest, today } from './environment.ts'
import {
  answerQuote,
  findQuote,
  type QuoteOutcome,
  refuseChanged,
  refuseSuperseded,
  requireQuote,
  requireSendable,
} from './find-quote.ts'
import { idempotently } from './idempotently.ts'
import { toQuoteDocument } from './quote-document.ts'
import { enqueue } from './transmit.ts'
import { refuse } from './user-error.ts'

/** Sends a revision to the CRM: our row and the transmission in one transaction. One that is there already is not sent again. */
export async function pushQuote(
  request: ServiceRequest,
  input: { readonly idempotencyKey: string; readonly quote: string },
): Promise<QuoteOutcome> {
  const { reads, clock, wakeDispatcher } = request
  const quote = await findQuote(request, input.quote)
  const outcome = await answerQuote(request, quote, () =>
    idempotently(request, 'pushQuote', input, quote?.id ?? '', async () => {
      if (!request.takes.quotes)
        refuse('TARGET_READ_ONLY', 'the CRM is only read: it takes no quotes.', ['input', 'quote'])
      const known = requireQuote(quote, input.quote)
      const status = statusOn(known, today(clock))
      if (status !== 'ACCEPTED') requireSendable(known, today(clock))
      const customer = await reads.customer.load(known.customerNumber)
      const contact = known.contactId === null ? null : await reads.contact.load(known.contactId)
      const document = toQuoteDocument(known, customer, contact, request.publicUrl())
      return async repositories => {
        const current = await repositories.quotes.lock(known.id)
        const [sent] = await repositories.transmissions.byReferences('QUOTE', [document.externalReference])
        if (sent) return
        if (current !== known.status) refuseChanged(known)
        if (current === 'ACCEPTED') await requireNewest(repositories, known)
        if (current !== 'ACCEPTED') await repositories.quotes.changeStatus(known.id, known.status, 'SENT')
        const now = clock.now()
        await repositories.transmissions.supersede(reads.crmName, known.number, now.getTime())
        await enqueue(request, repositories, reads.crmName, document, known.number)
        await repositories.quotes.appendEvent(known.id, {
          at: now.toISOString(),
          actor: request.caller.principal,
          what: 'PUSHED',
          detail: null,
        })
      }
    }),
  )
  wakeDispatcher(reads.crmName)
  return outcome
}

/** What was ordered keeps its status beside a newer revision: in the CRM it does not come after that one. */
async function requireNewest({ quotes }: Repositories, quote: Quote): Promise<void> {
  const newest = await quotes.byNumber(quote.number, null)
  if (newest?.id !== quote.id) refuseSuperseded(quote)
}
