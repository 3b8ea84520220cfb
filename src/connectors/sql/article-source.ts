import type { ArticleFilter, ArticleOrderField, ArticleQuery } from '../../domain/article.ts'
import { compareByCodePoint } from '../../lib/code-point.ts'
import type { ArticleSource, ReadOptions } from '../../ports/source.ts'
import { articleCondition } from './filters.ts'
import { findRecords } from './find.ts'
import type { Gateway } from './gateway.ts'
import type { OrderKey } from './keyset.ts'
import { toArticle, toArticleSupplier, toStockLevel, toSupplier, toWorkCenter } from './mapping.ts'
import { Records } from './records.ts'
import { all } from './relation.ts'
import { isBelowReorderLevel, joinAvailable } from './reorder.ts'
import { createLife } from './source-life.ts'

const FIELDS: Readonly<Record<ArticleOrderField, Pick<OrderKey, 'field' | 'kind'>>> = {
  NUMBER: { field: 'number', kind: 'TEXT' },
  DESCRIPTION: { field: 'description', kind: 'TEXT' },
  SALES_PRICE: { field: 'prices.sales', kind: 'NUMBER' },
  LEAD_TIME: { field: 'leadTimeDays', kind: 'NUMBER' },
}
const LAST: OrderKey = { field: 'number', kind: 'TEXT', direction: 'ASC' }

export function createArticleSource(gateway: Gateway): ArticleSource {
  const stockMap = gateway.options.stock?.map
  const maps = { available: stockMap?.available !== undefined, reserved: stockMap?.reserved !== undefined }
  const articles = new Records({
    gateway,
    path: 'articles',
    noun: 'article',
    keyField: 'number',
    parse: toArticle,
  })
  const stock = new Records({
    gateway,
    path: 'stock',
    noun: 'stock of article',
    keyField: 'article',
    parse: record => toStockLevel(record, maps),
  })
  const articleSuppliers = new Records({
    gateway,
    path: 'suppliers',
    noun: 'supplier of article',
    keyField: 'article',
    parse: toArticleSupplier,
  })
  const suppliers = new Records({
    gateway,
    path: 'suppliers',
    noun: 'supplier',
    keyField: 'supplier.number',
    only: ['supplier.number', 'supplier.name'],
    parse: toSupplier,
  })
  const workCenters = new Records({
    gateway,
    path: 'workCenters',
    noun: 'work center',
    keyField: 'code',
    parse: toWorkCenter,
  })

  async function findArticles(query: ArticleQuery, options: ReadOptions) {
    const { filter } = query
    const levels = asksForStock(filter) ? await stock.open(options) : null
    const keys = [...query.orderBy.map(({ field, direction }) => ({ ...FIELDS[field], direction })), LAST]
    return findRecords(
      gateway,
      articles,
      {
        keys,
        condition: relation =>
          filter === null
            ? all([])
            : articleCondition(relation, filter, () => isBelowReorderLevel(relation, levels)),
        join: relation => joinAvailable(relation, levels),
      },
      query,
      options,
    )
  }

  return {
    ...createLife(gateway),
    articlesByNumber: (numbers, options) => articles.byKey('number', numbers, options),
    findArticles,
    stockOf: (numbers, options) =>
      stock.listsBy('article', numbers, (a, b) => compareByCodePoint(a.warehouse, b.warehouse), options),
    suppliersOf: (numbers, options) =>
      articleSuppliers.listsBy(
        'article',
        numbers,
        (a, b) =>
          Number(b.preferred ?? false) - Number(a.preferred ?? false) ||
          compareByCodePoint(a.supplier.number, b.supplier.number),
        options,
      ),
    suppliersByNumber: (numbers, options) => suppliers.byKey('supplier.number', numbers, options),
    workCentersByCode: (codes, options) => workCenters.byKey('code', codes, options),
  }
}

function asksForStock(filter: ArticleFilter | null): boolean {
  if (filter === null) return false
  if (typeof filter.belowReorderLevel === 'boolean') return true
  return [...(filter.and ?? []), ...(filter.or ?? [])].some(asksForStock)
}
