import type { Definition, SawCut, SawList, SawSupply } from '../domain/bom.ts'
import type { Decimal } from '../domain/decimal.ts'
import { type BarSupply, inSequence, nest, type SawPiece, type SawRequest } from '../engine/index.ts'

/** An order or a quote: things with lines, some of which are made. */
export interface MadeInLines {
  readonly lines: readonly { readonly definition: Definition | null }[]
}

/**
 * The profiles of a whole order or quote, nested together: pieces of different lines share bars where the profile, the
 * bars at hand, kerf, trim and the shortest remnant to keep agree. The cuts of each bar are in the order of the saw.
 */
export function nestOrder({ lines }: MadeInLines): readonly SawList[] {
  const lists = lines.flatMap(line => line.definition?.sawLists ?? [])
  return [...Map.groupBy(lists, cuttingKey).values()].map(alike => inSequence(nestTogether(alike)))
}

function cuttingKey(list: SawList): string {
  const supplies = suppliesOf(list).map(supply => Object.values(supply).join(' '))
  return [list.profile, list.kerfMm, list.trimMm, list.choice?.keepMm, ...supplies].join('/')
}

/** Of a list without a choice: the length that all its bars have. */
function suppliesOf({ choice, bars }: SawList): readonly SawSupply[] {
  const [first] = bars
  return (
    choice?.supplies ??
    (first ? [{ lengthMm: first.lengthMm, price: null, available: null, isOffcut: false }] : [])
  )
}

function nestTogether(lists: readonly SawList[]): SawList {
  const [first] = lists
  if (lists.length === 1) return first!
  return nest({
    profile: first!.profile,
    ...barsOf(first!),
    trimMm: first!.trimMm.toRational(),
    kerfMm: first!.kerfMm.toRational(),
    keepMm: first!.choice?.keepMm?.toRational() ?? null,
    pieces: lists.flatMap(piecesOf),
  })
}

/** Offcuts at hand are the same for all lines: they count once. */
function barsOf(list: SawList): Pick<SawRequest, 'stockLengthMm' | 'stocks'> {
  const supplies = suppliesOf(list)
  if (!list.choice) return { stockLengthMm: supplies[0]!.lengthMm.toRational() }
  return {
    stocks: supplies.map(
      ({ lengthMm, price, available, isOffcut }): BarSupply => ({
        lengthMm: lengthMm.toRational(),
        // What a free offcut and bars by length cost is no price.
        price: price && !price.isZero ? price.toRational() : null,
        available,
        isOffcut,
      }),
    ),
  }
}

function piecesOf({ bars }: SawList): SawPiece[] {
  return bars.flatMap(bar => bar.cuts.map(cut => pieceOf(cut, bar.count)))
}

function pieceOf({ lengthMm, quantity, mitreLeft, mitreRight }: SawCut, bars: number): SawPiece {
  const degrees = (mitre: Decimal | null) => mitre?.toRational() ?? null
  return {
    lengthMm: lengthMm.toRational(),
    quantity: quantity * bars,
    mitreLeft: degrees(mitreLeft),
    mitreRight: degrees(mitreRight),
  }
}
