import { encodeNodeId } from '../src/domain/node-id.ts'
import type { QueryCustomersArgs, Resolvers } from '../src/generated/graphql.ts'
import { orderName, pageOf, toConnection, toPageRequest } from '../src/services/paging.ts'
import { ordersOf, quotesOf } from './own-documents.ts'
import { asks, list } from './page-arguments.ts'
import { provenanceOf } from './provenance.ts'

const nameOrder = (args: Partial<QueryCustomersArgs>) => orderName('customers', args.orderBy ?? [])

export const customerResolvers: Resolvers = {
  Query: {
    customer: (_root, { number }, { services }) => services.findCustomer(number),
    customers: async (_root, args, { services }, info) => {
      const order = nameOrder(args)
      const page = await services.findCustomers({
        ...toPageRequest(args, order, asks(info, 'totalCount')),
        filter: args.filter ?? null,
        orderBy: args.orderBy ?? [],
      })
      return toConnection(page, args, order, customer => customer)
    },
  },
  Customer: {
    id: customer => encodeNodeId('Customer', customer.number),
    addresses: (customer, _args, { loaders }) => loaders.addresses.load(customer.number),
    contacts: async (customer, args, { loaders }) =>
      pageOf(list(await loaders.contacts.load(customer.number)), args, 'contacts', contact => contact.id),
    appointments: async (customer, args, { loaders }) =>
      pageOf(
        list(await loaders.appointments.load(customer.number)),
        args,
        'appointments',
        appointment => appointment.id,
      ),
    notes: async (customer, args, { loaders }) =>
      pageOf(list(await loaders.notes.load(customer.number)), args, 'notes', note => note.id),
    opportunities: async (customer, args, { loaders }) =>
      pageOf(
        list(await loaders.opportunities.load(customer.number)),
        args,
        'opportunities',
        opportunity => opportunity.id,
      ),
    quotes: (customer, args, context, info) => quotesOf(context, 'CUSTOMER', customer.number, args, info),
    orders: (customer, args, context, info) => ordersOf(context, customer.number, args, info),
    provenance: (customer, _args, { loaders }) => provenanceOf(loaders.crmName, loaders.readAt(customer)),
  },
  Contact: { id: contact => encodeNodeId('Contact', contact.id) },
  Opportunity: {
    id: opportunity => encodeNodeId('Opportunity', opportunity.id),
    quotes: (opportunity, args, context, info) =>
      quotesOf(context, 'OPPORTUNITY', opportunity.id, args, info),
  },
}
