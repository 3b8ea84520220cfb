import { encodeNodeId } from '../src/domain/node-id.ts'
import { toMoments } from '../src/domain/page.ts'
import { nextAttemptAt, type Transmission } from '../src/domain/transmission.ts'
import type { Resolvers } from '../src/generated/graphql.ts'
import { toIso } from '../src/lib/iso.ts'
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
        kinds: args.filter?.kind ?? null,
        externalReference: args.filter?.externalReference ?? null,
        createdAt: toMoments(args.filter?.createdAt),
      })
      return toConnection(page, args, 'transmissions', transmission => transmission)
    },
  },
  Mutation: {
    retryTransmission: (_root, { input }, { services }) => services.retryTransmission(input),
    holdTransmission: (_root, { input }, { services }) => services.holdTransmission(input),
    releaseTransmission: (_root, { input }, { services }) => services.releaseTransmission(input),
    cancelTransmission: (_root, { input }, { services }) => services.cancelTransmission(input),
    resolveTransmission: (_root, { input }, { services }) => services.resolveTransmission(input),
    reopenTransmission: (_root, { input }, { services }) => services.reopenTransmission(input),
  },
  Subscription: {
    transmissionChanged: {
      subscribe: (_root, args, { services }) => services.watchTransmissions(args),
      resolve: (transmission: Transmission) => transmission,
    },
  },
  Transmission: {
    id: transmission => encodeNodeId('Transmission', transmission.id),
    createdAt: transmission => toIso(transmission.createdAt),
    nextAttemptAt: transmission => toIso(nextAttemptAt(transmission)),
    leaseUntil: transmission => toIso(transmission.leaseUntil),
    possibleActions: (transmission, _args, { services }) => services.possibleActions(transmission),
    events: async (transmission, _args, { loaders }) =>
      (await loaders.transmissionHistory.load(transmission.id))?.events ?? [],
  },
  TransmissionEvent: {
    at: event => toIso(event.at),
  },
}
