import type { StoredConfiguration } from '../domain/configuration.ts'
import {
  type MigrationReport,
  migrateChoices,
  type Problem,
  type ProductModel,
  readModel,
  reviewReachable,
  type TestResult,
  testModel,
} from '../engine/index.ts'
import type { Clock } from '../ports/runtime.ts'
import type { QuoteName, Store } from '../ports/store.ts'
import { ModelFilesError, openModelLibrary, publishModel } from './model-library.ts'
import { type Standing, standingOf } from './model-standing.ts'
import type { ModelFile } from './read-model-files.ts'

/** What publishing found out. `published` is null when an error or a test that fails stands in the way. */
export interface Publication {
  readonly published: Pick<ProductModel, 'code' | 'version' | 'hash'> | null
  readonly problems: readonly Problem[]
  /** Those that fail */
  readonly tests: readonly TestResult[]
}

/** What a version does to one configuration of an earlier one. */
export interface ConfigurationMigration {
  readonly id: string
  readonly report: MigrationReport
  /** In the version it is on, and in the other */
  readonly before: Standing
  readonly after: Standing
  /** Those that it belongs to: then it stays */
  readonly quotes: readonly QuoteName[]
  /** STAYS: it belongs to a quote and never changes. CHANGED_MEANWHILE: somebody changed it at this moment; try again. */
  readonly outcome: 'MIGRATED' | 'WOULD_MIGRATE' | 'STAYS' | 'CHANGED_MEANWHILE'
}

export interface MigrationRequest {
  readonly code: string
  readonly from: string
  readonly to: string
  /** Tell what would become of each, also of those of quotes, and write nothing */
  readonly isDryRun: boolean
}

const PAGE = 200

/** Publishes versions of models, and moves configurations from one to another. */
export class ModelLife {
  readonly #store: Store
  readonly #clock: Clock

  constructor(store: Store, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  /**
   * Compiles a model, proves that all it offers can be had, runs its tests and freezes the version. Products that are
   * parts of it have to be published before.
   *
   * @throws ModelFilesError when the version was published before with other content
   */
  async publish(file: ModelFile): Promise<Publication> {
    const { attached } = file
    const library = await openModelLibrary([], this.#store, this.#clock)
    const { model, problems } = readModel(file.text, file.file, {
      review: reviewReachable,
      products: (code, version) => library.find(code, version),
      ...(attached ? { attached } : {}),
    })
    const tests = model ? testModel(model).filter(test => test.failures.length > 0) : []
    if (!model || tests.length > 0) return { published: null, problems, tests }
    const earlier = library.published(model.code, model.version)
    await publishModel(model, file.file, earlier, this.#store, this.#clock)
    return { published: model, problems, tests }
  }

  /**
   * Moves the configurations that stay on one version to another. Those of quotes stay: a quote is what it was.
   *
   * @param tell called for each configuration
   * @throws ModelFilesError when one of the versions was never published
   */
  async migrate(request: MigrationRequest, tell: (one: ConfigurationMigration) => void): Promise<void> {
    const from = await this.version(request.code, request.from)
    const to = await this.version(request.code, request.to)
    const quotes = await this.#store.quotes.ofVersion(from.code, from.version)
    let after: string | null = null
    do {
      const page = await this.#store.configurations.ofVersion(from.code, from.version, after, PAGE)
      for (const one of page)
        tell({
          ...(await this.#migrateOne(from, to, one, request.isDryRun)),
          quotes: quotes.get(one.id) ?? [],
        })
      after = page.length < PAGE ? null : page.at(-1)!.id
    } while (after !== null)
  }

  /** @throws ModelFilesError when it was never published */
  async version(code: string, version: string): Promise<ProductModel> {
    const library = await openModelLibrary([], this.#store, this.#clock)
    const model = await library.load(code, version)
    if (!model) throw new ModelFilesError(`expected a published version of ${code}, got "${version}"`)
    return model
  }

  async #migrateOne(
    from: ProductModel,
    to: ProductModel,
    configuration: StoredConfiguration,
    isDryRun: boolean,
  ): Promise<Omit<ConfigurationMigration, 'quotes'>> {
    const { id, latest } = configuration
    const { choices, report } = migrateChoices(from, to, configuration.choices, latest)
    const completed = migrateChoices(from, to, configuration.completed).choices
    const told = {
      ...{ id, report, before: standingOf(from, configuration) },
      after: standingOf(to, { choices, completed }),
    }
    if (configuration.isPinned) return { ...told, outcome: 'STAYS' }
    if (isDryRun) return { ...told, outcome: 'WOULD_MIGRATE' }
    const next: StoredConfiguration = {
      ...configuration,
      revision: configuration.revision + 1,
      modelVersion: to.version,
      choices,
      completed: Object.fromEntries(Object.entries(completed).filter(([code]) => !(code in choices))),
      latest: [],
      lastValid: choices,
      updatedAt: this.#clock.now().toISOString(),
    }
    const isWritten = await this.#store.transaction(({ configurations }) =>
      configurations.update(next, configuration.revision),
    )
    return { ...told, outcome: isWritten ? 'MIGRATED' : 'CHANGED_MEANWHILE' }
  }
}
