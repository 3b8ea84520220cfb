import { inLanguage } from '../src/domain/price.ts'
import type { Resolvers } from '../src/generated/graphql.ts'
import { visibleSteps } from '../src/services/visible-steps.ts'

export const priceResolvers: Resolvers = {
  Query: {
    prices: (_root, { inputs }, { services }) => services.priceMany(inputs),
  },
  Mutation: {
    computePrice: (_root, { input }, { services }) => services.computePrice(input),
  },
  Price: {
    steps: (price, _args, { caller }) => visibleSteps(price, caller),
  },
  PriceStep: { label: step => inLanguage(step.label, step.language) },
}
