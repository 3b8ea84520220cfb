import { DovetailError, invariant } from '../domain/errors.ts'
import { keyOf } from '../domain/node-id.ts'
import { type ProductModel, readModel } from '../engine/index.ts'
import type { Clock } from '../ports/runtime.ts'
import type { PublishedModel, Store } from '../ports/store.ts'
import { type ModelFile, type ReadFiles, readModelFiles } from './read-model-files.ts'

const NO_PROBLEMS = { warnings: [], errors: [] }

/** A model file cannot be used. The message has every problem with file, line and column. */
export class ModelFilesError extends Error {
  override readonly name = 'ModelFilesError'
}

/**
 * The product models: the published version of each, and every older version that something still stays on. Which products there
 * are is what the files say; of each the version counts that was published last, by whoever.
 */
export class ModelLibrary {
  readonly #published = new Map<string, ProductModel>()
  readonly #versions = new Map<string, ProductModel>()
  #stored: ReadonlyMap<string, PublishedModel>

  readonly #store: Store
  /** What is likely a mistake in the published models, each with file, line and column */
  readonly warnings: readonly string[]
  /** Versions that were published by a newer gateway or command, and why they cannot be read here */
  readonly unread = new Map<string, unknown>()
  #refreshing: Promise<readonly ProductModel[]> | null = null
  /** Why files were left out, likewise */
  readonly errors: readonly string[]

  constructor(
    published: readonly ProductModel[],
    stored: readonly PublishedModel[],
    store: Store,
    { warnings, errors }: Pick<ReadFiles, 'warnings' | 'errors'>,
  ) {
    this.warnings = warnings
    this.errors = errors
    this.#store = store
    this.#stored = byVersion(stored)
    for (const model of [...published].sort((a, b) => (a.code < b.code ? -1 : 1))) {
      this.#published.set(model.code, model)
      this.#versions.set(versionKey(model.code, model.version), model)
    }
  }

  all(): readonly ProductModel[] {
    return [...this.#published.values()]
  }

  /** How a version was published; null when it was not, as far as is known here. */
  published(code: string, version: string): PublishedModel | null {
    return this.#stored.get(versionKey(code, version)) ?? null
  }

  /** Of the versions known here. @param version the published one when null */
  find(code: string, version: string | null): ProductModel | null {
    if (version === null) return this.#published.get(code) ?? null
    const key = versionKey(code, version)
    const stored = this.#stored.get(key)
    return this.#versions.get(key) ?? (stored ? this.#read(stored) : null)
  }

  /** Also of a version that was published since this gateway started, by a command or another gateway. */
  async load(code: string, version: string): Promise<ProductModel | null> {
    const known = this.find(code, version)
    if (known) return known
    // All of them: its parts may be as new as it is.
    this.#stored = byVersion(await this.#store.models.all())
    return this.find(code, version)
  }

  /**
   * Takes up what was published meanwhile: to be called before the published version is asked for. While our own memory does not
   * answer, what is known stays; so does a version of which this gateway cannot read the next (see `unread`).
   *
   * @returns those that are offered in another version now; the same for all who ask at once
   */
  refresh(): Promise<readonly ProductModel[]> {
    this.#refreshing ??= this.#takeUp().finally(() => {
      this.#refreshing = null
    })
    return this.#refreshing
  }

  async #takeUp(): Promise<readonly ProductModel[]> {
    const changed: ProductModel[] = []
    for (const { code, version } of await unlessUnavailable(() => this.#store.models.newest(), [])) {
      const offered = this.#published.get(code)
      const key = versionKey(code, version)
      if (!offered || offered.version === version || this.unread.has(key)) continue
      const model = await unlessUnavailable(() => this.#loadOrNote(code, version), null)
      if (!model) continue
      this.#published.set(code, model)
      changed.push(model)
    }
    return changed
  }

  async #loadOrNote(code: string, version: string): Promise<ProductModel | null> {
    try {
      return await this.load(code, version)
    } catch (error) {
      if (error instanceof DovetailError) throw error
      this.unread.set(versionKey(code, version), error)
      return null
    }
  }

  #read({ code, version, source, attached }: PublishedModel): ProductModel {
    const files = new Map(Object.entries(attached()))
    const { model } = readModel(source, `${code} ${version}`, {
      attached: name => files.get(name) ?? null,
      products: (part, partVersion) => this.find(part, partVersion),
    })
    invariant(model, `the stored model ${code} ${version} cannot be read any more`)
    this.#versions.set(versionKey(code, version), model)
    return model
  }

  /** By what an ID names: a code (the published version) or the opaque id of one version. */
  named(idOrCode: string): ProductModel | null {
    const key = keyOf('ProductModel', idOrCode)
    const at = key.lastIndexOf('@')
    return at < 0 || key === idOrCode
      ? this.find(idOrCode, null)
      : this.find(key.slice(0, at), key.slice(at + 1))
  }
}

async function unlessUnavailable<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof DovetailError && error.code === 'STORE_UNAVAILABLE') return otherwise
    throw error
  }
}

function byVersion(stored: readonly PublishedModel[]): ReadonlyMap<string, PublishedModel> {
  return new Map(stored.map(one => [versionKey(one.code, one.version), one]))
}

/** How one version is known: `code@version`. */
export function versionKey(code: string, version: string): string {
  return `${code}@${version}`
}

/**
 * Freezes a version. One that was published before stays what it is.
 *
 * @param earlier what was published under this version
 * @throws ModelFilesError when that has other content
 */
export async function publishModel(
  model: ProductModel,
  file: string,
  earlier: Pick<PublishedModel, 'hash' | 'publishedAt'> | null,
  store: Store,
  clock: Clock,
): Promise<void> {
  const { code, version, hash, source } = model
  if (earlier && earlier.hash !== hash)
    throw new ModelFilesError(
      `${file}: version "${version}" of ${code} was published on ${earlier.publishedAt.slice(0, 10)} with other content, and quotes may stay on it. Give the changed model a new \`version\`.`,
    )
  if (earlier) return
  const attached = () => model.attached
  const publishedAt = clock.now().toISOString()
  await store.transaction(({ models }) => models.add({ code, version, hash, source, attached, publishedAt }))
}

/**
 * Reads the model files, publishes versions that are new, and gives them out with all that were published before.
 *
 * @param faulty what becomes of a file with errors: all are refused, or it is left out, unless no other is there
 * @throws ModelFilesError when files are refused, or a published version has other content now
 */
export async function openModelLibrary(
  files: readonly ModelFile[],
  store: Store,
  clock: Clock,
  faulty: 'REFUSED' | 'LEFT_OUT' = 'REFUSED',
): Promise<ModelLibrary> {
  const stored = await store.models.all()
  const before = new ModelLibrary([], stored, store, NO_PROBLEMS)
  const { models, errors, warnings } = readModelFiles(files, (code, version) => before.find(code, version))
  if (errors.length > 0 && (faulty === 'REFUSED' || models.length === 0))
    throw new ModelFilesError(errors.join('\n'))
  const known = byVersion(stored)
  for (const { model, file } of models)
    await publishModel(model, file, known.get(versionKey(model.code, model.version)) ?? null, store, clock)
  return new ModelLibrary(
    models.map(({ model }) => model),
    stored,
    store,
    { warnings, errors },
  )
}
