import type { Assumption } from './core.ts'
import type { DomainStates } from './domain-states.ts'

interface Entry {
  /** The assumptions, in one order: what the sum alone cannot prove */
  readonly text: string
  readonly states: DomainStates
}

const SPAN = 2 ** 48

/**
 * What was found for some choices, the latest last, within a bound in bytes. Found again by a sum over the assumptions, so
 * that the sum of all but one takes one subtraction.
 */
export class KnownDomains {
  readonly #entries = new Map<number, Entry>()
  readonly #most: number
  #bytes = 0

  /** @param most bytes */
  constructor(most: number) {
    this.#most = most
  }

  get bytes(): number {
    return this.#bytes
  }

  find(assumptions: readonly Assumption[]): DomainStates | null {
    const sum = sumOf(assumptions.map(hashOf))
    const entry = this.#entries.get(sum)
    if (!entry || entry.text !== textOf(assumptions)) return null
    this.#entries.delete(sum)
    this.#entries.set(sum, entry)
    return entry.states
  }

  /** For all assumptions but one. */
  findWider(assumptions: readonly Assumption[]): DomainStates | null {
    const hashes = assumptions.map(hashOf)
    const sum = sumOf(hashes)
    for (const [place, hash] of hashes.entries()) {
      const entry = this.#entries.get((sum + SPAN - hash) % SPAN)
      if (entry && entry.text === textOf(assumptions.toSpliced(place, 1))) return entry.states
    }
    return null
  }

  keep(assumptions: readonly Assumption[], states: DomainStates): void {
    const sum = sumOf(assumptions.map(hashOf))
    const text = textOf(assumptions)
    this.#drop(sum)
    this.#entries.set(sum, { text, states })
    this.#bytes += bytesOf({ text, states })
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#most || oldest === sum) break
      this.#drop(oldest)
    }
  }

  #drop(sum: number): void {
    const entry = this.#entries.get(sum)
    if (!entry) return
    this.#bytes -= bytesOf(entry)
    this.#entries.delete(sum)
  }
}

function bytesOf({ text, states }: Entry): number {
  return 2 * text.length + states.bytes
}

/** The same for the same assumptions in any order. */
function textOf(assumptions: readonly Assumption[]): string {
  return assumptions.map(wordOf).sort().join('|')
}

function wordOf(assumption: Assumption): string {
  return assumption
    .map(one => `${one.variable}:${'values' in one ? one.values.join(',') : `${one.low}-${one.high}`}`)
    .join(' ')
}

function sumOf(hashes: readonly number[]): number {
  let sum = 0
  for (const hash of hashes) {
    sum += hash
    if (sum >= SPAN) sum -= SPAN
  }
  return sum
}

/** 48 bits. @see Fowler, Noll and Vo, FNV-1a */
function hashOf(assumption: Assumption): number {
  let low = 0x811c9dc5
  let high = 0x9747b28c
  const mix = (value: number): void => {
    low = Math.imul(low ^ value, 0x01000193)
    high = Math.imul(high ^ value ^ (low >>> 7), 0x5bd1e995)
  }
  for (const one of assumption) {
    mix(one.variable)
    for (const value of 'values' in one ? one.values : [one.low, one.high]) {
      mix(value)
      if (value > 2 ** 31) mix(Math.floor(value / 2 ** 32))
    }
  }
  return (low >>> 0) * 2 ** 16 + (high >>> 16)
}
