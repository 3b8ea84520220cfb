import type { Definition } from '../../domain/bom.ts'
import type { Decimal } from '../../domain/decimal.ts'
import type { ModelPrice } from '../../domain/price.ts'
import type { Choices, ProductModel } from '../model.ts'
import { CuttingPlans } from '../saw/index.ts'
import { calculate, calculateAgain } from './calculate.ts'
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

/** Saw lists that are kept: those of some 5,000 lines with three each. A list of a few bars takes 1.6 kB. */
const MOST_PLANS = 16_384

/** One price for all lines that are equal. The definition is not kept: it is many times as large, and follows from the line. */
interface Shared {
  readonly key: string
  readonly line: DocumentLine
  readonly lines: Set<string>
  price: ModelPrice
  /** Null: it may read any */
  readonly reads: Reads | null
}

/** Whose costs a price reads. They do not depend on what these cost. */
interface Reads {
  readonly articles: readonly string[]
  readonly workCenters: readonly string[]
}

/** The prices of many lines, each made once for equal lines and made again only when an input changes that it reads. */
export class LinePrices {
  #inputs: Inputs
  readonly #byKey = new Map<string, Shared>()
  readonly #byLine = new Map<string, Shared>()
  readonly #readersOfArticle = new Map<string, Set<Shared>>()
  readonly #readersOfWorkCenter = new Map<string, Set<Shared>>()
  readonly #readersOfAny = new Set<Shared>()
  /** How pieces are cut does not change with the costs of anything else. */
  readonly #plans = new CuttingPlans(MOST_PLANS)

  constructor(inputs: Inputs) {
    this.#inputs = inputs
  }

  of(id: string): ModelPrice | null {
    return this.#byLine.get(id)?.price ?? null
  }

  set(line: DocumentLine): ModelPrice {
    const key = keyOf(line)
    const shared = this.#byKey.get(key) ?? this.#start(key, line)
    if (this.#byLine.get(line.id) !== shared) this.remove(line.id)
    shared.lines.add(line.id)
    this.#byLine.set(line.id, shared)
    return shared.price
  }

  remove(id: string): void {
    const shared = this.#byLine.get(id)
    if (!shared) return
    this.#byLine.delete(id)
    shared.lines.delete(id)
    if (shared.lines.size > 0) return
    this.#byKey.delete(shared.key)
    this.#forEachIndex(shared, readers => readers.delete(shared))
  }

  /** @returns the lines that were priced again */
  changeInputs(inputs: Inputs): readonly string[] {
    const touched = new Set(this.#readersOfAny)
    const touch = (readers: ReadonlyMap<string, ReadonlySet<Shared>>, names: ReadonlySet<string>) => {
      for (const name of names) for (const reader of readers.get(name) ?? []) touched.add(reader)
    }
    touch(this.#readersOfArticle, changedKeys(this.#inputs.articleCosts, inputs.articleCosts, isEqual))
    touch(this.#readersOfWorkCenter, changedKeys(this.#inputs.ratesPerHour, inputs.ratesPerHour, isEqual))
    this.#inputs = inputs
    for (const shared of touched) shared.price = this.#calculateAgain(shared)
    return [...touched].flatMap(shared => [...shared.lines])
  }

  #start(key: string, line: DocumentLine): Shared {
    const { price, definition } = this.#calculate(line)
    const shared: Shared = { key, line, lines: new Set(), price, reads: readsOf(line, definition) }
    this.#byKey.set(key, shared)
    this.#forEachIndex(shared, readers => readers.add(shared))
    return shared
  }

  #calculate({ model, values, quantity, buyer }: DocumentLine) {
    return calculate(model, values, quantity, buyer, this.#inputs, this.#plans.nest)
  }

  #calculateAgain({ line: { model, values, buyer }, price }: Shared): ModelPrice {
    return calculateAgain(model, values, price, buyer, this.#inputs, this.#plans.nest).price
  }

  #forEachIndex({ reads }: Shared, change: (readers: Set<Shared>) => void): void {
    if (!reads) change(this.#readersOfAny)
    for (const number of reads?.articles ?? []) change(readersIn(this.#readersOfArticle, number))
    for (const code of reads?.workCenters ?? []) change(readersIn(this.#readersOfWorkCenter, code))
  }
}

function readersIn(index: Map<string, Set<Shared>>, name: string): Set<Shared> {
  let readers = index.get(name)
  if (!readers) {
    readers = new Set()
    index.set(name, readers)
  }
  return readers
}

function keyOf({ model, configurationHash, quantity, buyer }: DocumentLine): string {
  const discount = buyer.discountPercent ?? ''
  return `${model.code} ${model.hash} ${configurationHash} ${quantity} ${priceGroupOf(model, buyer)} ${discount}`
}

function isEqual(a: Decimal, b: Decimal): boolean {
  return a.equals(b)
}

/** A price that asks for costs may, in another quantity of its breaks, ask for the cost of what this quantity does not need. */
function readsOf({ model, quantity }: DocumentLine, { lines }: Definition): Reads | null {
  const isOnlyQuantity =
    model.breakQuantities.length === 0 && quantity.toString() === String(model.minimumQuantity)
  if (planOf(model).asksForCosts && !isOnlyQuantity) return null
  return {
    articles: lines.flatMap(({ number, unitCost }) => (unitCost ? [number] : [])),
    workCenters: lines.flatMap(({ process }) => (process ? [process.workCenter] : [])),
  }
}
