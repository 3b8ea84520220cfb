import { sql } from 'kysely'
import type { Expression } from './dialect.ts'
import type { RelationSql } from './plan.ts'

/** How the sums are called inside the statement */
const SUMS = 'available_stock'

/** The available stock per article, beside each article: grouped once, rather than looked up row by row. */
export function joinAvailable(articles: RelationSql, stock: RelationSql | null): Expression {
  const article = stock?.text('article') ?? null
  const available = stock === null ? null : sumOfAvailable(stock)
  if (stock === null || article === null || available === null) return sql``
  return sql`left join (select ${article} as article_number, ${available} as available ${stock.from()} group by ${article}) as ${sql.id(
    SUMS,
  )} on ${sql.id(SUMS, 'article_number')} = ${articles.text('number') ?? sql`null`}`
}

/** An article without stock has none available; one without a reorder level is never below it. */
export function isBelowReorderLevel(articles: RelationSql, stock: RelationSql | null): Expression {
  const level = articles.number('reorderLevel')
  if (level === null) return sql`1 = 0`
  const zero = articles.dialect.bindNumber('0')
  const available =
    stock === null || sumOfAvailable(stock) === null
      ? zero
      : sql`coalesce(${sql.id(SUMS, 'available')}, ${zero})`
  return sql`${level} > ${available}`
}

function sumOfAvailable(stock: RelationSql): Expression | null {
  const { dialect } = stock
  const column = (name: string) => {
    const field = stock.field(name)
    return field.kind === 'COLUMN' ? { expression: field.at.expression, type: stock.typeOf(field) } : null
  }
  const available = column('available')
  if (available) return dialect.sumOf(available, null)
  const onHand = column('onHand')
  if (!onHand) return null
  return dialect.sumOf(onHand, column('reserved'))
}
