import type { Resolvers } from '../src/generated/graphql.ts'
import { toIso } from '../src/lib/iso.ts'

export const reconciliationResolvers: Resolvers = {
  Mutation: {
    reconcile: (_root, { input }, { services }) => services.reconcile(input),
  },
  Reconciliation: {
    from: reconciliation => toIso(reconciliation.from),
    until: reconciliation => toIso(reconciliation.until),
    comparedCount: reconciliation => reconciliation.compared,
  },
  Discrepancy: {
    transmission: ({ transmissionId }, _args, { loaders }) => loaders.transmission.load(transmissionId),
  },
}
