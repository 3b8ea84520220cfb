import { encodeNodeId, keyOf } from '../src/domain/node-id.ts'
import type { Resolvers } from '../src/generated/graphql.ts'
import { kindOfUse } from '../src/services/find-uses.ts'
import { orderName, toConnection, toPageRequest } from '../src/services/paging.ts'
import { asks } from './page-arguments.ts'
import { provenanceOf } from './provenance.ts'

export const articleResolvers: Resolvers = {
  Query: {
    article: (_root, { number }, { loaders }) => loaders.article.load(keyOf('Article', number)),
    articles: async (_root, args, { services }, info) => {
      const order = orderName('articles', args.orderBy ?? [])
      const page = await services.findArticles({
        ...toPageRequest(args, order, asks(info, 'totalCount')),
        filter: args.filter ?? null,
        orderBy: args.orderBy ?? [],
      })
      return toConnection(page, args, order, article => article)
    },
  },
  Article: {
    id: article => encodeNodeId('Article', article.number),
    suppliers: (article, _args, { loaders }) => loaders.suppliers.load(article.number),
    stock: (article, _args, { loaders }) => loaders.stock.load(article.number),
    usedIn: (article, args, { services }) => services.usesOf(article.number, args),
    provenance: (article, _args, { loaders }) => provenanceOf(loaders.erpName, loaders.readAt(article)),
  },
  Supplier: { id: supplier => encodeNodeId('Supplier', supplier.number) },
  WorkCenter: { id: workCenter => encodeNodeId('WorkCenter', workCenter.code) },
  ArticleUse: { __resolveType: kindOfUse },
}
