import { placeOfRule } from '../language/rule-place.ts'
import type { BomRule, PriceRule, ProductModel } from '../model.ts'

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
 * The rule that a line of a definition came from.
 *
 * @param key of the line
 * @returns null when the model has no such line
 */
export function ruleOfLine(model: ProductModel, key: string): RuleInModel | null {
  const rule = model.bom.find(one => one.key === key)
  return rule ? ruleInModel(model, rule) : null
}
