import { type Caller, maySeeCost } from '../domain/caller.ts'
import type { LinePrice } from '../domain/line-price.ts'
import type { PriceStep } from '../domain/price.ts'

/** A step with the language its label is shown in. */
export interface VisibleStep extends PriceStep {
  readonly language: string
}

/** The steps as the caller may see them: who may not see cost gets COST and MARKUP as one BASE. */
export function visibleSteps(price: LinePrice, caller: Caller): readonly VisibleStep[] {
  const language = price.language ?? caller.language
  const steps = maySeeCost(caller) ? price.steps : withoutCost(price.steps)
  return steps.map(step => ({ ...step, language }))
}

function withoutCost(steps: readonly PriceStep[]): readonly PriceStep[] {
  const hidden = steps.filter(step => step.kind === 'COST' || step.kind === 'MARKUP')
  const last = hidden.at(-1)
  if (!last) return steps
  const base: PriceStep = {
    ...last,
    kind: 'BASE',
    code: 'BASE',
    label: { en: 'Base price', nl: 'Basisprijs' },
    amount: last.runningTotal,
  }
  return steps.flatMap(step => (step === last ? [base] : hidden.includes(step) ? [] : [step]))
}
