import { encodeNodeId } from '../src/domain/node-id.ts'
import { type Quote, quoteReference, statusOn } from '../src/domain/quote.ts'
import type { Resolvers } from '../src/generated/graphql.ts'
import { pageOf } from '../src/services/paging.ts'
import { quotesPage } from './own-documents.ts'

export const quoteResolvers: Resolvers = {
  Query: {
    quote: (_root, { number, revision }, { services }) => services.findQuote(number, revision ?? null),
    quotes: (_root, args, { services }, info) => quotesPage(services, args.filter ?? null, args, info),
    salesForecast: (_root, { currency }, { services }) => services.forecastSales(currency ?? null),
  },
  Mutation: {
    createQuote: (_root, { input }, { services }) => services.createQuote(input),
    reviseQuote: (_root, { input }, { services }) => services.reviseQuote(input),
    approveQuote: (_root, { input }, { services }) => services.approveQuote(input),
    acceptQuote: (_root, { input }, { services }) => services.acceptQuote(input),
    rejectQuote: (_root, { input }, { services }) => services.rejectQuote(input),
    pushQuote: (_root, { input }, { services }) => services.pushQuote(input),
  },
  Subscription: {
    quoteChanged: {
      subscribe: (_root, args, { services }) => services.watchQuotes(args.quote ?? null),
      resolve: (quote: Quote) => quote,
    },
  },
  Quote: {
    id: quote => encodeNodeId('Quote', quote.id),
    status: (quote, _args, { services }) => statusOn(quote, services.today()),
    customer: (quote, _args, { loaders }) => loaders.customer.load(quote.customerNumber),
    opportunity: (quote, _args, { loaders }) =>
      quote.opportunityId === null ? null : loaders.opportunity.load(quote.opportunityId),
    lines: (quote, args) => pageOf(quote.lines, args, 'lines', line => line.id),
    net: quote => quote.totals.net,
    vat: quote => quote.totals.vat,
    gross: quote => quote.totals.gross,
    needsApproval: quote => quote.status === 'IN_APPROVAL',
    order: (quote, _args, { loaders }) => loaders.orderOfQuote.load(quote.id),
    transmission: (quote, _args, { loaders }) => loaders.quoteTransmission.load(quoteReference(quote)),
    crmReference: async (quote, _args, { loaders }) =>
      (await loaders.quoteTransmission.load(quoteReference(quote)))?.remoteId ?? null,
    events: async (quote, _args, { loaders }) => (await loaders.quoteHistory.load(quote.id))?.events ?? [],
  },
  QuoteLine: {
    configuration: (line, _args, { services }) =>
      line.configurationId === null ? null : services.pinnedConfiguration(line.configurationId),
    article: (line, _args, { loaders }) =>
      line.articleNumber === null ? null : loaders.article.load(line.articleNumber),
  },
}
