import type { Article, ArticleFilter, ArticleOrderField } from '../../domain/article.ts'
import { Decimal, sum } from '../../domain/decimal.ts'
import { compareByCodePoint } from '../../lib/code-point.ts'
import type { ArticleSource } from '../../ports/source.ts'
import { type ArticleRecord, WORK_CENTERS } from './articles.ts'
import { findPage, matchesBranches, matchesNumber, matchesText, type Order, type SortValue } from './find.ts'
import { assertWanted, LIFE, readBatch } from './life.ts'

const FIELDS: Readonly<
  Record<ArticleOrderField, { kind: Order<Article>['kind']; read: (article: Article) => SortValue }>
> = {
  NUMBER: { kind: 'TEXT', read: article => article.number },
  DESCRIPTION: { kind: 'TEXT', read: article => article.description },
  SALES_PRICE: { kind: 'NUMBER', read: article => article.prices.sales?.amount ?? null },
  LEAD_TIME: { kind: 'NUMBER', read: leadTimeOf },
}

export function createArticleSource(records: readonly ArticleRecord[]): ArticleSource {
  const byNumber = new Map(records.map(record => [record.article.number, record]))
  const suppliers = new Map(
    records.flatMap(record => record.suppliers.map(({ supplier }) => [supplier.number, supplier] as const)),
  )
  const workCenters = new Map(WORK_CENTERS.map(one => [one.code, one]))
  return {
    ...LIFE,
    articlesByNumber: (numbers, options) =>
      readBatch(numbers, options, number => byNumber.get(number)?.article),
    async findArticles(query, options) {
      assertWanted(options)
      const { filter } = query
      const finding = {
        numberOf: (record: ArticleRecord) => record.article.number,
        orders: query.orderBy.map(({ field, direction }) => {
          const { kind, read } = FIELDS[field]
          return { kind, direction, read: (record: ArticleRecord) => read(record.article) }
        }),
        matches: (record: ArticleRecord) => filter === null || matchesArticle(record, filter),
      }
      const page = findPage(records, finding, query)
      return { ...page, rows: page.rows.map(({ row, position }) => ({ row: row.article, position })) }
    },
    stockOf: (numbers, options) =>
      readBatch(numbers, options, number =>
        (byNumber.get(number)?.stock ?? []).toSorted((a, b) => compareByCodePoint(a.warehouse, b.warehouse)),
      ),
    suppliersOf: (numbers, options) =>
      readBatch(numbers, options, number =>
        (byNumber.get(number)?.suppliers ?? []).toSorted(
          (a, b) =>
            Number(b.preferred ?? false) - Number(a.preferred ?? false) ||
            compareByCodePoint(a.supplier.number, b.supplier.number),
        ),
      ),
    suppliersByNumber: (numbers, options) => readBatch(numbers, options, number => suppliers.get(number)),
    workCentersByCode: (codes, options) => readBatch(codes, options, code => workCenters.get(code)),
  }
}

function matchesArticle(record: ArticleRecord, filter: ArticleFilter): boolean {
  const { article } = record
  return (
    matchesText(article.number, filter.number) &&
    matchesText(article.description, filter.description) &&
    matchesNumber(article.prices.sales?.amount ?? null, filter.salesPrice) &&
    matchesNumber(leadTimeOf(article), filter.leadTimeDays) &&
    matchesFlag(isBelowReorderLevel(record), filter.belowReorderLevel) &&
    matchesFlag(article.blocked ?? false, filter.blocked) &&
    matchesBranches(filter, branch => matchesArticle(record, branch))
  )
}

function matchesFlag(value: boolean, wanted: boolean | null | undefined): boolean {
  return wanted === null || wanted === undefined || value === wanted
}

/** A warehouse that does not say what is available adds nothing. */
function isBelowReorderLevel({ article, stock }: ArticleRecord): boolean {
  if (article.reorderLevel === null) return false
  const available = sum(stock.map(level => level.available?.value ?? Decimal.zero))
  return available.compare(article.reorderLevel.value) < 0
}

function leadTimeOf(article: Article): Decimal | null {
  return article.leadTimeDays === null ? null : Decimal.of(article.leadTimeDays)
}
