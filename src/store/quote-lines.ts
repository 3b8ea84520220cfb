import type { Insertable, Selectable } from 'kysely'
import { Decimal } from '../domain/decimal.ts'
import type { LineKind } from '../domain/document.ts'
import { pack } from '../domain/packed.ts'
import { type KeptLine, lineFrom, type QuoteLine } from '../domain/quote.ts'
import { pauser } from '../lib/turns.ts'
import { bytesOf } from './kept-bytes.ts'
import type { Database, QuoteLineTable } from './tables.ts'

type QuoteLineRow = Selectable<QuoteLineTable>

/** Most readers of a quote ask for neither price nor definition, or for those of a page. */
function toLine(row: QuoteLineRow): QuoteLine {
  const line = {
    id: row.id,
    position: row.position,
    kind: row.kind as LineKind,
    description: row.description,
    configurationId: row.configuration_id,
    articleNumber: row.article_number,
    quantity: { value: Decimal.of(row.quantity), unit: row.unit },
    request: JSON.parse(row.request),
  }
  return lineFrom(line, {
    price: row.price && bytesOf(row.price),
    definition: row.definition && bytesOf(row.definition),
  })
}

/** Rows of one read: a line may have 3 kB of price and definition. */
const LINES_PER_READ = 25

/** The lines of many quotes by quote id, each in the order of their positions. */
export async function linesOf(
  db: Database,
  quoteIds: readonly string[],
): Promise<ReadonlyMap<string, readonly QuoteLine[]>> {
  const lines = new Map<string, QuoteLine[]>(quoteIds.map(id => [id, []]))
  if (quoteIds.length === 0) return lines
  const pause = pauser()
  for (let last: QuoteLineRow | undefined; ; ) {
    const rows = await readAfter(db, quoteIds, last)
    for (const row of rows) lines.get(row.quote_id)?.push(toLine(row))
    if (rows.length < LINES_PER_READ) return lines
    last = rows.at(-1)
    await pause()
  }
}

function readAfter(
  db: Database,
  quoteIds: readonly string[],
  last: QuoteLineRow | undefined,
): Promise<QuoteLineRow[]> {
  let rows = db.selectFrom('quote_line').selectAll().where('quote_id', 'in', quoteIds)
  // Of one quote by the index alone: it may have thousands.
  if (last && quoteIds.length === 1) rows = rows.where('position', '>', last.position)
  else if (last)
    rows = rows.where(eb =>
      eb.or([
        eb('quote_id', '>', last.quote_id),
        eb.and([eb('quote_id', '=', last.quote_id), eb('position', '>', last.position)]),
      ]),
    )
  return rows.orderBy('quote_id').orderBy('position').limit(LINES_PER_READ).execute()
}

/** Few, since a database in this process writes them while nobody else is answered: 3 kB each */
const LINES_PER_INSERT = 5
const USES_PER_INSERT = 200

export async function insertLines(db: Database, quoteId: string, lines: readonly QuoteLine[]): Promise<void> {
  const pause = pauser()
  for (let start = 0; start < lines.length; start += LINES_PER_INSERT) {
    const rows: Insertable<QuoteLineTable>[] = []
    for (const line of lines.slice(start, start + LINES_PER_INSERT)) {
      rows.push(toRow(quoteId, line))
      await pause()
    }
    await db.insertInto('quote_line').values(rows).execute()
    await pause()
  }
}

function toRow(quoteId: string, line: QuoteLine): Insertable<QuoteLineTable> {
  return {
    id: line.id,
    quote_id: quoteId,
    position: line.position,
    kind: line.kind,
    description: line.description,
    configuration_id: line.configurationId,
    article_number: line.articleNumber,
    quantity: line.quantity.value.toString(),
    unit: line.quantity.unit,
    ...keptOf(line),
    request: JSON.stringify(line.request),
  }
}

function keptOf(line: QuoteLine): KeptLine {
  if (line.kept) return line.kept
  const { price, definition } = line
  return { price: price && pack(price), definition: definition && pack(definition) }
}

/** Keeps which articles the lines need, for the where-used of articles. */
export async function insertArticleUses(
  db: Database,
  quoteId: string,
  articleNumbers: ReadonlySet<string>,
): Promise<void> {
  const rows = [...articleNumbers].map(number => ({ quote_id: quoteId, article_number: number }))
  for (let start = 0; start < rows.length; start += USES_PER_INSERT)
    await db
      .insertInto('quote_article')
      .values(rows.slice(start, start + USES_PER_INSERT))
      .execute()
}
