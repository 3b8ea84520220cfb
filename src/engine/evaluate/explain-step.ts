import type { Money } from '../../domain/money.ts'
import type { LocalText, PriceScope, PriceStep, PriceStepKind } from '../../domain/price.ts'
import { placeOfRule } from '../language/rule-place.ts'
import type { BomRule, PriceRule } from '../model.ts'
import { CaseReads } from './case-reads.ts'
import type { CalculatedCase } from './priced-case.ts'
import type { Read } from './trace-reads.ts'

/** Where one step of a price comes from. */
export interface ExplainedStep {
  readonly scope: PriceScope
  readonly kind: PriceStepKind
  readonly code: string
  readonly label: LocalText
  readonly amount: Money
  /** All that the rule looked at for this price, in that order; of a service also what it needs and costs */
  readonly inputs: readonly Read[]
  /** The rule as the model says it; null for a sum, and for a discount that was agreed for the line */
  readonly rule: StepRule | null
  readonly source: 'MODEL' | 'AGREED' | 'SUM'
}

export interface StepRule {
  readonly modelCode: string
  readonly modelVersion: string
  readonly modelHash: string
  /** From 1, in the model's file */
  readonly line: number | null
  /** Key → text of the file, like `amount` → `12 % * BASE_V70` */
  readonly says: Readonly<Record<string, string>>
}

/** Explains steps of a case's price. Worked out when it is asked for, so that pricing itself takes no longer. */
export function explainStep(priced: CalculatedCase, scope: PriceScope, code: string): ExplainedStep | null {
  const step = priced.calculated.price.steps.find(one => one.scope === scope && one.code === code)
  if (!step) return null
  const { rule, reads } = new CaseReads(priced).ofStep(step)
  const { kind, label, amount } = step
  return {
    ...{ scope, kind, code, label, amount },
    inputs: reads,
    rule: rule && ruleIn(priced, rule),
    source: rule ? 'MODEL' : sourceOf(step),
  }
}

function sourceOf({ kind }: PriceStep): ExplainedStep['source'] {
  return kind === 'PROJECT_DISCOUNT' ? 'AGREED' : 'SUM'
}

function ruleIn({ model }: CalculatedCase, rule: PriceRule | BomRule): StepRule {
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
