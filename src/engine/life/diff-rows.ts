import { isDeepStrictEqual } from 'node:util'
import { CsvFile } from '../language/csv-file.ts'
import { Problems } from '../language/problems.ts'
import type { Located } from '../language/source.ts'
import type { ProductModel } from '../model.ts'
import { entriesOf, saidBy, valueAt } from './said-parts.ts'

/** How many rows of one table are told one by one. */
const TOLD_ROWS = 10

interface Rows {
  /** Column → its place in a row */
  readonly places: ReadonlyMap<string, number>
  /** Column that is looked up by → how */
  readonly matches: ReadonlyMap<string, string>
  readonly rows: readonly (readonly string[])[]
}

/** What the rows of a table say differently: by what they are looked up by, `decor 17, width upTo 44: price 31.04 → 32.50`. */
export function diffRows(before: ProductModel, after: ProductModel, table: string): readonly string[] {
  const texts = withoutShared(fileTextOf(before, table), fileTextOf(after, table))
  const [ours, theirs] = [rowsOf(before, table, texts[0]), rowsOf(after, table, texts[1])]
  // Rows that are looked up by something else cannot be told apart; that the columns changed is told.
  if (!isDeepStrictEqual(ours.matches, theirs.matches)) return []
  const [left, right] = [byKeys(ours), byKeys(theirs)]
  const told: string[] = []
  let count = 0
  const tell = (text: () => string) => {
    if (++count <= TOLD_ROWS) told.push(text())
  }
  for (const [key, row] of left) {
    const other = right.get(key)
    if (!other) tell(() => `without ${nameOf(ours, row)}`)
    else if (other !== row) {
      const cells = changedCells(ours, row, theirs, other)
      if (cells.length > 0) tell(() => `${nameOf(ours, row)}: ${cells.join(' and ')}`)
    }
  }
  for (const [key, row] of right)
    if (!left.has(key)) tell(() => `with ${nameOf(theirs, row)}: ${valuesOf(theirs, row)}`)
  if (count > TOLD_ROWS) told.push(`and ${(count - TOLD_ROWS).toLocaleString('en')} more rows`)
  if (!isInOrder(left.keys(), right)) told.push('rows in another order')
  return told
}

/** @param text of the file that has the rows; null when they stand in the model */
function rowsOf(model: ProductModel, table: string, text: string | null): Rows {
  const said = valueAt(saidBy(model), 'tables', table)
  const columns = entriesOf(valueAt(said, 'columns'))
  const matches = new Map(
    columns.flatMap(([name, column]) => {
      const match = textOf(valueAt(column, 'match'))
      return match === '' ? [] : [[name, match] as const]
    }),
  )
  const rows = text === null ? inlineRows(valueAt(said, 'rows')) : csvRows(text)
  const names = text === null ? columns.map(([name]) => name) : (rows[0] ?? [])
  const places = new Map(columns.map(([name]) => [name, names.indexOf(name)]))
  return { places, matches, rows: text === null ? rows : rows.slice(1) }
}

/** @returns null when the rows stand in the model */
function fileTextOf(model: ProductModel, table: string): string | null {
  const file = textOf(valueAt(saidBy(model), 'tables', table, 'file'))
  return file === '' ? null : (model.attached[file] ?? '')
}

/** Two large files that differ in a few rows, without the rows that they begin and end with alike. Heads stay. */
function withoutShared(ours: string | null, theirs: string | null): readonly [string | null, string | null] {
  if (ours === null || theirs === null || ours.includes('"') || theirs.includes('"')) return [ours, theirs]
  const head = ours.indexOf('\n') + 1
  if (head === 0 || !theirs.startsWith(ours.slice(0, head))) return [ours, theirs]
  const length = Math.min(ours.length, theirs.length)
  let start = head
  while (start < length && ours[start] === theirs[start]) start++
  start = ours.lastIndexOf('\n', start - 1) + 1
  let shared = 0
  while (shared < length - start && ours.at(-1 - shared) === theirs.at(-1 - shared)) shared++
  const left = (text: string) => text.slice(0, head) + text.slice(start, endOfRow(text, text.length - shared))
  return [left(ours), left(theirs)]
}

/** Where the row that `place` is in ends. */
function endOfRow(text: string, place: number): number {
  const newline = text.indexOf('\n', place)
  return newline < 0 ? text.length : newline + 1
}

function inlineRows(value: Located | null): readonly (readonly string[])[] {
  return value?.kind === 'list'
    ? value.items.map(row => (row.kind === 'list' ? row.items.map(cell => textOf(cell)) : []))
    : []
}

function csvRows(text: string): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = []
  new CsvFile(text, '', new Problems('')).read(Number.POSITIVE_INFINITY, row => void rows.push(row))
  return rows
}

function textOf(value: Located | null): string {
  return value?.kind === 'text' ? value.text : ''
}

/** Rows that are looked up by the same are told apart by which of them they are. */
function byKeys({ places, matches, rows }: Rows): ReadonlyMap<string, readonly string[]> {
  const keys = [...matches.keys()].map(name => places.get(name)!)
  const found = new Map<string, readonly string[]>()
  for (const row of rows) {
    const key = keys.map(place => row[place]).join('\t')
    let which = key
    for (let count = 2; found.has(which); count++) which = `${key}\n${count}`
    found.set(which, row)
  }
  return found
}

function changedCells(ours: Rows, row: readonly string[], theirs: Rows, other: readonly string[]): string[] {
  const cells: string[] = []
  for (const [name, place] of ours.places) {
    const otherPlace = theirs.places.get(name)
    if (otherPlace === undefined || ours.matches.has(name)) continue
    const [before, after] = [row[place]!, other[otherPlace]!]
    if (before !== after) cells.push(`${name} ${before} → ${after}`)
  }
  return cells
}

function nameOf({ places, matches }: Rows, row: readonly string[]): string {
  const parts = [...matches].map(([name, match]) => {
    const how = match === 'equals' || match === 'between' ? '' : `${match} `
    return `${name} ${how}${row[places.get(name)!]}`
  })
  return parts.join(', ')
}

function valuesOf({ places, matches }: Rows, row: readonly string[]): string {
  const out = [...places].filter(([name]) => !matches.has(name))
  return out.map(([name, place]) => `${name} ${row[place]}`).join(' and ')
}

/** Which row counts may depend on their order. */
function isInOrder(keys: Iterable<string>, others: ReadonlyMap<string, unknown>): boolean {
  const known = new Set(keys)
  const theirs = others.keys()
  for (const key of known) {
    if (!others.has(key)) continue
    let next = theirs.next()
    while (!next.done && !known.has(next.value)) next = theirs.next()
    if (next.value !== key) return false
  }
  return true
}
