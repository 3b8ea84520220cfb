import { isCurrencyCode } from '../../domain/money.ts'
import { unitByCode } from '../../domain/units.ts'
import { DescriptionError, type DescriptionProblem } from '../../ports/connector.ts'
import type { SqlOptions } from './options.ts'

/** Faults that need no database to be seen. @throws DescriptionError */
export function assertConsistent(options: SqlOptions): void {
  const problems = [
    ...unknownUnits(options),
    ...unknownCurrencies(options),
    ...missingPartners(options),
    ...statusesOfNothing(options),
  ]
  if (problems.length > 0) throw new DescriptionError(problems)
}

function* unknownUnits({ units = {} }: SqlOptions): Generator<DescriptionProblem> {
  for (const [theirs, ours] of Object.entries(units))
    if (unitByCode(ours) === null)
      yield {
        path: ['units', theirs],
        message: `expected a unit of UN/ECE Rec 20 that we know, got "${ours}"`,
      }
}

/** Every amount needs a currency: its own or that of the whole description. */
function* unknownCurrencies(options: SqlOptions): Generator<DescriptionProblem> {
  const { currency, articles, suppliers, opportunities, workCenters } = options
  if (currency !== undefined) {
    if (!isCurrencyCode(currency))
      yield { path: ['currency'], message: `expected a currency (ISO 4217), got "${currency}"` }
    return
  }
  const message =
    'amounts are mapped without a currency: map one, or set `currency` for the whole description'
  const prices = articles?.map.prices
  if (prices && Object.keys(prices).length > 0 && !prices.currency)
    yield { path: ['articles', 'map', 'prices', 'currency'], message }
  if (suppliers?.map.purchasePrice && !suppliers.map.currency)
    yield { path: ['suppliers', 'map', 'currency'], message }
  if (opportunities?.map.amount && !opportunities.map.currency)
    yield { path: ['opportunities', 'map', 'currency'], message }
  if (workCenters?.map.ratePerHour && !workCenters.map.currency)
    yield { path: ['workCenters', 'map', 'currency'], message }
}

/** A quantity needs its unit beside it. */
function* missingPartners({ articles, stock, suppliers }: SqlOptions): Generator<DescriptionProblem> {
  const message = 'quantities are mapped without a unit'
  if (articles?.map.reorderLevel && !articles.map.unit) yield { path: ['articles', 'map', 'unit'], message }
  if (stock && (stock.map.onHand || stock.map.reserved || stock.map.available) && !stock.map.unit)
    yield { path: ['stock', 'map', 'unit'], message }
  if (suppliers?.map.minimumOrderQuantity && !suppliers.map.unit)
    yield { path: ['suppliers', 'map', 'unit'], message }
}

/** What becomes of documents is asked of those that were sent. */
function* statusesOfNothing(options: SqlOptions): Generator<DescriptionProblem> {
  for (const [sink, statuses] of [
    ['quotes', 'quoteStatuses'],
    ['orders', 'orderStatuses'],
  ] as const)
    if (options[statuses] && !options[sink])
      yield { path: [statuses], message: `expected only beside \`${sink}\`, which says where they are sent` }
}
