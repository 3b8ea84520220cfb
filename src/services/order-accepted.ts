import { encodeNodeId } from '../domain/node-id.ts'
import { quoteReference } from '../domain/quote.ts'
import type { Raise } from '../ports/alarm.ts'
import type { ServiceRequest } from './environment.ts'
import { placeOrder } from './place-order.ts'

/** Of whoever placed it before nothing is to be told. */
const DONE_ALREADY = 'QUOTE_ALREADY_ORDERED'

/**
 * Makes an order of a quote that the customer accepted, as `placeOrder` does: to the customer's first delivery address. However often it is
 * done for a quote, it makes one order. What stands in the way is for a person, who is told once.
 *
 * @param request of the gateway itself
 * @throws DovetailError where a system or our store does not answer: to be done again
 */
export async function orderAccepted(request: ServiceRequest, quoteId: string, raise: Raise): Promise<void> {
  const { store, clock, caller, reads } = request
  const idempotencyKey = `accepted ${quoteId}`
  const quote = encodeNodeId('Quote', quoteId)
  const { userErrors } = await placeOrder(request, { idempotencyKey, quote })
  const refused = userErrors.filter(({ code }) => code !== DONE_ALREADY)
  const detail = refused.map(({ message }) => message).join('; ')
  const at = clock.now()
  await store.transaction(async ({ quotes }) => {
    await quotes.setOrderDue(quoteId, null)
    if (refused.length > 0)
      await quotes.appendEvent(quoteId, {
        ...{ at: at.toISOString(), actor: caller.principal },
        ...{ what: 'ORDER_REFUSED', detail },
      })
  })
  if (refused.length === 0) return
  const [known] = await store.quotes.byIds([quoteId])
  const externalReference = known ? quoteReference(known) : quoteId
  const text = `quote ${externalReference} was accepted and could not become an order by itself: ${detail}`
  raise({
    ...{ kind: 'NOT_ORDERED', at: at.getTime(), transmissionId: null, target: reads.erpName },
    ...{ externalReference, text },
  })
}
