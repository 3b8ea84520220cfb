import { type Money, sumMoney } from '../../domain/money.ts'
import type { LocalText } from '../../domain/price.ts'
import { CaseReads, NOTHING, type RuleReads } from './case-reads.ts'
import { valueIn } from './case-values.ts'
import { type DifferenceEntry, differenceOf, minus, type PriceDifference } from './price-difference.ts'
import { amountsOf, type CalculatedCase } from './priced-case.ts'
import { isSameRule } from './same-rule.ts'
import type { ReadKind } from './trace-reads.ts'

/** Why something is not what it was. MODEL_VERSION: the rule itself, or a line whose cost it asks for, says something else. */
export interface DifferenceReason {
  readonly kind: Exclude<ReadKind, Detail> | 'MODEL_VERSION' | 'EXCHANGE_RATE'
  /** The feature, step, line or article; the model's code */
  readonly name: string
  /** Null: not given, or not there */
  readonly from: string | null
  readonly to: string | null
}

export interface ExplainedEntry extends DifferenceEntry {
  readonly reasons: readonly DifferenceReason[]
}

/** The cost of one line of the definition; null where a definition does not have it. */
export interface CostEntry {
  readonly key: string
  readonly number: string
  readonly label: LocalText
  readonly before: Money | null
  readonly after: Money | null
  readonly effect: Money
  readonly reasons: readonly DifferenceReason[]
}

/** In the model's currency, whatever currency the prices are told in. The effects sum to `effect`. */
export interface CostDifference {
  readonly before: Money
  readonly after: Money
  readonly effect: Money
  readonly lines: readonly CostEntry[]
}

export interface ExplainedDifference extends PriceDifference {
  readonly entries: readonly ExplainedEntry[]
  readonly cost: CostDifference
}

/**
 * Why one price differs from another: yesterday's and today's, this option's and that one's. Each difference with its effect on net
 * (`differenceOf` says by which rule) and with what changed of all that its rule looks at, in either price.
 *
 * @pre both are of one product, in one version or in two
 * @throws RangeError when they have no currency in common
 */
export function explainDifference(before: CalculatedCase, after: CalculatedCase): ExplainedDifference {
  const reasons = new Reasons(before, after)
  const difference = differenceOf(amountsOf(before), amountsOf(after))
  return {
    ...difference,
    entries: difference.entries.map(entry => ({ ...entry, reasons: reasons.ofEntry(entry) })),
    cost: explainCost(before, after, reasons),
  }
}

function explainCost(before: CalculatedCase, after: CalculatedCase, reasons: Reasons): CostDifference {
  const earlier = new Map(before.calculated.definition.lines.map(line => [line.key, line]))
  const later = new Map(after.calculated.definition.lines.map(line => [line.key, line]))
  const { currency } = before.model
  const lines = [...new Set([...later.keys(), ...earlier.keys()])].flatMap(key => {
    const [left, right] = [earlier.get(key), later.get(key)]
    const { number, description } = (right ?? left)!
    const effect = minus(right?.cost ?? sumMoney([], currency), left?.cost ?? sumMoney([], currency))
    if (effect.amount.isZero) return []
    const amounts = { before: left?.cost ?? null, after: right?.cost ?? null, effect }
    return [{ key, number, label: description, ...amounts, reasons: reasons.ofLine(key) }]
  })
  const [from, to] = [before.calculated.definition.cost, after.calculated.definition.cost]
  return { before: from, after: to, effect: minus(to, from), lines }
}

class Reasons {
  readonly #before: CalculatedCase
  readonly #after: CalculatedCase
  readonly #left: CaseReads
  readonly #right: CaseReads

  constructor(before: CalculatedCase, after: CalculatedCase) {
    this.#before = before
    this.#after = after
    this.#left = new CaseReads(before)
    this.#right = new CaseReads(after)
  }

  ofEntry({ kind, step }: DifferenceEntry): readonly DifferenceReason[] {
    if (kind === 'ROUNDING') return []
    if (kind === 'QUANTITY')
      return [{ kind, name: '', from: String(this.#before.quantity), to: String(this.#after.quantity) }]
    if (kind === 'EXCHANGE_RATE') return [this.#ofRate()]
    const { before = null, after = null } = step ?? {}
    const readsOf = (reads: CaseReads) => (step ? reads.ofStep(step.step) : NOTHING)
    const service = (before && this.#left.serviceOf(before)) ?? (after && this.#right.serviceOf(after))
    return service ? this.ofLine(service.key) : this.#compare(readsOf(this.#left), readsOf(this.#right))
  }

  ofLine(key: string): readonly DifferenceReason[] {
    return this.#compare(this.#left.ofLine(key), this.#right.ofLine(key))
  }

  #ofRate(): DifferenceReason {
    const [from, to] = [this.#before.exchangeRate, this.#after.exchangeRate]
    const text = (rate: typeof from) => rate && `${rate.rate} of ${rate.date}`
    const name = `${(to ?? from)?.from}/${(to ?? from)?.to}`
    return { kind: 'EXCHANGE_RATE', name, from: text(from), to: text(to) }
  }

  /** All that either rule looked at and that is another now; and the rule, where it is another. */
  #compare(left: RuleReads, right: RuleReads): readonly DifferenceReason[] {
    const changed = new Map<string, DifferenceReason>()
    for (const { kind, name } of [...left.reads, ...right.reads]) {
      if (!isCause(kind)) continue
      const from = valueIn(this.#before, { kind, name })
      const to = valueIn(this.#after, { kind, name })
      const isCost = kind === 'ARTICLE_COST' || kind === 'RATE_PER_HOUR'
      // An article that only one of the two needs was not made dearer or cheaper.
      if (from !== to && !(isCost && (from === null || to === null)))
        changed.set(`${kind} ${name}`, { kind, name, from, to })
    }
    const [{ model: earlier }, { model: later }] = [this.#before, this.#after]
    if (earlier.version !== later.version && !isSameRule(left.says, right.says)) {
      const reason = { name: later.code, from: earlier.version, to: later.version }
      changed.set('MODEL_VERSION', { kind: 'MODEL_VERSION', ...reason })
    }
    return [...changed.values()]
  }
}

/** What a rule says with a choice, which is no cause by itself */
type Detail = 'ATTRIBUTE' | 'CASE' | 'ROW' | 'CALCULATION'
const DETAILS: ReadonlySet<string> = new Set<Detail>(['ATTRIBUTE', 'CASE', 'ROW', 'CALCULATION'])

function isCause(kind: ReadKind): kind is Exclude<ReadKind, Detail> {
  return !DETAILS.has(kind)
}
