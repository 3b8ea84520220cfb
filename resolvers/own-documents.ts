import type { GraphQLResolveInfo } from 'graphql'
import type { RequestContext } from '../src/context.ts'
import { keyOf } from '../src/domain/node-id.ts'
import type { Order, OrderFilter, OrderOrderField } from '../src/domain/order.ts'
import type { SortDirection } from '../src/domain/page.ts'
import type { Quote, QuoteFilter, QuoteOrderField } from '../src/domain/quote.ts'
import type { Services } from '../src/services/index.ts'
import {
  type Connection,
  orderName,
  type PageArguments,
  toConnection,
  toPageRequest,
} from '../src/services/paging.ts'
import { asks } from './page-arguments.ts'

type OrderBy<Field> = readonly { readonly field: Field; readonly direction: SortDirection }[]

/** A page of our quotes, wherever in the graph it hangs. */
export async function quotesPage(
  services: Services,
  filter: QuoteFilter | null,
  args: PageArguments & { readonly orderBy?: OrderBy<QuoteOrderField> | null },
  info: GraphQLResolveInfo,
): Promise<Connection<Quote>> {
  const orderBy = args.orderBy ?? []
  const order = orderName('quotes', orderBy)
  const page = await services.findQuotes({
    ...toPageRequest(args, order, asks(info, 'totalCount')),
    filter: filter && withKeys(filter),
    orderBy,
    includesSuperseded: filter !== null && asksFor(filter, 'SUPERSEDED'),
    articleNumber: null,
  })
  return toConnection(page, args, order, quote => quote)
}

function withKeys(filter: QuoteFilter): QuoteFilter {
  return {
    ...filter,
    customer: filter.customer == null ? null : keyOf('Customer', filter.customer),
    and: filter.and?.map(withKeys) ?? null,
    or: filter.or?.map(withKeys) ?? null,
  }
}

function asksFor(filter: QuoteFilter, status: 'SUPERSEDED'): boolean {
  return [filter, ...(filter.and ?? []), ...(filter.or ?? [])].some(part =>
    part === filter ? (part.status?.includes(status) ?? false) : asksFor(part, status),
  )
}

/** A page of our orders, wherever in the graph it hangs. */
export async function ordersPage(
  services: Services,
  filter: OrderFilter | null,
  args: PageArguments & { readonly orderBy?: OrderBy<OrderOrderField> | null },
  info: GraphQLResolveInfo,
): Promise<Connection<Order>> {
  const orderBy = args.orderBy ?? []
  const order = orderName('orders', orderBy)
  const customer = filter?.customer == null ? null : keyOf('Customer', filter.customer)
  const page = await services.findOrders({
    ...toPageRequest(args, order, asks(info, 'totalCount')),
    filter: filter && { ...filter, customer },
    orderBy,
  })
  return toConnection(page, args, order, one => one)
}

/** A page of the quotes of one customer or opportunity. */
export async function quotesOf(
  { loaders, services }: RequestContext,
  owner: 'CUSTOMER' | 'OPPORTUNITY',
  key: string,
  args: PageArguments,
  info: GraphQLResolveInfo,
): Promise<Connection<Quote>> {
  services.requireStaff('quotes')
  const page = await loaders.quotesOf(owner, key, toPageRequest(args, 'quotes', asks(info, 'totalCount')))
  return toConnection(page, args, 'quotes', quote => quote)
}

/** A page of the orders of one customer. */
export async function ordersOf(
  { loaders, services }: RequestContext,
  customer: string,
  args: PageArguments,
  info: GraphQLResolveInfo,
): Promise<Connection<Order>> {
  services.requireStaff('orders')
  const page = await loaders.ordersOf(customer, toPageRequest(args, 'orders', asks(info, 'totalCount')))
  return toConnection(page, args, 'orders', order => order)
}
