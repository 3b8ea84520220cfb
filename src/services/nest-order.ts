import type { Definition, SawList } from '../domain/bom.ts'
import { cuttingKey, nestLists } from '../engine/index.ts'
import type { Soon } from './configured-view.ts'
import type { ServiceRequest } from './environment.ts'

/** An order or a quote: things with lines, some of which are made. */
export interface MadeInLines {
  readonly lines: readonly { readonly definition: Definition | null }[]
}

/** Pieces from which an order goes to the pool: so many are nested in a few ms, 500 may take some hundreds. */
const MANY_PIECES = 40

/**
 * The profiles of a whole order or quote, nested together: pieces of different lines share bars where the profile, the
 * bars at hand, kerf, trim and the shortest remnant to keep agree. The cuts of each bar are in the order of the saw.
 *
 * @throws DovetailError as the pool, for an order of many pieces
 */
export function nestOrder(
  { pool, signal }: Pick<ServiceRequest, 'pool' | 'signal'>,
  { lines }: MadeInLines,
): Soon<readonly SawList[]> {
  const lists = lines.flatMap(line => line.definition?.sawLists ?? [])
  const groups = [...Map.groupBy(lists, cuttingKey).values()]
  const isLong = groups.some(group => group.length > 1 && piecesIn(group) > MANY_PIECES)
  return isLong ? pool.run('nest', { groups }, { signal }) : groups.map(nestLists)
}

function piecesIn(lists: readonly SawList[]): number {
  let pieces = 0
  for (const { bars } of lists)
    for (const { count, cuts } of bars) for (const { quantity } of cuts) pieces += count * quantity
  return pieces
}
