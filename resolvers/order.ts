import { encodeNodeId } from '../src/domain/node-id.ts'
import { type Order, orderReference } from '../src/domain/order.ts'
import type { Resolvers } from '../src/generated/graphql.ts'
import { pageOf } from '../src/services/paging.ts'
import { ordersPage } from './own-documents.ts'

export const orderResolvers: Resolvers = {
  Query: {
    order: (_root, { number }, { services }) => services.findOrder(number),
    orders: (_root, args, { services }, info) => ordersPage(services, args.filter ?? null, args, info),
    orderPlan: (_root, args, { services }) => services.planOrder(args),
  },
  Mutation: {
    placeOrder: (_root, { input }, { services }) => services.placeOrder(input),
    reviseOrder: (_root, { input }, { services }) => services.reviseOrder(input),
  },
  Subscription: {
    orderChanged: {
      subscribe: (_root, args, { services }) => services.watchOrders(args.order ?? null),
      resolve: (order: Order) => order,
    },
  },
  Order: {
    id: order => encodeNodeId('Order', order.id),
    quote: (order, _args, { loaders }) => loaders.quote.load(order.quoteId),
    customer: (order, _args, { loaders }) => loaders.customer.load(order.customerNumber),
    lines: (order, args) => pageOf(order.lines, args, 'lines', line => line.id),
    net: order => order.totals.net,
    vat: order => order.totals.vat,
    gross: order => order.totals.gross,
    sawLists: (order, _args, { services }) => services.nestOrder(order),
    transmission: (order, _args, { loaders }) => loaders.orderTransmission.load(orderReference(order)),
    erpReference: (order, _args, { services }) => services.erpReferenceOf(order),
    events: async (order, _args, { loaders }) => (await loaders.orderHistory.load(order.id))?.events ?? [],
  },
  OrderLine: {
    configuration: (line, _args, { services }) =>
      line.configurationId === null ? null : services.pinnedConfiguration(line.configurationId),
    article: (line, _args, { loaders }) =>
      line.articleNumber === null ? null : loaders.article.load(line.articleNumber),
    unitNet: line => line.price?.unitNet ?? null,
    net: line => line.price?.net ?? null,
    definition: line =>
      line.definition && {
        definition: line.definition,
        itemNumber: line.definition.itemNumber,
        language: null,
      },
  },
}
