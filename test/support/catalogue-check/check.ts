import { type Figure, fraction, sumOf } from './arithmetic.ts'
import { fewestBars, firstFitBars } from './first-fit.ts'
import type { Checked, CheckedLine, CheckedStep, Order, Product, Sawn, Selections } from './types.ts'

/** @param holds constraint of severity error → whether it holds */
export function product(
  code: string,
  holds: (selections: Selections) => Readonly<Record<string, boolean>>,
  check: Product['check'],
): Product {
  const broken = (selections: Selections) =>
    Object.entries(holds(selections)).flatMap(([constraint, isKept]) => (isKept ? [] : [constraint]))
  return { code, broken, check }
}

export function step(kind: string, amount: Figure): CheckedStep {
  return { kind, amount: fraction(amount).cents }
}

/** A line whose cost is quantity × unit cost. */
export function goods(
  kind: string,
  number: string,
  quantity: Figure,
  unit: string,
  unitCost: Figure,
): CheckedLine {
  const cost = fraction(quantity).times(unitCost).cents
  return { kind, number, quantity: fraction(quantity), unit, unitCost: fraction(unitCost), cost, net: null }
}

export function sawn(
  profile: string,
  pieces: readonly { readonly length: number; readonly count: number }[],
  usable: number,
): Sawn {
  return { profile, bars: firstFitBars(pieces, usable, 4), fewest: fewestBars(pieces, usable, 4) }
}

/** The whole bars of a profile, priced by the metre; `order` may know of a better plan. */
export function barsLine(
  { profile, bars }: Sawn,
  order: Order,
  metresPerBar: Figure,
  perMetre: Figure,
): CheckedLine {
  const metres = fraction(metresPerBar).times(order.bars?.get(profile) ?? bars)
  return goods('SAW_LIST', profile, metres, 'MTR', perMetre)
}

/** A process of so many minutes at a rate per hour. */
export function work(number: string, minutes: Figure, ratePerHour: Figure): CheckedLine {
  const cost = fraction(minutes).over(60).times(ratePerHour).cents
  return {
    kind: 'PROCESS',
    number,
    quantity: fraction(minutes),
    unit: 'MIN',
    unitCost: null,
    cost,
    net: null,
  }
}

export function service(
  kind: string,
  number: string,
  quantity: Figure,
  unit: string,
  amounts: { cost: Figure; net: Figure | null },
): CheckedLine {
  return {
    kind,
    number,
    quantity: fraction(quantity),
    unit,
    unitCost: null,
    cost: fraction(amounts.cost).cents,
    net: amounts.net === null ? null : fraction(amounts.net).cents,
  }
}

/** Adds up. Steps and lines of nothing are left out, but for a make part. */
export function total(
  itemNumber: string,
  quantity: number,
  steps: readonly CheckedStep[],
  lines: readonly CheckedLine[],
  sawn: readonly Sawn[],
): Checked {
  const kept = lines.filter(
    line => line.kind === 'MAKE_PART' || !(line.cost.isZero && (line.net?.isZero ?? true)),
  )
  const unitNet = sumOf(steps.map(one => one.amount))
  const goodsNet = unitNet.times(quantity)
  const servicesNet = sumOf(kept.map(line => line.net ?? fraction(0)))
  const net = goodsNet.plus(servicesNet)
  const cost = sumOf(kept.map(line => line.cost))
  const margin = net.minus(cost)
  return {
    itemNumber,
    steps: steps.filter(one => !one.amount.isZero),
    lines: kept,
    unitNet,
    goodsNet,
    servicesNet,
    net,
    cost,
    margin,
    marginPercent: margin.over(net).times(100).rounded(2),
    bars: new Map(sawn.map(one => [one.profile, one.bars])),
    fewestBars: new Map(sawn.map(one => [one.profile, one.fewest])),
  }
}

/** Percent of VAT on a document; null where it is not ours to tell. */
export function vatPercent(country: string | null, vatNumber: string | null): number | null {
  const rates: Record<string, number> = { BE: 21, DE: 19, FR: 20 }
  const union = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')
  if (country === null || country === 'NL') return 21
  if (!union.includes(country) || vatNumber) return 0
  return rates[country] ?? null
}

export function fourDigits(figure: Selections[string] | undefined): string {
  return String(figure).padStart(4, '0')
}

/** Percent off from a number of pieces on; the last row that is reached counts. */
export function quantityBreak(
  quantity: number,
  rows: readonly (readonly [from: number, percent: number])[],
): number {
  return rows.filter(([from]) => quantity >= from).at(-1)?.[1] ?? 0
}
