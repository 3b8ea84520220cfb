import type { LookupTable } from '../table/lookup-table.ts'

/**
 * Whether two rules say the same: expressions of the same shape with the same numbers, options and tables. Labels and
 * descriptions do not count. A part that occurs twice is compared once, so that shared calculations cost nothing.
 */
export function isSameRule(left: unknown, right: unknown): boolean {
  return isSame(left, right, new Map())
}

const TEXTS = new Set(['label', 'description'])

function isSame(left: unknown, right: unknown, compared: Map<object, object>): boolean {
  if (!isObject(left) || !isObject(right)) return Object.is(left, right)
  if (compared.get(left) === right) return true
  if (isTable(left) && isTable(right)) return isSameTable(left, right)
  compared.set(left, right)
  const [ours, theirs] = [partsOf(left), partsOf(right)]
  return (
    ours.length === theirs.length &&
    ours.every(([key, part], index) => {
      const [otherKey, other] = theirs[index]!
      return key === otherKey && isSame(part, other, compared)
    })
  )
}

function isTable(part: object): part is LookupTable {
  return 'take' in part && 'columns' in part
}

const sameTables = new WeakMap<LookupTable, WeakMap<LookupTable, boolean>>()

/** Large tables of two versions of a model are compared once, not for each rule that looks up in them. */
function isSameTable(left: LookupTable, right: LookupTable): boolean {
  const known = sameTables.get(left) ?? new WeakMap<LookupTable, boolean>()
  sameTables.set(left, known)
  let same = known.get(right)
  if (same === undefined) {
    same = isSame(Object.entries(left), Object.entries(right), new Map())
    known.set(right, same)
  }
  return same
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function partsOf(value: object): readonly (readonly [string, unknown])[] {
  const entries =
    value instanceof Map
      ? [...value].map(([key, part]) => [String(key), part] as const)
      : value instanceof Set
        ? [...value].map(part => [String(part), true] as const)
        : Object.entries(value).filter(([key]) => !TEXTS.has(key))
  return entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}
