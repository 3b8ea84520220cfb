import { OPEN_QUOTE_STATUSES, type Quote } from '../domain/quote.ts'
import { type ServiceRequest, today } from './environment.ts'

const PAGE = 200

/** All open quotes, newest revisions only; with `articleNumber` those that need that article. */
export async function openQuotes(
  { store, clock }: Pick<ServiceRequest, 'store' | 'clock'>,
  articleNumber: string | null = null,
): Promise<Quote[]> {
  const quotes: Quote[] = []
  const query = {
    filter: { status: OPEN_QUOTE_STATUSES },
    orderBy: [],
    includesSuperseded: false,
    articleNumber,
    today: today(clock),
    first: PAGE,
    wantsTotal: false,
  }
  let after: readonly (string | null)[] | null = null
  for (;;) {
    const page = await store.quotes.find({ ...query, after })
    quotes.push(...page.rows.map(({ row }) => row))
    const last = page.rows.at(-1)
    if (!page.hasMore || !last) return quotes
    after = last.position
  }
}
