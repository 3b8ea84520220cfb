import { Decimal, sum } from '../../domain/decimal.ts'
import { convert, type ExchangeRate } from '../../domain/line-price.ts'
import { type Money, roundedMoney } from '../../domain/money.ts'
import type { LocalText, PriceScope, PriceStep, PriceStepKind } from '../../domain/price.ts'
import { type MatchedSteps, matchSteps } from './match-steps.ts'

/** What two prices are compared by. A `ModelPrice` and a `LinePrice` both have it. */
export interface PriceAmounts {
  readonly quantity: Decimal
  readonly unitNet: Money
  readonly goodsNet: Money
  readonly servicesNet: Money
  /** As it is told: converted where there is an exchange rate */
  readonly net: Money
  readonly steps: readonly PriceStep[]
  readonly exchangeRate?: ExchangeRate | null
}

export type DifferenceKind = PriceStepKind | 'QUANTITY' | 'EXCHANGE_RATE'

/** One thing that makes two prices differ. Never without an effect, unless its amount changed and the effect came to nothing. */
export interface DifferenceEntry {
  readonly scope: PriceScope
  readonly kind: DifferenceKind
  /** Of the step; QUANTITY, EXCHANGE_RATE or ROUNDING for the three that are no step */
  readonly code: string
  readonly label: LocalText
  /** Within its scope, in the model's currency; null where the price does not have the step */
  readonly before: Money | null
  readonly after: Money | null
  /** The step in both prices; null for the three that are no step */
  readonly step: MatchedSteps | null
  /** What it adds to the net of the line, rounded to the coin of the currency the two prices are told in */
  readonly effect: Money
}

/** `entries` in the order of the steps; their effects sum to `effect`, which is `after` less `before`, to the coin. */
export interface PriceDifference {
  readonly before: Money
  readonly after: Money
  readonly effect: Money
  readonly entries: readonly DifferenceEntry[]
}

/**
 * What makes one price differ from another, step by step.
 *
 * The rule: each step of a piece counts with the quantity of before; then the other quantity counts with the unit price of
 * after; then the steps of the line; all converted at the rate of before, and then the other rate counts with the net of
 * after. So every effect is of one change, made in this order. What is left is rounding, and is named: none as long as
 * quantities are whole and nothing is converted.
 *
 * Prices told in two currencies are compared before they were converted.
 *
 * @throws RangeError when they have no currency in common
 */
export function differenceOf(before: PriceAmounts, after: PriceAmounts): PriceDifference {
  const [left, right] = inOneCurrency(before, after)
  const rate = left.exchangeRate ?? null
  const entries = [
    ...matchSteps(left.steps, right.steps).map(matched => ofStep(matched, left.quantity, rate)),
    ofQuantity(left, right, rate),
    ofRate(left, right, rate),
  ].filter(entry => entry !== null)
  const effect = minus(right.net, left.net)
  const named = sum(entries.map(entry => entry.effect.amount))
  const rounding = roundedMoney(effect.amount.minus(named), effect.currency)
  if (!rounding.amount.isZero) entries.push(ofNoStep('ROUNDING', ROUNDING, null, null, rounding))
  return { before: left.net, after: right.net, effect, entries: inOrder(entries) }
}

const QUANTITY: LocalText = { en: 'Quantity', nl: 'Aantal' }
const EXCHANGE_RATE: LocalText = { en: 'Exchange rate', nl: 'Wisselkoers' }
const ROUNDING: LocalText = { en: 'Rounding', nl: 'Afronding' }

function inOneCurrency(before: PriceAmounts, after: PriceAmounts): readonly [PriceAmounts, PriceAmounts] {
  if (before.goodsNet.currency !== after.goodsNet.currency)
    throw new RangeError(
      `expected two prices in one currency, got ${before.goodsNet.currency} and ${after.goodsNet.currency}`,
    )
  if (before.net.currency === after.net.currency) return [before, after]
  return [unconverted(before), unconverted(after)]
}

function unconverted(price: PriceAmounts): PriceAmounts {
  return { ...price, net: modelNet(price), exchangeRate: null }
}

function modelNet({ goodsNet, servicesNet }: PriceAmounts): Money {
  return { amount: goodsNet.amount.plus(servicesNet.amount), currency: goodsNet.currency }
}

function ofStep(matched: MatchedSteps, quantity: Decimal, rate: ExchangeRate | null): DifferenceEntry | null {
  const { step, before, after } = matched
  const { currency } = step.amount
  const change = (after?.amount.amount ?? Decimal.zero).minus(before?.amount.amount ?? Decimal.zero)
  if (change.isZero) return null
  const ofLine = step.scope === 'PIECE' ? change.times(quantity) : change
  return {
    scope: step.scope,
    kind: step.kind,
    code: step.code,
    label: step.label,
    before: before?.amount ?? null,
    after: after?.amount ?? null,
    step: matched,
    effect: told({ amount: ofLine, currency }, rate),
  }
}

function ofQuantity(
  before: PriceAmounts,
  after: PriceAmounts,
  rate: ExchangeRate | null,
): DifferenceEntry | null {
  if (before.quantity.equals(after.quantity)) return null
  const { currency } = after.unitNet
  const asMany = roundedMoney(after.unitNet.amount.times(before.quantity), currency)
  return ofNoStep('QUANTITY', QUANTITY, asMany, after.goodsNet, told(minus(after.goodsNet, asMany), rate))
}

function ofRate(
  before: PriceAmounts,
  after: PriceAmounts,
  rate: ExchangeRate | null,
): DifferenceEntry | null {
  const net = modelNet(after)
  const effect = minus(after.net, convert(net, rate))
  return effect.amount.isZero ? null : ofNoStep('EXCHANGE_RATE', EXCHANGE_RATE, before.net, after.net, effect)
}

function ofNoStep(
  kind: 'QUANTITY' | 'EXCHANGE_RATE' | 'ROUNDING',
  label: LocalText,
  before: Money | null,
  after: Money | null,
  effect: Money,
): DifferenceEntry {
  return { scope: 'LINE', kind, code: kind, label, before, after, step: null, effect }
}

/** An effect as it is told. */
function told(amount: Money, rate: ExchangeRate | null): Money {
  return rate === null ? roundedMoney(amount.amount, amount.currency) : convert(amount, rate)
}

export function minus(a: Money, b: Money): Money {
  return { amount: a.amount.minus(b.amount), currency: a.currency }
}

/** A piece before its quantity, then the line, then what is of the whole. */
function inOrder(entries: readonly DifferenceEntry[]): readonly DifferenceEntry[] {
  const place = ({ scope, kind }: DifferenceEntry) =>
    scope === 'PIECE'
      ? 0
      : kind === 'QUANTITY'
        ? 1
        : kind === 'EXCHANGE_RATE'
          ? 3
          : kind === 'ROUNDING'
            ? 4
            : 2
  return entries.toSorted((a, b) => place(a) - place(b))
}
