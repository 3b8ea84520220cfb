import { encodeNodeId } from '../src/domain/node-id.ts'
import type { Resolvers } from '../src/generated/graphql.ts'
import { toConnection, toPageRequest } from '../src/services/paging.ts'
import { asks } from './page-arguments.ts'

export const transmissionResolvers: Resolvers = {
  Query: {
    transmission: (_root, { id }, { services }) => services.findTransmission(id),
    transmissions: async (_root, args, { services }, info) => {
      const page = await services.findTransmissions({
        ...toPageRequest(args, 'transmissions', asks(info, 'totalCount')),
        target: args.filter?.target ?? null,
        states: args.filter?.state ?? null,
      })
      return toConnection(page, args, 'transmissions', transmission => transmission)
    },
  },
  Mutation: {
    retryTransmission: (_root, { input }, { services }) => services.retryTransmission(input),
  },
  Transmission: {
    id: transmission => encodeNodeId('Transmission', transmission.id),
    createdAt: transmission => new Date(transmission.createdAt).toISOString(),
  },
}
