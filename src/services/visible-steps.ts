import { type Caller, maySeeCost } from '../domain/caller.ts'
import type { LinePrice } from '../domain/line-price.ts'
import type { PriceStep } from '../domain/price.ts'

/** The steps as the caller may see them: who may not see cost gets COST and MARKUP as one BASE. */
export function visibleSteps({ steps }: LinePrice, caller: Caller): readonly PriceStep[] {
  if (maySeeCost(caller)) return steps
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
