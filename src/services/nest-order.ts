import type { SawList } from '../domain/bom.ts'
import type { Order } from '../domain/order.ts'
import { nest } from '../engine/index.ts'

/** The profiles of a whole order, nested together: pieces of different lines share bars where profile, stock length, kerf and trim agree. */
export function nestOrder(order: Order): readonly SawList[] {
  const lists = order.lines.flatMap(line => line.definition?.sawLists ?? [])
  const alike = Map.groupBy(lists, list =>
    [list.profile, stockLengthOf(list), list.kerfMm, list.trimMm].join(' '),
  )
  return [...alike.values()].map(nestTogether)
}

function nestTogether(lists: readonly SawList[]): SawList {
  const [first] = lists
  if (lists.length === 1) return first!
  const pieces = lists.flatMap(list =>
    list.bars.flatMap(bar =>
      bar.cuts.map(cut => ({
        lengthMm: cut.lengthMm.toRational(),
        quantity: cut.quantity * bar.count,
        mitreLeft: cut.mitreLeft?.toRational() ?? null,
        mitreRight: cut.mitreRight?.toRational() ?? null,
      })),
    ),
  )
  return nest({
    profile: first!.profile,
    stockLengthMm: first!.bars[0]!.lengthMm.toRational(),
    trimMm: first!.trimMm.toRational(),
    kerfMm: first!.kerfMm.toRational(),
    pieces,
  })
}

function stockLengthOf(list: SawList): string {
  return list.bars[0]?.lengthMm.toString() ?? ''
}
