import { type FindProduct, type ProductModel, readModel } from '../engine/index.ts'

export interface ModelFile {
  /** Path, for messages */
  readonly file: string
  readonly text: string
  /** A file beside it, by name; null when there is none */
  readonly attached?: (name: string) => string | null
}

export interface ReadFiles {
  readonly models: readonly { readonly model: ProductModel; readonly file: string }[]
  /** With file, line and column */
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
}

/**
 * Reads all files, each after those of the products that it has as parts.
 *
 * @param published finds versions that no file has, or not any more
 */
export function readModelFiles(files: readonly ModelFile[], published: FindProduct): ReadFiles {
  const reading = new Reading(published)
  for (const file of files) reading.expect(file)
  for (const file of files) reading.read(file)
  return reading
}

class Reading implements ReadFiles {
  readonly models: { readonly model: ProductModel; readonly file: string }[] = []
  readonly errors: string[] = []
  readonly warnings: string[] = []
  readonly #published: FindProduct
  readonly #files = new Map<string, ModelFile>()
  /** Null: it has problems, or is being read */
  readonly #done = new Map<ModelFile, ProductModel | null>()
  readonly #open = new Set<ModelFile>()

  constructor(published: FindProduct) {
    this.#published = published
  }

  expect(file: ModelFile): void {
    const code = codeIn(file.text)
    if (code !== null && !this.#files.has(code)) this.#files.set(code, file)
  }

  read(file: ModelFile): ProductModel | null {
    const done = this.#done.get(file)
    if (done !== undefined) return done
    this.#open.add(file)
    const products: FindProduct = (code, version) => this.#find(code, version)
    const read = readModel(file.text, file.file, {
      products,
      ...(file.attached ? { attached: file.attached } : {}),
    })
    this.#open.delete(file)
    for (const { severity, file, line, column, message } of read.problems)
      (severity === 'error' ? this.errors : this.warnings).push(`${file}:${line}:${column}: ${message}`)
    this.#done.set(file, read.model)
    if (read.model) this.#keep(read.model, file)
    return read.model
  }

  #keep(model: ProductModel, { file }: ModelFile): void {
    const other = this.models.find(one => one.model.code === model.code)
    if (other) this.errors.push(`${file}: product ${model.code} is in ${other.file} already`)
    else this.models.push({ model, file })
  }

  #find(code: string, version: string): ProductModel | 'CYCLE' | null {
    const file = this.#files.get(code)
    if (file && this.#open.has(file)) return 'CYCLE'
    const model = file && this.read(file)
    return model?.version === version ? model : this.#published(code, version)
  }
}

/** The product a file is about, before it is read: enough to read the files in their order. */
function codeIn(text: string): string | null {
  return /^product:\s*["']?(?<code>[^\s"'#]+)/m.exec(text)?.groups?.['code'] ?? null
}
