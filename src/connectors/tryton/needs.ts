import { Decimal, sum } from '../../domain/decimal.ts'
import type {
  DocumentDefinition,
  DocumentNewArticle,
  DocumentPart,
  OrderDocument,
  OrderDocumentLine,
} from '../../domain/document.ts'

/** An article that a line or a part names. */
export interface ArticleNeed {
  readonly number: string
  readonly description: string | null
  /** UN/ECE Rec 20, in which the order counts it */
  readonly unit: string
  /** A line sells it */
  isSold: boolean
  /** A parts list has it */
  isPart: boolean
  /** Whether the order brings it; null: it is taken to be there */
  readonly action: DocumentNewArticle['action'] | null
  /** Net per unit; null for what is not sold */
  readonly salesPrice: { readonly amount: Decimal; readonly currency: string } | null
  /** Of one unit, four decimals; null where nothing is known */
  readonly cost: { readonly amount: Decimal; readonly currency: string } | null
}

export interface Amount {
  readonly quantity: Decimal
  /** UN/ECE Rec 20 */
  readonly unit: string
}

/** What an article is made from, for `output` of it. */
export interface PartsListNeed {
  readonly number: string
  readonly output: Amount
  /** Article number → how much, each once */
  readonly inputs: ReadonlyMap<string, Amount>
  /** In the order in which they are done */
  readonly operations: readonly { readonly number: string; readonly workCenter: string | null }[]
}

export interface OrderNeeds {
  readonly articles: readonly ArticleNeed[]
  readonly partsLists: readonly PartsListNeed[]
  /** What the document says in a way that cannot be put into Tryton: about what, and why */
  readonly problems: readonly { readonly reference: string; readonly reason: string }[]
}

/** Work and money are no goods. */
const NO_GOODS = new Set(['SERVICE', 'TRAVEL_COST', 'FREIGHT', 'COMMISSION'])
const PRICE_PLACES = 4
const MINUTES_AN_HOUR = Decimal.of(60)

/** What an order needs, each thing once, read from its document alone. */
export function needsOf(
  document: OrderDocument,
  options: { readonly chargeArticle?: string } = {},
): OrderNeeds {
  const gathering = new Gathering(document.currency)
  for (const line of document.lines) {
    if (line.kind === 'ARTICLE' && line.itemNumber !== null) gathering.sell(line, line.itemNumber)
    if (line.kind === 'CHARGE' && options.chargeArticle !== undefined)
      gathering.sell(line, options.chargeArticle)
    if (line.kind === 'CONFIGURATION') gathering.make(line)
  }
  return gathering
}

interface Making {
  readonly number: string
  output: Amount
  readonly inputs: Map<string, Amount>
  readonly operations: Map<string, { readonly number: string; readonly workCenter: string | null }>
}

class Gathering implements OrderNeeds {
  readonly #articles = new Map<string, ArticleNeed>()
  readonly #makings = new Map<string, Making>()
  readonly problems: { reference: string; reason: string }[] = []
  readonly #currency: string

  constructor(currency: string) {
    this.#currency = currency
  }

  get articles(): readonly ArticleNeed[] {
    return [...this.#articles.values()]
  }

  /** Only of what is new: whatever the ERP makes already, it knows how to. */
  get partsLists(): readonly PartsListNeed[] {
    return [...this.#makings.values()]
      .filter(({ number, inputs, operations }) => {
        const isNew = this.#articles.get(number)?.action != null
        return isNew && inputs.size + operations.size > 0
      })
      .map(making => ({ ...making, operations: [...making.operations.values()] }))
  }

  /** An article of the ERP's own. */
  sell(line: OrderDocumentLine, number: string): void {
    this.#need(number, { description: null, unit: line.quantity.unit, action: null }).isSold = true
  }

  make(line: OrderDocumentLine): void {
    const { itemNumber, definition, position } = line
    if (itemNumber === null || !definition) {
      const reason = 'the product has no item number: give its model one, so that Tryton can know it'
      this.problems.push({ reference: `line ${position}`, reason })
      return
    }
    this.#newArticle(line, itemNumber, definition)
    const output = amountOf(line.quantity)
    const made = new Map<string | null, Making>([[null, this.#making(itemNumber, output)]])
    const goods = definition.parts.filter(part => !NO_GOODS.has(part.kind))
    for (const part of goods)
      if (isParent(part, definition)) made.set(part.key, this.#making(part.number, amountOf(part.quantity)))
    for (const part of goods) {
      this.#part(part, definition)
      const parent = made.get(part.parentKey)
      if (parent) this.#add(parent.inputs, part)
    }
    for (const { parentKey, number, workCenter } of definition.operations)
      made.get(parentKey)?.operations.set(number, { number, workCenter })
  }

  #newArticle(line: OrderDocumentLine, number: string, definition: DocumentDefinition): void {
    const news = definition.newArticles.find(one => one.itemNumber === number)
    const goods = definition.parts.filter(part => !NO_GOODS.has(part.kind))
    const costs = [...goods.map(part => part.cost), ...definition.operations.map(costOf)]
    const need = this.#need(number, {
      description: news?.description ?? line.description,
      unit: line.quantity.unit,
      action: news?.action ?? null,
      salesPrice:
        line.unitNet === null
          ? null
          : { amount: Decimal.of(line.unitNet).rounded(PRICE_PLACES), currency: this.#currency },
      cost: this.#unitCost(costs, definition, line.quantity.value),
    })
    need.isSold = true
  }

  #part(part: DocumentPart, definition: DocumentDefinition): void {
    const news = definition.newArticles.find(one => one.itemNumber === part.number)
    const below = isParent(part, definition) ? costsBelow(part.key, definition) : []
    const need = this.#need(part.number, {
      description: news?.description ?? part.description,
      unit: part.quantity.unit,
      action: news?.action ?? null,
      cost: this.#unitCost([part.cost, ...below], definition, part.quantity.value),
    })
    need.isPart = true
  }

  #unitCost(
    costs: readonly (string | Decimal)[],
    { parts }: DocumentDefinition,
    quantity: string,
  ): ArticleNeed['cost'] {
    const pieces = Decimal.of(quantity)
    if (pieces.isZero) return null
    const total = sum(costs.map(cost => Decimal.of(cost)))
    const currency = parts[0]?.costCurrency ?? this.#currency
    return { amount: total.dividedBy(pieces, PRICE_PLACES), currency }
  }

  #need(number: string, known: Pick<ArticleNeed, 'description' | 'unit' | 'action'> & Partial<ArticleNeed>) {
    const before = this.#articles.get(number)
    if (before) return before
    const need: ArticleNeed = { number, isSold: false, isPart: false, salesPrice: null, cost: null, ...known }
    this.#articles.set(number, need)
    return need
  }

  /** The same thing in two lines, or twice in one, is made in the same way: both together have the same proportions. */
  #making(number: string, output: Amount): Making {
    const before = this.#makings.get(number)
    if (before) {
      before.output = this.#together(number, before.output, output)
      return before
    }
    const making: Making = { number, output, inputs: new Map(), operations: new Map() }
    this.#makings.set(number, making)
    return making
  }

  #add(inputs: Map<string, Amount>, { number, quantity }: DocumentPart): void {
    const more = amountOf(quantity)
    const before = inputs.get(number)
    inputs.set(number, before ? this.#together(number, before, more) : more)
  }

  #together(number: string, one: Amount, other: Amount): Amount {
    if (one.unit !== other.unit) {
      const reason = `the order counts it in ${one.unit} and in ${other.unit}: let its model use one unit`
      this.problems.push({ reference: number, reason })
    }
    return { quantity: one.quantity.plus(other.quantity), unit: one.unit }
  }
}

const amountOf = ({ value, unit }: { readonly value: string; readonly unit: string }): Amount => ({
  quantity: Decimal.of(value),
  unit,
})

function isParent({ key }: DocumentPart, { parts, operations }: DocumentDefinition): boolean {
  return [...parts, ...operations].some(one => one.parentKey === key)
}

function costsBelow(key: string, definition: DocumentDefinition): readonly (string | Decimal)[] {
  const { parts, operations } = definition
  return [
    ...parts
      .filter(part => part.parentKey === key)
      .flatMap(part => [part.cost, ...costsBelow(part.key, definition)]),
    ...operations.filter(operation => operation.parentKey === key).map(costOf),
  ]
}

function costOf(operation: DocumentDefinition['operations'][number]): Decimal {
  const minutes = Decimal.of(operation.setupMinutes).plus(Decimal.of(operation.runMinutes))
  const rate = Decimal.of(operation.ratePerHour ?? '0')
  return minutes.times(rate).dividedBy(MINUTES_AN_HOUR, PRICE_PLACES)
}
