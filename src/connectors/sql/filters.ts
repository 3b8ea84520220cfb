import { sql } from 'kysely'
import type { ArticleFilter } from '../../domain/article.ts'
import type { CustomerFilter } from '../../domain/customer.ts'
import { Decimal } from '../../domain/decimal.ts'
import type { NumberFilter, StringFilter } from '../../domain/page.ts'
import type { Expression, Operator } from './dialect.ts'
import type { RelationSql } from './plan.ts'
import { all, either } from './relation.ts'
import { YES_TEXTS } from './wire.ts'

const NEVER = sql`1 = 0`

export function customerCondition(relation: RelationSql, filter: CustomerFilter): Expression {
  return all([
    ...textConditions(relation, 'number', filter.number),
    ...textConditions(relation, 'name', filter.name),
    ...textConditions(relation, 'city', filter.city),
    ...textConditions(relation, 'country', filter.country),
    ...branches(filter, branch => customerCondition(relation, branch)),
  ])
}

/** @param isBelow whether an article's stock is below its reorder level */
export function articleCondition(
  relation: RelationSql,
  filter: ArticleFilter,
  isBelow: () => Expression,
): Expression {
  const { belowReorderLevel = null, blocked = null } = filter
  return all([
    ...textConditions(relation, 'number', filter.number),
    ...textConditions(relation, 'description', filter.description),
    ...numberConditions(relation, 'prices.sales', filter.salesPrice),
    ...numberConditions(relation, 'leadTimeDays', filter.leadTimeDays),
    ...(belowReorderLevel === null ? [] : [isTrue(isBelow(), belowReorderLevel)]),
    ...(blocked === null ? [] : [isTrue(saysYes(relation, 'blocked'), blocked)]),
    ...branches(filter, branch => articleCondition(relation, branch, isBelow)),
  ])
}

/** All of `and`, one of `or`; an empty `or` offers nothing to meet. */
function branches<Filter>(
  filter: { readonly and?: readonly Filter[] | null; readonly or?: readonly Filter[] | null },
  condition: (branch: Filter) => Expression,
): Expression[] {
  return [...(filter.and ?? []).map(condition), ...(filter.or ? [either(filter.or.map(condition))] : [])]
}

/** What is neither true nor false (something is unknown) counts as false. */
function isTrue(condition: Expression, wanted: boolean): Expression {
  return sql`(case when ${condition} then 1 else 0 end) = ${sql.lit(wanted ? 1 : 0)}`
}

function textConditions(
  relation: RelationSql,
  name: string,
  filter: StringFilter | null | undefined,
): Expression[] {
  if (!filter) return []
  const { eq = null, in: among = null, contains = null, startsWith = null } = filter
  const asked = [eq, among, contains, startsWith].some(one => one !== null)
  const ordered = relation.text(name)
  const plain = relation.plainText(name)
  if (!asked) return []
  if (ordered === null || plain === null) return [NEVER]
  const { dialect } = relation
  return [
    ...(eq === null ? [] : [sql`${ordered} = ${dialect.bindText(eq)}`]),
    ...(among === null
      ? []
      : [
          isOneOf(
            ordered,
            among.map(one => dialect.bindText(one)),
          ),
        ]),
    ...(contains === null
      ? []
      : [contains === '' ? known(plain) : dialect.matches(plain, contains, 'ANYWHERE')]),
    ...(startsWith === null
      ? []
      : [startsWith === '' ? known(plain) : dialect.matches(plain, startsWith, 'START')]),
  ]
}

function known(value: Expression): Expression {
  return sql`${value} is not null`
}

function isOneOf(value: Expression, choices: readonly Expression[]): Expression {
  return choices.length === 0 ? NEVER : sql`${value} in (${sql.join(choices)})`
}

const OPERATORS = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const satisfies Record<
  string,
  Operator
>

function numberConditions(
  relation: RelationSql,
  name: string,
  filter: NumberFilter<Decimal> | NumberFilter<number> | null | undefined,
): Expression[] {
  if (!filter) return []
  const value = relation.number(name)
  return (Object.keys(OPERATORS) as (keyof typeof OPERATORS)[]).flatMap(key => {
    const bound = filter[key] ?? null
    if (bound === null) return []
    return value === null
      ? [NEVER]
      : [relation.dialect.compareNumber(value, OPERATORS[key], plainBound(bound))]
  })
}

function plainBound(bound: Decimal | number): string {
  if (bound instanceof Decimal) return bound.toString()
  return Number.isInteger(bound) ? BigInt(bound).toString() : Decimal.of(bound.toFixed(20)).toString()
}

function saysYes(relation: RelationSql, name: string): Expression {
  const field = relation.field(name)
  if (field.kind === 'CONSTANT') return field.value === true ? sql`1 = 1` : NEVER
  const codes = field.values
    ? Object.keys(field.values).filter(code => field.values?.[code] === true)
    : YES_TEXTS.filter(text => relation.dialect.name !== 'postgres' || text > ' ')
  const { dialect } = relation
  return isOneOf(
    dialect.ordered(field.at.expression),
    codes.map(code => dialect.bindText(code)),
  )
}
