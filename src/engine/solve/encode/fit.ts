import type { Assumption } from '../core.ts'
import { type Literal, NEVER } from '../sat/literals.ts'
import { isTrueIn, type Solution } from '../solutions.ts'
import type { NumberVariable, Restriction } from '../variables.ts'
import type { Encoding } from './encoding.ts'

/** Whether solutions have something within assumptions; made once for many solutions. */
export class Fit {
  /** The bits that matter, and what they have to be */
  readonly #mask: Int32Array
  readonly #wanted: Int32Array
  readonly #numbers: { variable: NumberVariable; low: number; high: number }[] = []
  /** Of each, one literal has to be true */
  readonly #alternatives: (readonly number[])[] = []
  #isNever = false

  constructor(encoding: Encoding, assumptions: readonly Assumption[]) {
    const words = (encoding.solver.variables + 31) >> 5
    this.#mask = new Int32Array(words)
    this.#wanted = new Int32Array(words)
    for (const assumption of assumptions) for (const one of assumption) this.#add(encoding, one)
  }

  has({ bits, low, high }: Solution): boolean {
    if (this.#isNever) return false
    for (let word = 0; word < this.#mask.length; word++)
      if (((bits[word]! ^ this.#wanted[word]!) & this.#mask[word]!) !== 0) return false
    return (
      this.#numbers.every(
        one => low[one.variable.number]! <= one.high && high[one.variable.number]! >= one.low,
      ) && this.#alternatives.every(literals => literals.some(literal => isTrueIn(bits, literal)))
    )
  }

  /** The literal that alone keeps a solution from fitting; null when it fits, or when more than one does */
  missing({ bits }: Solution): Literal | null {
    if (this.#isNever || this.#numbers.length > 0 || this.#alternatives.length > 0) return null
    let found: Literal | null = null
    for (let word = 0; word < this.#mask.length; word++) {
      const differing = (bits[word]! ^ this.#wanted[word]!) & this.#mask[word]!
      if (differing === 0) continue
      if (found !== null || (differing & (differing - 1)) !== 0) return null
      const place = 31 - Math.clz32(differing)
      found = 2 * (32 * word + place) + (((this.#wanted[word]! >> place) & 1) ^ 1)
    }
    return found
  }

  #add(encoding: Encoding, restriction: Restriction): void {
    const variable = encoding.layout.variables[restriction.variable]!
    if (variable.kind === 'NUMBER') {
      if ('low' in restriction) this.#numbers.push({ ...restriction, variable })
      else this.#isNever = true
      return
    }
    const values = 'values' in restriction ? restriction.values : []
    const [only] = values
    if (values.length > 1) this.#alternatives.push(values.map(value => encoding.literalOf(variable, value)))
    else this.#require(only === undefined ? NEVER : encoding.literalOf(variable, only))
  }

  #require(literal: number): void {
    const word = literal >> 6
    const bit = 1 << ((literal >> 1) & 31)
    const isWanted = (literal & 1) === 0
    if ((this.#mask[word]! & bit) !== 0 && ((this.#wanted[word]! & bit) !== 0) !== isWanted)
      this.#isNever = true
    this.#mask[word]! |= bit
    if (isWanted) this.#wanted[word]! |= bit
  }
}
