import type { Layout, NumberVariable, Restriction, SetVariable, Variable } from './variables.ts'

/** For every variable the values that are left: bits for sets, first and last place for numbers (by variable index). */
export interface Box {
  readonly words: Int32Array
  readonly low: Float64Array
  readonly high: Float64Array
}

export function fullBox(layout: Layout): Box {
  const box: Box = {
    words: new Int32Array(layout.words),
    low: new Float64Array(layout.variables.length),
    high: new Float64Array(layout.variables.length),
  }
  for (const variable of layout.variables) {
    if (variable.kind === 'NUMBER') box.high[variable.index] = variable.last
    else for (let value = 0; value < variable.values.length; value++) addValue(box, variable, value)
  }
  return box
}

export function emptyBox(layout: Layout): Box {
  const size = layout.variables.length
  return {
    words: new Int32Array(layout.words),
    low: new Float64Array(size).fill(Infinity),
    high: new Float64Array(size).fill(-Infinity),
  }
}

export function copyBox(box: Box): Box {
  return { words: box.words.slice(), low: box.low.slice(), high: box.high.slice() }
}

export function assignBox(target: Box, source: Box): void {
  target.words.set(source.words)
  target.low.set(source.low)
  target.high.set(source.high)
}

/** Grows `target` so that it holds `source`. */
export function includeBox(target: Box, source: Box): void {
  for (const [index, word] of source.words.entries()) target.words[index]! |= word
  for (const [index, low] of source.low.entries()) {
    target.low[index] = Math.min(target.low[index]!, low)
    target.high[index] = Math.max(target.high[index]!, source.high[index]!)
  }
}

export function hasValue(box: Box, variable: SetVariable, value: number): boolean {
  return ((box.words[variable.offset + (value >> 5)]! >> (value & 31)) & 1) === 1
}

function addValue(box: Box, variable: SetVariable, value: number): void {
  box.words[variable.offset + (value >> 5)]! |= 1 << (value & 31)
}

/** Puts a value back. */
export function restoreValue(box: Box, variable: SetVariable, value: number): void {
  addValue(box, variable, value)
}

export function removeValue(box: Box, variable: SetVariable, value: number): void {
  box.words[variable.offset + (value >> 5)]! &= ~(1 << (value & 31))
}

export function keepOnly(box: Box, variable: SetVariable, value: number): void {
  for (let word = 0; word < variable.words; word++) box.words[variable.offset + word] = 0
  addValue(box, variable, value)
}

export function valuesIn(box: Box, variable: SetVariable): number[] {
  const values: number[] = []
  for (let value = 0; value < variable.values.length; value++)
    if (hasValue(box, variable, value)) values.push(value)
  return values
}

/** How many values are left. */
export function sizeOf(box: Box, variable: Variable): number {
  if (variable.kind === 'NUMBER') return numbersIn(box, variable)
  let size = 0
  for (let word = 0; word < variable.words; word++) size += bitsIn(box.words[variable.offset + word]!)
  return size
}

function numbersIn(box: Box, variable: NumberVariable): number {
  return Math.max(0, box.high[variable.index]! - box.low[variable.index]! + 1)
}

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Keeps what the restriction allows. Returns false when nothing is left. */
export function restrict(box: Box, variable: Variable, restriction: Restriction): boolean {
  if ('values' in restriction && variable.kind === 'SET') {
    const allowed = restriction.values.filter(value => hasValue(box, variable, value))
    for (let word = 0; word < variable.words; word++) box.words[variable.offset + word] = 0
    for (const value of allowed) addValue(box, variable, value)
    return allowed.length > 0
  }
  if ('low' in restriction) {
    const { index } = variable
    box.low[index] = Math.max(box.low[index]!, restriction.low)
    box.high[index] = Math.min(box.high[index]!, restriction.high)
  }
  return sizeOf(box, variable) > 0
}
