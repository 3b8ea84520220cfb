import type { Definition } from '../domain/bom.ts'
import type { Decimal } from '../domain/decimal.ts'
import type { LinePrice } from '../domain/line-price.ts'
import type { Money } from '../domain/money.ts'

/** A figure that came out otherwise than it is stored. */
export interface ReplayDifference {
  /** `net`, `step PIECE GRP`, `break 10`, `line frame` … */
  readonly what: string
  /** Null: it is not there */
  readonly stored: string | null
  readonly replayed: string | null
}

type Figures = ReadonlyMap<string, Decimal | null>

/** All figures of two prices that are not equal, as numbers. */
export function replayDifferences(
  stored: LinePrice,
  replayed: LinePrice,
  storedDefinition: Definition | null = null,
  definition: Definition | null = null,
): readonly ReplayDifference[] {
  const before = new Map([...figuresOf(stored), ...costsOf(storedDefinition)])
  const after = new Map([...figuresOf(replayed), ...costsOf(definition)])
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(what => {
    const [left, right] = [before.get(what) ?? null, after.get(what) ?? null]
    const isSame = left === null || right === null ? left === right : left.equals(right)
    return isSame ? [] : [{ what, stored: left?.toString() ?? null, replayed: right?.toString() ?? null }]
  })
}

function figuresOf(price: LinePrice): Figures {
  const named = [
    ...AMOUNTS.map(name => [name, price[name]?.amount ?? null] as const),
    ['vatRate', price.vatRate] as const,
    ['marginPercent', price.marginPercent] as const,
  ]
  const steps = price.steps.map(
    ({ scope, code, amount }) => [`step ${scope} ${code}`, amount.amount] as const,
  )
  const breaks = price.quantityBreaks.map(
    ({ minimumQuantity, unitNet }) => [`break ${minimumQuantity}`, unitNet.amount] as const,
  )
  return new Map([...named, ...steps, ...breaks])
}

const AMOUNTS = [
  'unitList',
  'unitNet',
  'goodsNet',
  'servicesNet',
  'net',
  'vat',
  'gross',
  'cost',
  'margin',
] as const satisfies readonly {
  [Key in keyof LinePrice]: LinePrice[Key] extends Money | null ? Key : never
}[keyof LinePrice][]

function costsOf(definition: Definition | null): Figures {
  return new Map((definition?.lines ?? []).map(line => [`line ${line.key}`, line.cost.amount]))
}
