import type { Selectable } from 'kysely'
import { Decimal } from '../domain/decimal.ts'
import type { LineKind } from '../domain/document.ts'
import { decode, encode } from '../domain/json.ts'
import type { QuoteLine } from '../domain/quote.ts'
import type { Database, QuoteLineTable } from './tables.ts'

/** Price and definition are read from their text when somebody asks: most readers of a quote ask for neither, or for a page of it. */
function toLine(row: Selectable<QuoteLineTable>): QuoteLine {
  const price = onDemand<QuoteLine['price']>(row.price)
  const definition = onDemand<QuoteLine['definition']>(row.definition)
  return {
    id: row.id,
    position: row.position,
    kind: row.kind as LineKind,
    description: row.description,
    configurationId: row.configuration_id,
    articleNumber: row.article_number,
    quantity: { value: Decimal.of(row.quantity), unit: row.unit },
    get price() {
      return price()
    },
    get definition() {
      return definition()
    },
    request: JSON.parse(row.request),
  }
}

function onDemand<T>(text: string | null): () => T | null {
  let value: T | null | undefined
  return () => {
    if (value === undefined) value = text === null ? null : decode<T>(text)
    return value
  }
}

/** The lines of many quotes in one read, by quote id, each in the order of their positions. */
export async function linesOf(
  db: Database,
  quoteIds: readonly string[],
): Promise<ReadonlyMap<string, readonly QuoteLine[]>> {
  const lines = new Map<string, QuoteLine[]>(quoteIds.map(id => [id, []]))
  if (quoteIds.length === 0) return lines
  const rows = await db
    .selectFrom('quote_line')
    .selectAll()
    .where('quote_id', 'in', quoteIds)
    .orderBy('quote_id')
    .orderBy('position')
    .execute()
  for (const row of rows) lines.get(row.quote_id)?.push(toLine(row))
  return lines
}

const LINES_PER_INSERT = 200

export async function insertLines(db: Database, quoteId: string, lines: readonly QuoteLine[]): Promise<void> {
  for (let start = 0; start < lines.length; start += LINES_PER_INSERT) {
    const rows = lines.slice(start, start + LINES_PER_INSERT).map(line => ({
      id: line.id,
      quote_id: quoteId,
      position: line.position,
      kind: line.kind,
      description: line.description,
      configuration_id: line.configurationId,
      article_number: line.articleNumber,
      quantity: line.quantity.value.toString(),
      unit: line.quantity.unit,
      price: line.price === null ? null : encode(line.price),
      definition: line.definition === null ? null : encode(line.definition),
      request: JSON.stringify(line.request),
    }))
    await db.insertInto('quote_line').values(rows).execute()
  }
}

/** Keeps which articles the lines need, for the where-used of articles. */
export async function insertArticleUses(
  db: Database,
  quoteId: string,
  lines: readonly QuoteLine[],
): Promise<void> {
  const numbers = new Set(
    lines.flatMap(line => [
      ...(line.articleNumber === null ? [] : [line.articleNumber]),
      ...(line.definition?.lines ?? [])
        .filter(part => part.process === null && part.net === null)
        .map(part => part.number),
    ]),
  )
  const rows = [...numbers].map(number => ({ quote_id: quoteId, article_number: number }))
  for (let start = 0; start < rows.length; start += LINES_PER_INSERT)
    await db
      .insertInto('quote_article')
      .values(rows.slice(start, start + LINES_PER_INSERT))
      .execute()
}
