import type { Resolvers } from '../src/generated/graphql.ts'

export const sourceResolvers: Resolvers = {
  Query: { sources: (_root, _args, { services }) => services.sources() },
}
