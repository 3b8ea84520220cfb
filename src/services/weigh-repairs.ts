import type { Definition } from '../domain/bom.ts'
import type { Money } from '../domain/money.ts'
import type { Choices, Explanation, Repair } from '../engine/index.ts'
import type { ConfigurationView } from './configuration-view.ts'
import { configureModel } from './configure-model.ts'
import type { ServiceRequest } from './environment.ts'
import { ONE_PIECE, priceThing } from './price-configuration.ts'
import { decideContext } from './price-context.ts'
import { refusable } from './user-error.ts'

/** A repair with what it means to the customer. */
export interface WeighedRepair {
  readonly repair: Repair
  /** Of one piece's list price, from the last choices without a conflict to the repaired ones; null when either has no price */
  readonly priceDelta: Money | null
  /** Of the longest lead time of its articles in days; null when the ERP does not say */
  readonly leadTimeDeltaDays: number | null
}

/** One conflict, with the ways out that all conflicts of the configuration share. */
export interface ConflictView {
  readonly explanation: Explanation
  readonly repairs: readonly WeighedRepair[]
}

interface Weight {
  readonly unitList: Money
  readonly leadTimeDays: number | null
}

export async function describeConflicts(
  request: ServiceRequest,
  view: ConfigurationView,
): Promise<readonly ConflictView[]> {
  const conflicts = await view.configured.conflicts()
  if (conflicts.length === 0) return []
  const repairs = await weighRepairs(request, view)
  return conflicts.map(explanation => ({ explanation, repairs }))
}

/** The repairs of a configuration in conflict: fewest changes first, then the cheaper, then the sooner. */
async function weighRepairs(
  request: ServiceRequest,
  view: ConfigurationView,
): Promise<readonly WeighedRepair[]> {
  const { lastValid } = view.stored
  const repairs = await view.configured.repairs()
  const [before, ...after] = await Promise.all([
    lastValid === null ? null : weigh(request, view, lastValid),
    ...repairs.map(async repair => ({ repair, weight: await weigh(request, view, repair.choices) })),
  ])
  const weighed = after.map(({ repair, weight }) => ({
    repair,
    priceDelta:
      before && weight
        ? { amount: weight.unitList.amount.minus(before.unitList.amount), currency: weight.unitList.currency }
        : null,
    leadTimeDeltaDays:
      before?.leadTimeDays != null && weight?.leadTimeDays != null
        ? weight.leadTimeDays - before.leadTimeDays
        : null,
  }))
  return weighed.sort(byPreference)
}

function byPreference(a: WeighedRepair, b: WeighedRepair): number {
  const changes = a.repair.changes.length - b.repair.changes.length
  if (changes !== 0) return changes
  const price = a.priceDelta && b.priceDelta ? a.priceDelta.amount.compare(b.priceDelta.amount) : 0
  return price !== 0 ? price : (a.leadTimeDeltaDays ?? 0) - (b.leadTimeDeltaDays ?? 0)
}

async function weigh(
  request: ServiceRequest,
  { model }: ConfigurationView,
  choices: Choices,
): Promise<Weight | null> {
  const { values } = await configureModel(request, model, { choices, latest: [] })
  if (!values) return null
  const context = await decideContext(request, null, [])
  const thing = { model, values, quantity: ONE_PIECE, context, discount: null }
  const { value } = await refusable(() => priceThing(request, thing, [], []))
  if (!value) return null
  const { definition, price } = value
  return { unitList: price.unitList, leadTimeDays: await longestLeadTime(request, definition) }
}

async function longestLeadTime({ reads }: ServiceRequest, definition: Definition): Promise<number | null> {
  const numbers = definition.lines
    .filter(line => line.process === null && line.net === null)
    .map(line => line.number)
  const days = (await reads.article.loadMany([...new Set(numbers)])).flatMap(article =>
    article === null || article instanceof Error || article.leadTimeDays === null
      ? []
      : [article.leadTimeDays],
  )
  return days.length > 0 ? Math.max(...days) : null
}
