import { placeOfRule } from '../language/rule-place.ts'
import type { BomRule, PriceRule, ProductModel } from '../model.ts'
import { isBelow } from './nested.ts'

/** A rule as its model says it, and where. */
export interface RuleInModel {
  readonly modelCode: string
  readonly modelVersion: string
  readonly modelHash: string
  /** From 1, in the model's file */
  readonly line: number | null
  /** Key → text of the file, like `amount` → `12 % * BASE_V70` */
  readonly says: Readonly<Record<string, string>>
}

export function ruleInModel(model: ProductModel, rule: PriceRule | BomRule): RuleInModel {
  const path =
    'key' in rule ? ['bom', ...rule.key.split('/').join('/lines/').split('/')] : ['price', rule.code]
  const place = placeOfRule(model, path)
  return {
    modelCode: model.code,
    modelVersion: model.version,
    modelHash: model.hash,
    line: place?.line ?? null,
    says: place?.says ?? {},
  }
}

/**
 * The rule that a line of a definition came from: below a product that is a part, a rule of that product's model.
 *
 * @param key of the line
 * @returns null when the model has no such line
 */
export function ruleOfLine(model: ProductModel, key: string): RuleInModel | null {
  const rule = model.bom.find(one => one.key === key)
  if (rule) return ruleInModel(model, rule)
  for (const part of model.bom)
    if (part.kind === 'PRODUCT' && isBelow(key, part.key))
      return ruleOfLine(part.product, key.slice(part.key.length + 1))
  return null
}
