import { DovetailError } from '../domain/errors.ts'
import { encodeNodeId } from '../domain/node-id.ts'
import { quoteReference } from '../domain/quote.ts'
import type { Raise } from '../ports/alarm.ts'
import type { ServiceRequest } from './environment.ts'
import { placeOrder } from './place-order.ts'
import { reviseOrder } from './revise-order.ts'
import type { UserError } from './user-error.ts'

/** Of whoever placed it before nothing is to be told. */
const DONE_ALREADY = new Set(['QUOTE_ALREADY_ORDERED', 'QUOTE_NOT_NEWER'])

/**
 * Makes an order of a quote that the customer accepted, as `placeOrder` does: to the customer's first delivery address. Where an earlier revision
 * became an order, that one is changed, as `reviseOrder` does. However often it is done for a quote, it makes one order. What stands in the way is
 * for a person, who is told once.
 *
 * @param request of the gateway itself
 * @throws DovetailError where a system or our store does not answer: to be done again
 */
export async function orderAccepted(request: ServiceRequest, quoteId: string, raise: Raise): Promise<void> {
  const { store, clock, caller, reads } = request
  const obstacles = await obstaclesTo(request, quoteId)
  const detail = obstacles.join('; ')
  const at = clock.now()
  await store.transaction(async ({ quotes }) => {
    await quotes.setOrderDue(quoteId, null)
    if (obstacles.length > 0)
      await quotes.appendEvent(quoteId, {
        ...{ at: at.toISOString(), actor: caller.principal },
        ...{ what: 'ORDER_REFUSED', detail },
      })
  })
  if (obstacles.length === 0) return
  const [known] = await store.quotes.byIds([quoteId])
  const externalReference = known ? quoteReference(known) : quoteId
  const text = `quote ${externalReference} was accepted and could not become an order by itself: ${detail}`
  raise({
    ...{ kind: 'NOT_ORDERED', at: at.getTime(), transmissionId: null, target: reads.erpName },
    ...{ externalReference, text },
  })
}

/** What a person has to see to; nothing where it is an order now. */
async function obstaclesTo(request: ServiceRequest, quoteId: string): Promise<readonly string[]> {
  try {
    const userErrors = await placeOrRevise(request, quoteId)
    return userErrors.filter(({ code }) => !DONE_ALREADY.has(code)).map(({ message }) => message)
  } catch (error) {
    const isForPerson =
      error instanceof DovetailError && (error.remedy === 'repair' || error.remedy === 'reject')
    if (isForPerson) return [error.message]
    throw error
  }
}

async function placeOrRevise(request: ServiceRequest, quoteId: string): Promise<readonly UserError[]> {
  const { store } = request
  const [known] = await store.quotes.byIds([quoteId])
  const earlier = known && (await store.orders.byQuoteNumber(known.number))
  const input = { idempotencyKey: `accepted ${quoteId}`, quote: encodeNodeId('Quote', quoteId) }
  const isChange = earlier != null && earlier.quoteId !== quoteId
  const { userErrors } = isChange
    ? await reviseOrder(request, { ...input, order: earlier.number })
    : await placeOrder(request, input)
  const [changed] = userErrors.filter(({ code }) => code === 'ORDER_CHANGED')
  if (changed) throw new DovetailError('STORE_UNAVAILABLE', 'retry', changed.message)
  return userErrors
}
