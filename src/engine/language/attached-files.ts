import { CsvFile } from './csv-file.ts'
import type { Problems } from './problems.ts'

/** What stands beside a model file, by name; null when there is no such file. */
export type Attached = (name: string) => string | null

/** The files that a model names, each read once. */
export class AttachedFiles {
  readonly #attached: Attached
  readonly #modelFile: string
  readonly #problems: Problems
  readonly #open = new Map<string, CsvFile>()

  constructor(attached: Attached, modelFile: string, problems: Problems) {
    this.#attached = attached
    this.#modelFile = modelFile
    this.#problems = problems
  }

  open(name: string): CsvFile | null {
    const known = this.#open.get(name)
    if (known) return known
    const text = this.#attached(name)
    if (text === null) return null
    const file = new CsvFile(text, this.#modelFile.replace(/[^/\\]*$/, name), this.#problems)
    this.#open.set(name, file)
    return file
  }

  /** File name → what it says, of the files that were there */
  contents(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#open].map(([name, file]) => [name, file.text]))
  }
}
