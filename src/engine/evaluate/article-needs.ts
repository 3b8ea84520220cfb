import type { Decimal } from '../../domain/decimal.ts'
import type { BomRule, Choices, ProductModel } from '../model.ts'
import { evaluateText, itemNumberOf } from './text.ts'
import { rulesAtWork } from './walk-rules.ts'

/** An article that a definition names. */
export interface ArticleNeed {
  readonly number: string
  /** The unit its line counts and costs it in; null for the product itself, and for one that is a part of it */
  readonly unit: string | null
}

const SAW_UNIT = 'MTR'

/** The articles that a definition names, new ones and the product itself too: what an ERP has to be asked about. Each line once, in order. */
export function articleNeeds(
  model: ProductModel,
  values: Choices,
  quantity: Decimal,
): readonly ArticleNeed[] {
  const needs: ArticleNeed[] = []
  for (const { rule, evaluation, nested } of rulesAtWork(model, values, quantity)) {
    const part = nested && itemNumberOf(nested.model, nested.values)
    if (part) needs.push({ number: part, unit: null })
    const unit = unitOf(rule)
    if (unit === null || (rule.when && !evaluation.boolean(rule.when))) continue
    needs.push({ number: evaluateText(evaluation, rule.number), unit })
  }
  const item = itemNumberOf(model, values)
  return item === null ? needs : [...needs, { number: item, unit: null }]
}

/** Null for work and money, which are no articles. */
function unitOf(rule: BomRule): string | null {
  if (rule.kind === 'SAW_LIST') return SAW_UNIT
  return rule.kind !== 'PRODUCT' && 'amount' in rule && !('unitSell' in rule) ? rule.amount.unit : null
}
