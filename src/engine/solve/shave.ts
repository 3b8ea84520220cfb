import { type Box, keepOnly, valuesIn } from './box.ts'
import type { NumberVariable, SetVariable } from './variables.ts'

/** The values left with which `isFalse` holds of the box; the box is left as it was. */
export function excludedValues(box: Box, variable: SetVariable, isFalse: () => boolean): number[] {
  const { words } = box
  const { offset } = variable
  const before = words.slice(offset, offset + variable.words)
  const excluded = valuesIn(box, variable).filter(value => {
    keepOnly(box, variable, value)
    return isFalse()
  })
  words.set(before, offset)
  return excluded
}

/** The bounds without the places at both ends where `isFalse` holds; null when nothing is left. The box is left as it was. */
export function tightened(
  box: Box,
  variable: NumberVariable,
  isFalse: () => boolean,
): { readonly low: number; readonly high: number } | null {
  const { index } = variable
  const [first, last] = [box.low[index]!, box.high[index]!]
  const isFalseBetween = (a: number, b: number): boolean => {
    box.low[index] = Math.min(a, b)
    box.high[index] = Math.max(a, b)
    const result = isFalse()
    box.low[index] = first
    box.high[index] = last
    return result
  }
  const low = firstNotFalse(isFalseBetween, first, last, 1)
  if (low === null) return null
  return { low, high: firstNotFalse(isFalseBetween, last, low, -1) ?? low }
}

/** Walks from `start` to `end` past all places that are false, in leaps. */
function firstNotFalse(
  isFalseBetween: (a: number, b: number) => boolean,
  start: number,
  end: number,
  direction: 1 | -1,
): number | null {
  let place = start
  let leap = 1
  while ((end - place) * direction >= 0) {
    const to = direction === 1 ? Math.min(place + leap - 1, end) : Math.max(place - leap + 1, end)
    if (isFalseBetween(place, to)) {
      place = to + direction
      leap *= 2
    } else if (leap === 1) return place
    else leap = Math.max(1, Math.floor(leap / 4))
  }
  return null
}
