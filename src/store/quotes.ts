import type { Expression, ExpressionBuilder, Selectable, SqlBool } from 'kysely'
import {
  OPEN_QUOTE_STATUSES,
  type Quote,
  type QuoteFilter,
  type QuoteLine,
  type QuoteQuery,
  type QuoteStatus,
} from '../domain/quote.ts'
import type { QuoteName, QuoteRepository } from '../ports/store.ts'
import { after, matchText, type SortKey, toPage } from './keyset.ts'
import { takeNumber } from './number-sequence.ts'
import { groupPages, placeAmong } from './owned-pages.ts'
import { insertArticleUses, insertLines, linesOf } from './quote-lines.ts'
import { createQuoteStandings } from './quote-standings.ts'
import type { Database, QuoteTable, Tables } from './tables.ts'
import { fromTotals, toTotals } from './totals.ts'

type QuoteRow = Selectable<QuoteTable>

function toQuote(row: QuoteRow, lines: readonly QuoteLine[]): Quote {
  return {
    id: row.id,
    number: row.number,
    revision: row.revision,
    status: row.status as QuoteStatus,
    createdAt: row.created_at,
    validUntil: row.valid_until,
    customerNumber: row.customer_number,
    contactId: row.contact_id,
    opportunityId: row.opportunity_id,
    totals: toTotals(row),
    hasLowMargin: row.has_low_margin === 1,
    lines,
  }
}

async function withLines(db: Database, rows: readonly QuoteRow[]): Promise<Quote[]> {
  const lines = await linesOf(
    db,
    rows.map(row => row.id),
  )
  return rows.map(row => toQuote(row, lines.get(row.id) ?? []))
}

/** Expiry is not stored: an open quote past its last day counts as EXPIRED, and no longer as what is stored. */
function hasStatus(
  eb: ExpressionBuilder<Tables, 'quote'>,
  status: QuoteStatus,
  today: string,
): Expression<SqlBool> {
  const isOpen = eb('status', 'in', OPEN_QUOTE_STATUSES as QuoteStatus[])
  if (status === 'EXPIRED')
    return eb.or([eb('status', '=', 'EXPIRED'), eb.and([isOpen, eb('valid_until', '<', today)])])
  if (!OPEN_QUOTE_STATUSES.includes(status)) return eb('status', '=', status)
  return eb.and([
    eb('status', '=', status),
    eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', today)]),
  ])
}

function matches(
  eb: ExpressionBuilder<Tables, 'quote'>,
  filter: QuoteFilter,
  today: string,
): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = []
  if (filter.number) conditions.push(...matchText(eb, 'number', filter.number))
  if (filter.status) conditions.push(eb.or(filter.status.map(status => hasStatus(eb, status, today))))
  if (filter.customer != null) conditions.push(eb('customer_number', '=', filter.customer))
  if (filter.and) conditions.push(eb.and(filter.and.map(part => matches(eb, part, today))))
  if (filter.or) conditions.push(eb.or(filter.or.map(part => matches(eb, part, today))))
  return eb.and(conditions)
}

const COLUMNS = { NUMBER: 'number', CREATED_AT: 'created_at', NET: 'net_order' } as const

const BY_NUMBER: readonly SortKey<keyof QuoteTable>[] = [
  { column: 'number', direction: 'ASC' },
  { column: 'revision', direction: 'ASC', isNumber: true },
]

function sortKeys(query: QuoteQuery): SortKey<keyof QuoteTable>[] {
  const keys: SortKey<keyof QuoteTable>[] = query.orderBy.map(({ field, direction }) => ({
    column: COLUMNS[field],
    direction,
    isNumber: field === 'NET',
  }))
  return [...keys, ...BY_NUMBER]
}

export function createQuoteRepository(db: Database): QuoteRepository {
  const selection = (query: QuoteQuery) => {
    let rows = db.selectFrom('quote')
    if (!query.includesSuperseded) rows = rows.where('status', '<>', 'SUPERSEDED')
    if (query.articleNumber !== null)
      rows = rows.where(
        'id',
        'in',
        db.selectFrom('quote_article').select('quote_id').where('article_number', '=', query.articleNumber),
      )
    if (query.filter) rows = rows.where(eb => matches(eb, query.filter!, query.today))
    return rows
  }

  return {
    async byIds(ids) {
      if (ids.length === 0) return []
      return withLines(db, await db.selectFrom('quote').selectAll().where('id', 'in', ids).execute())
    },
    async byNumber(number, revision) {
      let rows = db.selectFrom('quote').selectAll().where('number', '=', number)
      if (revision !== null) rows = rows.where('revision', '=', revision)
      const row = await rows.orderBy('revision', 'desc').limit(1).executeTakeFirst()
      return row ? (await withLines(db, [row]))[0]! : null
    },
    async find(query) {
      const keys = sortKeys(query)
      let rows = selection(query).selectAll()
      if (query.after) rows = rows.where(eb => after(eb, keys, query.after!))
      for (const key of keys) rows = rows.orderBy(key.column, key.direction === 'ASC' ? 'asc' : 'desc')
      const stored = await rows.limit(query.first + 1).execute()
      const total = query.wantsTotal
        ? (
            await selection(query)
              .select(eb => eb.fn.countAll<number>().as('count'))
              .executeTakeFirstOrThrow()
          ).count
        : null
      return toPage(stored, await withLines(db, stored), keys, query, total === null ? null : Number(total))
    },
    async pagesOf(owner, keys, page) {
      const column = owner === 'CUSTOMER' ? 'customer_number' : 'opportunity_id'
      const own = db.selectFrom('quote').where(column, 'in', keys).where('status', '<>', 'SUPERSEDED')
      let ranked = own.selectAll().select(placeAmong(column, BY_NUMBER).as('place'))
      if (page.after) ranked = ranked.where(eb => after(eb, BY_NUMBER, page.after!))
      const stored = await db
        .selectFrom(ranked.as('ranked'))
        .selectAll()
        .where('place', '<=', page.first + 1)
        .orderBy('number')
        .orderBy('revision')
        .execute()
      const counts = page.wantsTotal
        ? await own
            .select([column, eb => eb.fn.countAll<number>().as('count')])
            .groupBy(column)
            .execute()
        : null
      const totals = counts && new Map(counts.map(row => [String(row[column]), Number(row.count)]))
      const quotes = await withLines(db, stored)
      return groupPages(stored, quotes, row => String(row[column]), BY_NUMBER, page, totals)
    },
    async ofVersion(modelCode, modelVersion) {
      const rows = await db
        .selectFrom('configuration')
        .innerJoin('quote_line', 'quote_line.configuration_id', 'configuration.id')
        .innerJoin('quote', 'quote.id', 'quote_line.quote_id')
        .select(['configuration.id', 'quote.number', 'quote.revision', 'quote.status'])
        .distinct()
        .where('configuration.model_code', '=', modelCode)
        .where('configuration.model_version', '=', modelVersion)
        .orderBy('quote.number')
        .orderBy('quote.revision')
        .execute()
      const quotes = new Map<string, QuoteName[]>()
      for (const { id, number, revision, status } of rows) {
        const name = { number, revision, status: status as QuoteStatus }
        const known = quotes.get(id)
        if (known) known.push(name)
        else quotes.set(id, [name])
      }
      return quotes
    },
    async nextNumber(year) {
      return `Q-${year}-${String(await takeNumber(db, `quote-${year}`)).padStart(5, '0')}`
    },
    async insert(quote, articleNumbers) {
      await db
        .insertInto('quote')
        .values({
          id: quote.id,
          number: quote.number,
          revision: quote.revision,
          status: quote.status,
          created_at: quote.createdAt,
          valid_until: quote.validUntil,
          customer_number: quote.customerNumber,
          contact_id: quote.contactId,
          opportunity_id: quote.opportunityId,
          ...fromTotals(quote.totals),
          has_low_margin: quote.hasLowMargin ? 1 : 0,
        })
        .execute()
      await insertLines(db, quote.id, quote.lines)
      await insertArticleUses(db, quote.id, articleNumbers)
    },
    ...createQuoteStandings(db),
  }
}
