import { keyOf } from '../domain/node-id.ts'
import { CLOSED_ORDER_STATUSES, type Order } from '../domain/order.ts'
import type { ServiceRequest } from './environment.ts'
import { refuse } from './user-error.ts'

/** By number or id. */
export async function findOrder(
  { store }: Pick<ServiceRequest, 'store'>,
  named: string,
): Promise<Order | null> {
  const key = keyOf('Order', named)
  if (key === named) return store.orders.byNumber(named)
  return (await store.orders.byIds([key]))[0] ?? null
}

/** @throws Refusal for an order that there is not, and for one that is over */
export function requireOpenOrder(order: Order | null, named: string): Order {
  if (!order) return refuse('ORDER_NOT_FOUND', `there is no order "${named}".`, ['input', 'order'])
  if (isClosed(order))
    refuse(
      'ORDER_CLOSED',
      `order ${order.number} is ${order.status}, and is not changed any more: call createQuote for what is to be ordered besides.`,
      ['input', 'order'],
    )
  return order
}

export function isClosed({ status }: Order): boolean {
  return CLOSED_ORDER_STATUSES.includes(status)
}
