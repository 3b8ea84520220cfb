import type { LookupTable, Match } from './lookup-table.ts'
import { type Ranks, rankCells } from './ranks.ts'

/** Which ranks of a key fit: those from `low` to `high`, and of these only the counted ones when `counts` is there. */
export interface Condition {
  low: number
  high: number
  /** Rank → how many of the ranks below it fit */
  counts: Int32Array | null
}

/** What a column holds, for each place of the tree and each of its nodes: nothing there is Infinity to −Infinity. */
export interface ColumnEnds {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly nodeLow: Float64Array
  readonly nodeHigh: Float64Array
  readonly nodeHasNull: Uint8Array
}

/** The hull of what has been gathered. */
export interface Hull {
  low: number
  high: number
  hasNull: boolean
}

/** No row fits. */
export const NONE = -1
const LEAF = 8

/**
 * The rows of a table in a tree, sorted by their keys, each node with the ranks of the rows below it: finds the row that
 * counts, and what the rows that fit hold, without walking over all of them.
 *
 * A row is known by its turn: 0 is the row that counts before all others.
 */
export class RowIndex {
  readonly ranks: readonly Ranks[]
  readonly matches: readonly Match[]
  readonly #table: LookupTable
  readonly #rows: Int32Array
  /** Place of the first leaf among the nodes; node n has children 2n and 2n + 1 */
  readonly #leaves: number
  /** By key and place */
  readonly #ranksAt: readonly Int32Array[]
  /** By key and node */
  readonly #least: readonly Int32Array[]
  readonly #most: readonly Int32Array[]
  /** By node: the first and last turn below it */
  readonly #firstTurn: Int32Array
  readonly #lastTurn: Int32Array
  /** Nodes looked at since the index was made, the measure of work */
  steps = 0

  constructor(table: LookupTable) {
    this.#table = table
    this.ranks = table.keys.map(rankCells)
    this.matches = table.keys.map(key => key.match)
    this.#rows = sortRows(table, this.ranks)
    this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(1, Math.ceil(table.size / LEAF))))
    this.#ranksAt = this.ranks.map(({ byRow }) => this.#rows.map(row => byRow[row]!))
    this.#least = this.#ranksAt.map(ranks => this.#climb(ranks, Math.min, EDGE))
    this.#most = this.#ranksAt.map(ranks => this.#climb(ranks, Math.max, -EDGE))
    const turns = this.#rows.map(row => this.#turnOf(row))
    this.#firstTurn = this.#climb(turns, Math.min, EDGE)
    this.#lastTurn = this.#climb(turns, Math.max, -EDGE)
  }

  /** Each node from the places below it. */
  #climb(values: Int32Array, pick: (a: number, b: number) => number, none: number): Int32Array {
    const nodes = new Int32Array(2 * this.#leaves).fill(none)
    for (const [place, value] of values.entries()) {
      const leaf = this.#leaves + Math.floor(place / LEAF)
      nodes[leaf] = pick(nodes[leaf]!, value)
    }
    for (let node = this.#leaves - 1; node > 0; node--)
      nodes[node] = pick(nodes[2 * node]!, nodes[2 * node + 1]!)
    return nodes
  }

  #turnOf(row: number): number {
    return this.#table.take === 'first' ? row : this.#table.size - 1 - row
  }

  /** The row whose turn it is, and the turn of a row: both ways the same. */
  rowAt(turn: number): number {
    return this.#turnOf(turn)
  }

  /** The lowest turn below `before` of a row that fits, or NONE. */
  first(conditions: readonly Condition[], before: number = EDGE): number {
    const found = this.#first(1, conditions, before)
    return found === before ? NONE : found
  }

  #first(node: number, conditions: readonly Condition[], best: number): number {
    this.steps++
    if (this.#firstTurn[node]! >= best || !this.#mayFit(node, conditions)) return best
    if (node >= this.#leaves) return this.#firstInLeaf(node, conditions, best)
    const left = 2 * node
    const isLeftFirst = this.#firstTurn[left]! <= this.#firstTurn[left + 1]!
    const nearer = this.#first(isLeftFirst ? left : left + 1, conditions, best)
    return this.#first(isLeftFirst ? left + 1 : left, conditions, nearer)
  }

  #firstInLeaf(leaf: number, conditions: readonly Condition[], best: number): number {
    let found = best
    for (let place = this.#startOf(leaf); place < this.#endOf(leaf); place++) {
      const turn = this.#turnOf(this.#rows[place]!)
      if (turn < found && this.#fits(place, conditions)) found = turn
    }
    return found
  }

  /** Widens `hull` to what the rows hold that fit and have a turn up to `last`. */
  gather(
    conditions: readonly Condition[],
    last: number,
    ends: ColumnEnds,
    hull: Hull,
    node: number = 1,
  ): void {
    this.steps++
    if (this.#firstTurn[node]! > last || isInside(ends, node, hull) || !this.#mayFit(node, conditions)) return
    if (this.#lastTurn[node]! <= last && this.#allFit(node, conditions)) {
      hull.low = Math.min(hull.low, ends.nodeLow[node]!)
      hull.high = Math.max(hull.high, ends.nodeHigh[node]!)
      hull.hasNull ||= ends.nodeHasNull[node] === 1
      return
    }
    if (node >= this.#leaves) this.#gatherLeaf(node, conditions, last, ends, hull)
    else {
      this.gather(conditions, last, ends, hull, 2 * node)
      this.gather(conditions, last, ends, hull, 2 * node + 1)
    }
  }

  #gatherLeaf(
    leaf: number,
    conditions: readonly Condition[],
    last: number,
    ends: ColumnEnds,
    hull: Hull,
  ): void {
    for (let place = this.#startOf(leaf); place < this.#endOf(leaf); place++) {
      if (this.#turnOf(this.#rows[place]!) > last || !this.#fits(place, conditions)) continue
      if (ends.low[place]! > ends.high[place]!) hull.hasNull = true
      hull.low = Math.min(hull.low, ends.low[place]!)
      hull.high = Math.max(hull.high, ends.high[place]!)
    }
  }

  /** @param low and `high` what each row holds at least and at most; NaN where it holds nothing */
  endsOf(low: (row: number) => number, high: (row: number) => number): ColumnEnds {
    const ends = {
      low: Float64Array.from(this.#rows, row => orElse(low(row), Infinity)),
      high: Float64Array.from(this.#rows, row => orElse(high(row), -Infinity)),
      nodeLow: new Float64Array(2 * this.#leaves).fill(Infinity),
      nodeHigh: new Float64Array(2 * this.#leaves).fill(-Infinity),
      nodeHasNull: new Uint8Array(2 * this.#leaves),
    }
    for (const [place, one] of ends.low.entries())
      for (let node = this.#leaves + Math.floor(place / LEAF); node > 0; node >>= 1) {
        ends.nodeLow[node] = Math.min(ends.nodeLow[node]!, one)
        ends.nodeHigh[node] = Math.max(ends.nodeHigh[node]!, ends.high[place]!)
        if (one > ends.high[place]!) ends.nodeHasNull[node] = 1
      }
    return ends
  }

  #startOf(leaf: number): number {
    return (leaf - this.#leaves) * LEAF
  }

  #endOf(leaf: number): number {
    return Math.min(this.#rows.length, this.#startOf(leaf) + LEAF)
  }

  #mayFit(node: number, conditions: readonly Condition[]): boolean {
    for (let key = 0; key < conditions.length; key++) {
      const least = this.#least[key]![node]!
      const most = this.#most[key]![node]!
      if (least < 0 && this.matches[key] === 'equals') continue
      const { low, high, counts } = conditions[key]!
      if (most < low || least > high) return false
      if (counts && counts[Math.min(most, high) + 1]! === counts[Math.max(least, low)]!) return false
    }
    return true
  }

  #allFit(node: number, conditions: readonly Condition[]): boolean {
    for (let key = 0; key < conditions.length; key++) {
      const least = this.#least[key]![node]!
      const most = this.#most[key]![node]!
      if (this.matches[key] === 'equals' && least < 0) {
        if (most < 0) continue
        return false
      }
      const { low, high, counts } = conditions[key]!
      if (least < low || most > high) return false
      if (counts && counts[most + 1]! - counts[least]! < most + 1 - least) return false
    }
    return true
  }

  #fits(place: number, conditions: readonly Condition[]): boolean {
    for (let key = 0; key < conditions.length; key++) {
      const rank = this.#ranksAt[key]![place]!
      if (rank < 0 && this.matches[key] === 'equals') continue
      const { low, high, counts } = conditions[key]!
      if (rank < low || rank > high || (counts && counts[rank + 1]! === counts[rank]!)) return false
    }
    return true
  }
}

const EDGE = 2 ** 31 - 1

function orElse(value: number, other: number): number {
  return Number.isNaN(value) ? other : value
}

/** Nothing below the node would widen the hull. */
function isInside({ nodeLow, nodeHigh, nodeHasNull }: ColumnEnds, node: number, hull: Hull): boolean {
  return (
    nodeLow[node]! >= hull.low && nodeHigh[node]! <= hull.high && (hull.hasNull || nodeHasNull[node] === 0)
  )
}

/** By the keys that must be equal, then by the others, then in the order of the file. */
function sortRows(table: LookupTable, ranks: readonly Ranks[]): Int32Array {
  const equals = ranks.filter((_ranks, key) => table.keys[key]!.match === 'equals')
  const others = ranks.filter((_ranks, key) => table.keys[key]!.match !== 'equals')
  const order = [...equals, ...others].map(({ byRow }) => byRow)
  return Int32Array.from({ length: table.size }, (_none, row) => row).sort((a, b) => {
    for (const byRow of order) if (byRow[a] !== byRow[b]) return byRow[a]! - byRow[b]!
    return a - b
  })
}

const indices = new WeakMap<LookupTable, RowIndex>()

/** Made when a table is first looked up in, and kept as long as the table. */
export function indexOf(table: LookupTable): RowIndex {
  let index = indices.get(table)
  if (!index) {
    index = new RowIndex(table)
    indices.set(table, index)
  }
  return index
}
