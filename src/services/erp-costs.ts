import type { Article, WorkCenter } from '../domain/article.ts'
import type { Decimal } from '../domain/decimal.ts'
import { DovetailError } from '../domain/errors.ts'
import type { CostNeeds, Provenance } from '../domain/line-price.ts'
import type { Reader, Reads } from '../ports/reads.ts'

/** What the ERP says that the articles and work centres of a definition cost now. It overrules the standard costs of the model. */
export interface ErpCosts {
  /** Article number → cost per base unit, in the asked currency */
  readonly articleCosts: ReadonlyMap<string, Decimal>
  /** Work centre code → rate per hour, in the asked currency */
  readonly ratesPerHour: ReadonlyMap<string, Decimal>
  readonly provenance: Provenance
  /** What was asked for */
  readonly needs: CostNeeds
}

/**
 * Asks the ERP for all costs, in one batch each. A cost in another currency, or per another unit than the line counts in, is not taken. An ERP that does not answer is no error here: the model's standard costs stand in,
 * and the provenance says so.
 */
export async function readErpCosts(reads: Reads, needs: CostNeeds, currency: string): Promise<ErpCosts> {
  const [articles, workCenters] = await Promise.all([
    readAll(
      reads.article,
      needs.articles.map(need => need.number),
    ),
    readAll(reads.workCenter, needs.workCenters),
  ])
  const articleCosts = new Map<string, Decimal>()
  for (const article of articles.records) {
    const cost = article.prices.cost
    const isCountedAlike = needs.articles.some(
      need => need.number === article.number && need.unit === article.unit,
    )
    if (isCountedAlike && cost?.currency === currency) articleCosts.set(article.number, cost.amount)
  }
  const ratesPerHour = new Map<string, Decimal>()
  for (const workCenter of workCenters.records) {
    const rate = workCenter.ratePerHour
    if (rate?.currency === currency) ratesPerHour.set(workCenter.code, rate.amount)
  }
  const failure = articles.failure ?? workCenters.failure
  return {
    articleCosts,
    ratesPerHour,
    provenance: provenanceOf(reads, articles.records, workCenters.records, failure),
    needs,
  }
}

async function readAll<T>(
  reader: Reader<T>,
  keys: readonly string[],
): Promise<{ records: T[]; failure: Error | null }> {
  const records: T[] = []
  let failure: Error | null = null
  for (const entry of await reader.loadMany([...new Set(keys)])) {
    if (entry instanceof Error) failure = entry
    else if (entry !== null) records.push(entry)
  }
  if (failure && !(failure instanceof DovetailError)) throw failure
  return { records, failure }
}

function provenanceOf(
  reads: Reads,
  articles: readonly Article[],
  workCenters: readonly WorkCenter[],
  failure: Error | null,
): Provenance {
  const [first] = [...articles, ...workCenters]
  const asOf = first ? reads.readAt(first) : null
  if (failure)
    return {
      source: reads.erpName,
      status: 'UNAVAILABLE',
      asOf,
      reason: `${failure.message} Standard costs of the model stand in.`,
    }
  return { source: reads.erpName, status: 'LIVE', asOf, reason: null }
}
