import type { Decimal } from './decimal.ts'
import type { Money } from './money.ts'
import type { LocalText } from './price.ts'
import type { Quantity } from './quantity.ts'

export type BomLineKind =
  | 'ARTICLE'
  | 'MAKE_PART'
  | 'PROCESS'
  | 'SUBCONTRACT'
  | 'FIXED_LIST'
  | 'CONFIGURABLE_LINE'
  | 'GENERATED_LIST'
  | 'SAW_LIST'
  | 'SERVICE'
  | 'TRAVEL_COST'
  | 'FREIGHT'
  | 'COMMISSION'

/** One line of an exploded definition, for the whole quantity. */
export interface BomLine {
  readonly kind: BomLineKind
  /** The path, joined by `/`; stable between explosions of one model version */
  readonly key: string
  /** Of the make part it belongs to */
  readonly parentKey: string | null
  /** Of the article, operation or new item */
  readonly number: string
  readonly description: LocalText
  readonly quantity: Quantity
  /** Per unit; null where the line has no price per unit (processes, services) */
  readonly unitCost: Money | null
  /** Of this line alone, without the lines below it; rounded once */
  readonly cost: Money
  /** True for a thing that the ERP may not know yet */
  readonly isNewItem: boolean
  /** PROCESS */
  readonly process: ProcessData | null
  /** SAW_LIST */
  readonly sawList: SawList | null
  /** SERVICE, TRAVEL_COST, FREIGHT: what the customer pays for it */
  readonly net: Money | null
}

/** setupMinutes + runMinutes = the line's quantity */
export interface ProcessData {
  readonly workCenter: string
  readonly setupMinutes: Decimal
  readonly runMinutes: Decimal
  readonly ratePerHour: Money
}

/** A cutting plan for one profile. `optimal` only with a proof that no plan is cheaper. */
export interface SawList {
  readonly profile: string
  readonly kerfMm: Decimal
  /** Cut off at each end of a bar */
  readonly trimMm: Decimal
  /** One entry for all bars cut alike */
  readonly bars: readonly SawBar[]
  readonly barCount: number
  /** No plan needs fewer bars */
  readonly lowerBound: number
  readonly optimal: boolean
}

export interface SawBar {
  readonly count: number
  readonly lengthMm: Decimal
  readonly cuts: readonly SawCut[]
  readonly remnantMm: Decimal
}

/** Outer length; mitres in degrees, 90 is square. `quantity` on one bar. */
export interface SawCut {
  readonly lengthMm: Decimal
  readonly quantity: number
  readonly mitreLeft: Decimal | null
  readonly mitreRight: Decimal | null
}

/** All that must be delivered for `quantity` pieces: all levels, parents before children, services and commission too. */
export interface Definition {
  readonly quantity: Decimal
  /** The smart number as the model computes it, before a suffix tells two configurations apart */
  readonly itemNumber: string | null
  readonly lines: readonly BomLine[]
  readonly sawLists: readonly SawList[]
  /** The sum over all lines */
  readonly cost: Money
}
