import type { Article } from '../domain/article.ts'
import { DovetailError } from '../domain/errors.ts'
import { judgeNewArticle, type NewArticleAction, type NewArticleNeed } from '../domain/new-article.ts'
import type { Reads } from '../ports/reads.ts'
import type { DefinitionView } from './definition-view.ts'

export interface NewArticleView {
  readonly itemNumber: string
  readonly action: NewArticleAction
  readonly existing: Article | null
}

/** Of articles that are described alike, how many are looked at. */
const MOST_CANDIDATES = 200

/** What happens to each thing that the ERP may not know: the ERP is asked by number, then for what is described like the unknown ones. */
export async function matchNewArticles(
  view: Pick<DefinitionView, 'definition' | 'itemNumber'>,
  reads: Reads,
): Promise<readonly NewArticleView[]> {
  const needs = newArticleNeeds(view)
  const found = await reads.article.loadMany(needs.map(need => need.number))
  const unknown = needs.filter((_need, index) => !found[index])
  const candidates = await findCandidates(unknown, reads)
  return needs.map((need, index) => ({
    itemNumber: need.number,
    ...judgeNewArticle(need, found[index] ?? null, candidates),
  }))
}

/** The product itself, then its new parts, each once. */
function newArticleNeeds({
  definition,
  itemNumber,
}: Pick<DefinitionView, 'definition' | 'itemNumber'>): readonly NewArticleNeed[] {
  const needs = new Map<string, NewArticleNeed>()
  if (itemNumber !== null) needs.set(itemNumber, { number: itemNumber, attributes: null })
  for (const { isNewItem, number, quantity, description } of definition.lines)
    if (isNewItem && !needs.has(number))
      needs.set(number, { number, attributes: { unit: quantity.unit, description } })
  return [...needs.values()]
}

async function findCandidates(
  needs: readonly NewArticleNeed[],
  reads: Reads,
): Promise<readonly Article[] | Error> {
  const texts = new Set(needs.flatMap(({ attributes }) => Object.values(attributes?.description ?? {})))
  if (texts.size === 0) return []
  try {
    const { rows } = await reads.findArticles({
      filter: { description: { in: [...texts] } },
      orderBy: [],
      first: MOST_CANDIDATES,
      after: null,
      wantsTotal: false,
    })
    return rows.map(({ row }) => row)
  } catch (error) {
    if (!(error instanceof DovetailError)) throw error
    return error
  }
}
