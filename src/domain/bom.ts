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
  /** Where bars of several lengths, offcuts or prices were at hand, or remnants are kept */
  readonly choice?: SawChoice
}

export interface SawBar {
  readonly count: number
  readonly lengthMm: Decimal
  readonly cuts: readonly SawCut[]
  readonly remnantMm: Decimal
  /** Was in stock already */
  readonly isOffcut?: boolean
  /** The remnant is long enough to go back into stock */
  readonly isRemnantKept?: boolean
  /** The cuts in the order of the saw; not there before the work is prepared */
  readonly sequence?: readonly SawStep[]
}

/** What the bars of a saw list were chosen from, and what they cost. */
export interface SawChoice {
  readonly supplies: readonly SawSupply[]
  /** A remnant of this length or more goes back into stock; null when none does */
  readonly keepMm: Decimal | null
  /** Of all bars, in the currency of the prices; in mm of new bars where they have no prices */
  readonly cost: Decimal
  /** No plan costs less; equal to `cost` where that is proven to be the least */
  readonly costLowerBound: Decimal
  /** All remnants that go back into stock */
  readonly keptMm: Decimal
  /** All remnants that do not */
  readonly wasteMm: Decimal
}

/** Bars of one length at hand. */
export interface SawSupply {
  readonly lengthMm: Decimal
  /** Of one bar; null where bars have no prices. An offcut without a price is free */
  readonly price: Decimal | null
  /** Null: as many as are needed */
  readonly available: number | null
  readonly isOffcut: boolean
}

/** One piece coming off the saw. */
export interface SawStep {
  /** Where the piece begins, from the reference end of the bar, its trim included */
  readonly positionMm: Decimal
  readonly lengthMm: Decimal
  readonly mitreLeft: Decimal | null
  readonly mitreRight: Decimal | null
  /** How far the head swivels between the end of the piece before and the beginning of this one, in degrees; 0 for the first */
  readonly turnDegrees: Decimal
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

/** What of it are articles, each once: all but work and services. */
export function articlesIn({ lines }: Pick<Definition, 'lines'>): readonly string[] {
  const articles = lines.filter(line => line.process === null && line.net === null)
  return [...new Set(articles.map(line => line.number))]
}
