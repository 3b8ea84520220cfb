import type { LookupArgument, RowLookup } from '../expression.ts'
import {
  type ColumnEnds,
  type Condition,
  type Hull,
  indexOf,
  NONE,
  type RowIndex,
} from '../table/row-index.ts'
import type { Compiler } from './compiling.ts'
import { type LookupKey, numberKey, optionKey } from './lookup-keys.ts'
import type { Clock } from './range.ts'

/** Which rows a lookup can still come to: all that may fit, up to the first that surely does. */
export class RowRange {
  readonly #index: RowIndex
  readonly #clock: Clock
  readonly #keys: readonly LookupKey[]
  readonly #some: readonly Condition[]
  readonly #all: readonly Condition[]
  #updatedAt = -1
  #lastTurn = NONE
  mayBeFound = false
  mayBeMissing = false
  /** Counts how often the rows became others */
  changes = 0

  constructor(compiler: Compiler, { table, arguments: given }: RowLookup) {
    this.#index = indexOf(table)
    this.#clock = compiler.clock
    this.#keys = table.keys.map(({ argument }, key) => keyOf(compiler, this.#index, key, given[argument]!))
    this.#some = this.#keys.map(key => key.some)
    this.#all = this.#keys.map(key => key.all)
  }

  update(): void {
    if (this.#updatedAt === this.#clock.now) return
    this.#updatedAt = this.#clock.now
    let isOther = this.changes === 0
    for (const key of this.#keys) if (key.update()) isOther = true
    if (!isOther) return
    this.changes++
    const sure = this.#index.first(this.#all)
    this.mayBeMissing = sure === NONE
    this.#lastTurn = sure === NONE ? Infinity : sure
    this.mayBeFound = sure !== NONE || this.#index.first(this.#some) !== NONE
  }

  /** @pre it is up to date */
  gather(ends: ColumnEnds, hull: Hull): void {
    this.#index.gather(this.#some, this.#lastTurn, ends, hull)
  }
}

function keyOf(compiler: Compiler, index: RowIndex, key: number, argument: LookupArgument): LookupKey {
  const match = index.matches[key]!
  const ranks = index.ranks[key]!
  return argument.kind === 'optionCode'
    ? optionKey(compiler, ranks, argument.feature)
    : numberKey(compiler, match, ranks, compiler.number(argument))
}
