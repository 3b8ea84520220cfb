import type { RequestContext } from '../src/context.ts'
import { decodeNodeId, type NodeType } from '../src/domain/node-id.ts'
import type { Resolvers } from '../src/generated/graphql.ts'

type Load = (key: string, id: string, context: RequestContext) => Promise<object | null> | object | null

/** How each type is read by what its id holds. What the caller may see is decided by the services. */
const LOADS: Readonly<Record<NodeType, Load>> = {
  Customer: (key, _id, { services }) => services.findCustomer(key),
  Contact: (key, _id, { services }) => services.findContact(key),
  Opportunity: (key, _id, { services }) => services.findOpportunity(key),
  Article: (key, _id, { loaders }) => loaders.article.load(key),
  Supplier: (key, _id, { loaders }) => loaders.supplier.load(key),
  WorkCenter: (key, _id, { loaders }) => loaders.workCenter.load(key),
  ProductModel: (_key, id, { services }) => services.findModel(id, null),
  Configuration: (key, _id, { services }) => services.findConfiguration(key),
  Quote: (_key, id, { services }) => services.findQuote(id, null),
  Order: (_key, id, { services }) => services.findOrder(id),
  Transmission: (key, _id, { services }) => services.findTransmission(key),
}

/** The type that each node answered by `node` was asked for: plain records do not tell by themselves. */
const types = new WeakMap<object, NodeType>()

export const nodeResolvers: Resolvers = {
  Query: {
    node: async (_root, { id }, context) => {
      const decoded = decodeNodeId(id)
      if (!decoded) return null
      const node = await LOADS[decoded.type](decoded.key, id, context)
      if (node) types.set(node, decoded.type)
      return node as never
    },
  },
  Node: { __resolveType: node => types.get(node) ?? null },
}
