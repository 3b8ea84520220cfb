/** Questions after which the cores are measured again: each grows with what it is asked, within a bound of its own. */
const BETWEEN_MEASURES = 64
const USUAL_BYTES = 256 << 20

/**
 * What solving has shown, by program: the one core of each, used last comes last. Together they stay within a bound; who
 * goes is made again when it is asked for, and gives the same answers.
 */
export class CoreCache<Program, Core extends { readonly bytes: number }> {
  readonly #cores = new Map<Program, Core>()
  #most = USUAL_BYTES
  #asked = 0
  readonly #dropped: (program: Program) => void

  /** @param dropped is told whose core goes */
  constructor(dropped: (program: Program) => void = () => undefined) {
    this.#dropped = dropped
  }

  /** @param most bytes that they take together; a single larger one is kept all the same */
  limit(most: number): void {
    this.#most = most
    this.#trim()
  }

  take(program: Program, make: () => Core): Core {
    const known = this.#cores.get(program)
    const core = known ?? make()
    this.#cores.delete(program)
    this.#cores.set(program, core)
    if (!known || ++this.#asked % BETWEEN_MEASURES === 0) this.#trim()
    return core
  }

  get bytes(): number {
    let sum = 0
    for (const core of this.#cores.values()) sum += core.bytes
    return sum
  }

  get size(): number {
    return this.#cores.size
  }

  #trim(): void {
    let { bytes } = this
    for (const [program, core] of this.#cores) {
      if (bytes <= this.#most || this.#cores.size === 1) return
      this.#cores.delete(program)
      this.#dropped(program)
      bytes -= core.bytes
    }
  }
}
