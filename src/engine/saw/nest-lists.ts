import type { SawCut, SawList, SawSupply } from '../../domain/bom.ts'
import type { Decimal } from '../../domain/decimal.ts'
import type { SawPiece } from './cuts.ts'
import { nest } from './nest.ts'
import type { BarSupply, SawRequest } from './request.ts'
import { inSequence } from './sequence.ts'

/** Lists with the same key are cut from the same bars in the same way, and can be nested together. */
export function cuttingKey(list: SawList): string {
  const supplies = suppliesOf(list).map(supply => Object.values(supply).join(' '))
  return [list.profile, list.kerfMm, list.trimMm, list.choice?.keepMm, ...supplies].join('/')
}

/**
 * One list for all pieces of these, with the cuts of each bar in the order of the saw.
 *
 * @param lists at least one; all have the same cutting key
 */
export function nestLists(lists: readonly SawList[]): SawList {
  return inSequence(nestTogether(lists))
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
