import type { Article } from '../domain/article.ts'
import type { BomLine, Definition } from '../domain/bom.ts'
import { type Caller, maySeeCost } from '../domain/caller.ts'
import type { Reads } from '../ports/reads.ts'

/** A definition with the item number that its configuration has, or would get. */
export interface DefinitionView {
  readonly definition: Definition
  readonly itemNumber: string | null
  /** Language of the descriptions that was asked for; null: the reader's own */
  readonly language: string | null
}

/** A line with the language its description is shown in. */
export interface VisibleLine extends BomLine {
  readonly language: string
}

export interface NewArticleView {
  readonly itemNumber: string
  readonly action: 'REUSE' | 'CREATE' | 'REVIEW'
  readonly existing: Article | null
}

/** What the caller may see of it: commission is shown to nobody outside. */
export function visibleLines(view: DefinitionView, caller: Caller): readonly VisibleLine[] {
  const language = view.language ?? caller.language
  const lines = view.definition.lines.filter(line => maySeeCost(caller) || line.kind !== 'COMMISSION')
  return lines.map(line => ({ ...line, language }))
}

/** Numbers of the things that the ERP may not know: the product itself, then its new parts, each once. */
function newItemNumbers({
  definition,
  itemNumber,
}: Pick<DefinitionView, 'definition' | 'itemNumber'>): readonly string[] {
  const parts = definition.lines.filter(line => line.isNewItem).map(line => line.number)
  return [...new Set(itemNumber === null ? parts : [itemNumber, ...parts])]
}

/** What happens to each of them: the ERP is asked by number. */
export async function matchNewArticles(
  view: Pick<DefinitionView, 'definition' | 'itemNumber'>,
  reads: Reads,
): Promise<readonly NewArticleView[]> {
  const numbers = newItemNumbers(view)
  const found = await reads.article.loadMany(numbers)
  return numbers.map((itemNumber, index) => {
    const article = found[index] ?? null
    if (article instanceof Error) return { itemNumber, action: 'REVIEW', existing: null }
    return { itemNumber, action: article ? 'REUSE' : 'CREATE', existing: article }
  })
}
