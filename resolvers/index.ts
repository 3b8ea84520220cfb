import type { IResolvers } from '@graphql-tools/utils'
import { articleResolvers } from './article.ts'
import { configurationResolvers } from './configuration.ts'
import { customerResolvers } from './customer.ts'
import { definitionResolvers } from './definition.ts'
import { nodeResolvers } from './node.ts'
import { orderResolvers } from './order.ts'
import { priceResolvers } from './price.ts'
import { productModelResolvers } from './product-model.ts'
import { quoteResolvers } from './quote.ts'
import { reconciliationResolvers } from './reconciliation.ts'
import { scalars } from './scalars.ts'
import { sourceResolvers } from './source.ts'
import { transmissionResolvers } from './transmission.ts'

export const resolvers = [
  scalars,
  nodeResolvers,
  customerResolvers,
  articleResolvers,
  productModelResolvers,
  configurationResolvers,
  priceResolvers,
  definitionResolvers,
  quoteResolvers,
  orderResolvers,
  transmissionResolvers,
  reconciliationResolvers,
  sourceResolvers,
] as IResolvers[]
