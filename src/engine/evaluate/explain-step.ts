import type { Money } from '../../domain/money.ts'
import type { LocalText, PriceScope, PriceStep, PriceStepKind } from '../../domain/price.ts'
import { CaseReads } from './case-reads.ts'
import type { CalculatedCase } from './priced-case.ts'
import { type RuleInModel, ruleInModel } from './rule-in-model.ts'
import type { Read, ReadKind } from './trace-reads.ts'

/** Where one step of a price comes from. */
export interface ExplainedStep {
  readonly scope: PriceScope
  readonly kind: PriceStepKind
  readonly code: string
  readonly label: LocalText
  readonly amount: Money
  /** All that the rule looked at for this price, in that order; of a service also what it needs and costs */
  readonly inputs: readonly StepInput[]
  /** The rule as the model says it; null for a sum, and for a discount that was agreed for the line */
  readonly rule: RuleInModel | null
  readonly source: 'MODEL' | 'AGREED' | 'SUM'
}

/** BUYER: the quantity, the price group, the agreed discount. ERP: a cost that it gave; MODEL: one that stands in the model. */
export type InputSource = 'CONFIGURATION' | 'BUYER' | 'MODEL' | 'ERP' | 'CALCULATED'

export interface StepInput extends Read {
  readonly source: InputSource
}

/** Explains steps of a case's price. Worked out when it is asked for, so that pricing itself takes no longer. */
export function explainStep(priced: CalculatedCase, scope: PriceScope, code: string): ExplainedStep | null {
  const step = priced.calculated.price.steps.find(one => one.scope === scope && one.code === code)
  if (!step) return null
  const { rule, reads } = new CaseReads(priced).ofStep(step)
  const { kind, label, amount } = step
  return {
    ...{ scope, kind, code, label, amount },
    inputs: reads.map(read => ({ ...read, source: sourceOfInput(priced, read) })),
    rule: rule && ruleInModel(priced.model, rule),
    source: rule ? 'MODEL' : sourceOf(step),
  }
}

const SOURCES: Readonly<Record<ReadKind, InputSource>> = {
  CHOICE: 'CONFIGURATION',
  ATTRIBUTE: 'MODEL',
  CASE: 'MODEL',
  ROW: 'MODEL',
  CALCULATION: 'CALCULATED',
  STEP: 'CALCULATED',
  COST: 'CALCULATED',
  PART_PRICE: 'CALCULATED',
  GOODS_NET: 'CALCULATED',
  QUANTITY: 'BUYER',
  PRICE_GROUP: 'BUYER',
  DISCOUNT_PERCENT: 'BUYER',
  ARTICLE_COST: 'MODEL',
  RATE_PER_HOUR: 'MODEL',
}

function sourceOfInput({ inputs, calculated }: CalculatedCase, { kind, name }: Read): InputSource {
  if (kind === 'RATE_PER_HOUR' && inputs.ratesPerHour?.has(name)) return 'ERP'
  if (kind !== 'ARTICLE_COST' || !inputs.articleCosts?.has(name)) return SOURCES[kind]
  // What is new to the ERP is costed by the model, whatever the ERP says.
  return calculated.definition.lines.some(line => line.number === name && line.isNewItem) ? 'MODEL' : 'ERP'
}

function sourceOf({ kind }: PriceStep): ExplainedStep['source'] {
  return kind === 'PROJECT_DISCOUNT' ? 'AGREED' : 'SUM'
}
