import type { Decimal } from '../../domain/decimal.ts'
import type { Choices, ProductModel } from '../model.ts'
import { type Calculated, calculate } from './calculate.ts'
import { type Buyer, changedKeys, type Inputs, priceGroupOf } from './inputs.ts'
import { planOf } from './plan.ts'

/** A configured product as a line of a document. */
export interface DocumentLine {
  readonly id: string
  readonly model: ProductModel
  /** Complete and valid; `configurationHash` is `hashOf` them */
  readonly values: Choices
  readonly configurationHash: string
  readonly quantity: Decimal
  readonly buyer: Buyer
}

/** One calculation for all lines that are equal. */
interface Shared {
  readonly line: DocumentLine
  readonly lines: Set<string>
  calculated: Calculated
  /** What it reads of the inputs: `article …`, `workCenter …`; null: it may read any */
  reads: readonly string[] | null
}

/** The calculations of many lines, each made once for equal lines and made again only when an input changes that it reads. */
export class LineCalculations {
  #inputs: Inputs
  readonly #byKey = new Map<string, Shared>()
  readonly #byLine = new Map<string, Shared>()
  readonly #readers = new Map<string, Set<Shared>>()
  readonly #readersOfAny = new Set<Shared>()

  constructor(inputs: Inputs) {
    this.#inputs = inputs
  }

  of(id: string): Calculated | null {
    return this.#byLine.get(id)?.calculated ?? null
  }

  set(line: DocumentLine): Calculated {
    const key = keyOf(line)
    let shared = this.#byKey.get(key)
    if (!shared) {
      shared = this.#start(line)
      this.#byKey.set(key, shared)
    }
    if (this.#byLine.get(line.id) !== shared) this.remove(line.id)
    shared.lines.add(line.id)
    this.#byLine.set(line.id, shared)
    return shared.calculated
  }

  remove(id: string): void {
    const shared = this.#byLine.get(id)
    if (!shared) return
    this.#byLine.delete(id)
    shared.lines.delete(id)
    if (shared.lines.size > 0) return
    this.#byKey.delete(keyOf(shared.line))
    this.#forget(shared)
  }

  /** @returns the lines that were calculated again */
  changeInputs(inputs: Inputs): readonly string[] {
    const touched = new Set(this.#readersOfAny)
    const changed = [
      ...prefixed('article', changedKeys(this.#inputs.articleCosts, inputs.articleCosts, isEqual)),
      ...prefixed('workCenter', changedKeys(this.#inputs.ratesPerHour, inputs.ratesPerHour, isEqual)),
    ]
    for (const name of changed) for (const reader of this.#readers.get(name) ?? []) touched.add(reader)
    this.#inputs = inputs
    for (const shared of touched) {
      this.#forget(shared)
      shared.calculated = this.#calculate(shared.line)
      this.#remember(shared)
    }
    return [...touched].flatMap(shared => [...shared.lines])
  }

  #start(line: DocumentLine): Shared {
    const shared: Shared = { line, lines: new Set(), calculated: this.#calculate(line), reads: null }
    this.#remember(shared)
    return shared
  }

  #calculate({ model, values, quantity, buyer }: DocumentLine): Calculated {
    return calculate(model, values, quantity, buyer, this.#inputs)
  }

  #remember(shared: Shared): void {
    shared.reads = readsOf(shared)
    if (!shared.reads) this.#readersOfAny.add(shared)
    for (const name of shared.reads ?? []) {
      const readers = this.#readers.get(name)
      if (readers) readers.add(shared)
      else this.#readers.set(name, new Set([shared]))
    }
  }

  #forget(shared: Shared): void {
    this.#readersOfAny.delete(shared)
    for (const name of shared.reads ?? []) this.#readers.get(name)?.delete(shared)
  }
}

function keyOf({ model, configurationHash, quantity, buyer }: DocumentLine): string {
  const discount = buyer.discountPercent ?? ''
  return `${model.code} ${model.hash} ${configurationHash} ${quantity} ${priceGroupOf(model, buyer)} ${discount}`
}

function isEqual(a: Decimal, b: Decimal): boolean {
  return a.equals(b)
}

function prefixed(prefix: string, names: ReadonlySet<string>): readonly string[] {
  return [...names].map(name => `${prefix} ${name}`)
}

/** A price that asks for costs may, in another quantity of its breaks, ask for the cost of what this quantity does not need. */
function readsOf({ line, calculated }: Shared): readonly string[] | null {
  const { model, quantity } = line
  const isOnlyQuantity =
    model.breakQuantities.length === 0 && quantity.toString() === String(model.minimumQuantity)
  if (planOf(model).asksForCosts && !isOnlyQuantity) return null
  return calculated.definition.lines.flatMap(({ number, process, unitCost }) =>
    process ? [`workCenter ${process.workCenter}`] : unitCost ? [`article ${number}`] : [],
  )
}
