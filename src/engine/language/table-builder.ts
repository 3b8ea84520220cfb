import type { Cell, LookupTable, TableKey } from '../table/lookup-table.ts'
import type { ProblemSink } from './problems.ts'
import { type ReadCell, readCell } from './read-cells.ts'
import type { LocatedText } from './source.ts'
import type { Column, Table } from './types.ts'

/** Where rows come from, and where what is wrong with them is told. */
export interface RowSource {
  readonly sink: ProblemSink
  /** Where each row stands */
  readonly offsets: readonly number[]
}

/** Takes rows cell by cell and keeps them by column. */
export class TableBuilder {
  readonly #columns: readonly Column[]
  readonly #currency: string
  /** For each column its cells; of a range the low ends, and the high ends beside them */
  readonly #cells: readonly Cell[][]
  readonly #ends: readonly Cell[][]
  /** Equal texts of a column are read once */
  readonly #known: readonly Map<string, ReadCell>[]
  /** Some cell has a problem: what stands in the rows says nothing of how they go together */
  isBroken = false

  constructor(columns: readonly Column[], currency: string) {
    this.#columns = columns
    this.#currency = currency
    this.#cells = columns.map(() => [])
    this.#ends = columns.map(() => [])
    this.#known = columns.map(() => new Map())
  }

  /** @param locate the cell as it stands in the file: asked for when the text is new */
  add(place: number, text: string, isQuoted: boolean, locate: () => LocatedText, sink: ProblemSink): void {
    const known = isQuoted ? undefined : this.#known[place]!.get(text)
    const cell = known ?? readCell(locate(), this.#columns[place]!, this.#currency, sink)
    if (cell && !isQuoted) this.#known[place]!.set(text, cell)
    if (!cell) this.isBroken = true
    this.#cells[place]!.push(cell?.[0] ?? null)
    if (this.#columns[place]!.match === 'between') this.#ends[place]!.push(cell?.[1] ?? null)
  }

  /** A cell that has nothing, after that has been reported. */
  addNothing(place: number): void {
    this.isBroken = true
    this.#cells[place]!.push(null)
    this.#ends[place]!.push(null)
  }

  build(code: string, take: LookupTable['take'], size: number): Table {
    const columns = this.#columns
    const keyed = columns.flatMap((column, place) => (column.match ? [{ column, place }] : []))
    const results = columns.flatMap((column, place) =>
      column.match === 'between' ? [] : [[column.name, this.#cells[place]!] as const],
    )
    const rows: LookupTable = {
      code,
      take,
      size,
      keys: keyed.flatMap(({ column, place }, argument) => this.#keysOf(column, place, argument)),
      columns: new Map(results),
    }
    return { code, columns, rows }
  }

  #keysOf({ match, feature }: Column, place: number, argument: number): readonly TableKey[] {
    const options = feature ? feature.feature.options.map(option => option.code) : null
    const cells = this.#cells[place]!
    if (match !== 'between') return [{ argument, match: match!, options, cells }]
    return [
      { argument, match: 'from', options, cells },
      { argument, match: 'below', options, cells: this.#ends[place]! },
    ]
  }
}
