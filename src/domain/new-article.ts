import type { Article } from './article.ts'
import type { LocalText } from './price.ts'

/** REUSE: the ERP has it. CREATE: the order brings it. REVIEW: a person decides. */
export type NewArticleAction = 'REUSE' | 'CREATE' | 'REVIEW'

/** A thing that a definition needs and the ERP may not know. */
export interface NewArticleNeed {
  readonly number: string
  /** What tells it from others; null for the product itself, whose number alone does */
  readonly attributes: { readonly unit: string; readonly description: LocalText } | null
}

export interface NewArticleVerdict {
  readonly action: NewArticleAction
  /** The article that is taken, or that a person has to look at */
  readonly existing: Article | null
}

/**
 * Decides what happens to one new article. A number is computed from all that the article is, so the same number is the same thing
 * unless the ERP counts it in another unit or has blocked it; how somebody once worded its description does not matter. The same
 * description in the same unit under another number is likely the same thing, which nobody wants twice.
 *
 * @param sameNumber what the ERP has under the number; an `Error` when it could not be asked
 * @param candidates articles of the ERP that may be the same thing under other numbers; an `Error` likewise
 */
export function judgeNewArticle(
  need: NewArticleNeed,
  sameNumber: Article | null | Error,
  candidates: readonly Article[] | Error,
): NewArticleVerdict {
  if (sameNumber instanceof Error) return { action: 'REVIEW', existing: null }
  if (sameNumber) return { action: agrees(need, sameNumber) ? 'REUSE' : 'REVIEW', existing: sameNumber }
  if (need.attributes === null) return { action: 'CREATE', existing: null }
  if (candidates instanceof Error) return { action: 'REVIEW', existing: null }
  const alike = candidates.find(article => isAlike(need, article)) ?? null
  return { action: alike ? 'REVIEW' : 'CREATE', existing: alike }
}

/** What the ERP does not say contradicts nothing. */
function agrees({ attributes }: NewArticleNeed, { unit, blocked }: Article): boolean {
  return blocked !== true && (attributes === null || unit === null || unit === attributes.unit)
}

function isAlike({ number, attributes }: NewArticleNeed, article: Article): boolean {
  if (!attributes || article.number === number || article.description === null) return false
  const description = plainWords(article.description)
  const isSameText = Object.values(attributes.description).some(text => plainWords(text) === description)
  return isSameText && article.unit === attributes.unit
}

function plainWords(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
