import type { AgreedDiscount } from '../domain/line-price.ts'
import type { PriceScope } from '../domain/price.ts'
import type { QuoteLine } from '../domain/quote.ts'
import { type ExplainedStep, explainStep } from '../engine/index.ts'
import type { ServiceRequest } from './environment.ts'
import { discountOf, replayPrice } from './replay-price.ts'

export interface ExplainedStoredStep extends ExplainedStep {
  /** Who agreed to it, when and why; null unless it is a discount that was agreed for the line */
  readonly agreed: AgreedDiscount | null
}

/** Where one step of a stored price comes from. @returns null for a step that is not there, or that no model priced */
export async function explainStoredStep(
  request: Pick<ServiceRequest, 'models' | 'reads' | 'pool' | 'signal'>,
  line: QuoteLine,
  scope: PriceScope,
  code: string,
): Promise<ExplainedStoredStep | null> {
  const replay = await replayPrice(request, line)
  const explained = replay?.priced ? explainStep(replay.priced, scope, code) : null
  if (!explained) return null
  return { ...explained, agreed: explained.source === 'AGREED' ? discountOf(replay!.stored, line) : null }
}
