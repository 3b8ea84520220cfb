/** How much a `filter` asks for. */
export interface InputSize {
  /** Conditions on one field each, and branches of `and` and `or` */
  readonly conditions: number
  /** Values that lists such as `in` and `status` offer */
  readonly entries: number
}

export const NO_INPUT: InputSize = { conditions: 0, entries: 0 }

/** Whether lists and objects stand in each other more than `limit` deep. Looks no deeper than that. */
export function nestsDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return limit === 0 || Object.values(value).some(one => nestsDeeper(one, limit - 1))
}

/**
 * Measures the value of a filter by its shape alone: it may be none that the schema takes.
 *
 * @param value as JSON; one that nests deeply is refused before
 * @param known what was measured before: a variable may be used many times
 */
export function measureFilter(value: unknown, known: Map<object, InputSize>): InputSize {
  if (typeof value !== 'object' || value === null) return { conditions: 1, entries: 0 }
  const before = known.get(value)
  if (before) return before
  const size = Array.isArray(value) ? measureList(value, known) : measureFields(value, known)
  known.set(value, size)
  return size
}

function measureFields(fields: object, known: Map<object, InputSize>): InputSize {
  return Object.values(fields).reduce((sum, one) => addInputs(sum, measureFilter(one, known)), NO_INPUT)
}

/** A list of values is one condition; a list of objects is a condition each, besides those inside. */
function measureList(list: readonly unknown[], known: Map<object, InputSize>): InputSize {
  const branches = list.filter(one => typeof one === 'object' && one !== null)
  const inside = branches.reduce<InputSize>((sum, one) => addInputs(sum, measureFilter(one, known)), NO_INPUT)
  return addInputs(inside, {
    conditions: branches.length === 0 ? 1 : branches.length,
    entries: list.length - branches.length,
  })
}

export function addInputs(a: InputSize, b: InputSize): InputSize {
  return { conditions: a.conditions + b.conditions, entries: a.entries + b.entries }
}
