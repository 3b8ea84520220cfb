import type { Definition, SawList } from '../domain/bom.ts'
import type { StoredChoices } from '../domain/configuration.ts'
import type { Decimal } from '../domain/decimal.ts'
import type { LinePrice, MarginShare, PriceTerms } from '../domain/line-price.ts'
import type { Money } from '../domain/money.ts'
import type { Packed } from '../domain/packed.ts'

/** A model as it is written. Whoever works on it reads it once, and knows it by its hash from then on. */
export interface ModelText {
  readonly hash: string
  /** A `*.product.yaml`, or a feature model in conjunctive normal form */
  readonly format: 'PRODUCT' | 'DIMACS'
  readonly text: string
  /** Files beside it, by name */
  readonly attached: Readonly<Record<string, string>>
  /** The products that it has as parts, each once */
  readonly parts: readonly ModelText[]
}

/** The choices of a configuration on a model. */
export interface ChoicesTask {
  readonly model: ModelText
  readonly choices: StoredChoices
  readonly completed?: StoredChoices
  readonly latest?: readonly string[]
}

/** Constraints by their place in the model, and choices. */
export interface ExplanationAnswer {
  readonly constraints: readonly number[]
  readonly choices: readonly (readonly [feature: string, value: StoredChoices[string]])[]
}

export interface ConfiguredAnswer {
  readonly status: 'INCOMPLETE' | 'CONFLICT' | 'COMPLETE'
  /** In the order of the model: place of the feature, its value, and where that comes from as a letter (see ORIGINS) */
  readonly features: readonly number[]
  readonly values: readonly StoredChoices[string][]
  readonly origins: string
  readonly warnings: readonly ExplanationAnswer[]
}

/** `origins` has one letter for each selection. */
export const ORIGINS = { U: 'USER', D: 'DEFAULT', F: 'FORCED', C: 'COMPLETED' } as const

/** By the place of the feature in the model: the state of each option as a letter (see STATES); bounds of a number */
export interface DomainsAnswer {
  readonly states: readonly (string | null)[]
  readonly bounds: readonly (readonly [min: string | null, max: string | null] | null)[]
}

export const STATES = {
  S: 'SELECTED',
  A: 'AVAILABLE',
  F: 'FORCED',
  E: 'EXCLUDED',
  U: 'UNKNOWN',
} as const

export interface OptionPlace {
  readonly feature: string
  readonly option: string
}

export interface WaysOutAnswer {
  readonly conflicts: readonly ExplanationAnswer[]
  readonly repairs: readonly {
    readonly changes: readonly {
      readonly feature: string
      readonly from: StoredChoices[string] | null
      readonly to: StoredChoices[string] | null
    }[]
    readonly choices: StoredChoices
  }[]
}

export type CompletionAnswer =
  | { readonly status: 'COMPLETED'; readonly completed: StoredChoices }
  | { readonly status: 'MISSING'; readonly missing: readonly string[] }
  | { readonly status: 'CONFLICT' | 'UNKNOWN' }

/** Some configurations, each in a quantity and on terms of its own. */
export interface CalculateTask {
  readonly models: readonly ModelText[]
  readonly cases: readonly {
    /** Place among the models */
    readonly model: number
    readonly values: StoredChoices
    readonly quantity: Decimal
    readonly terms: PriceTerms
  }[]
}

/** Price and definition are packed: whoever has thousands of them only writes them. */
export interface CalculatedAnswer {
  readonly price: Packed<LinePrice>
  readonly definition: Packed<Definition>
  /** As the customer is told it */
  readonly net: Money
  readonly margin: MarginShare
  readonly itemNumber: string | null
  readonly articles: readonly string[]
}

/** Every kind of long work: what it takes and what comes back, all of it plain. */
export interface EngineTasks {
  configure: { readonly task: ChoicesTask; readonly answer: ConfiguredAnswer }
  /** What every feature can still be */
  domains: { readonly task: ChoicesTask; readonly answer: DomainsAnswer }
  /** Why options are excluded, in the order they are asked for; null for one that is not */
  because: {
    readonly task: ChoicesTask & { readonly options: readonly OptionPlace[] }
    readonly answer: readonly (ExplanationAnswer | null)[]
  }
  waysOut: { readonly task: ChoicesTask; readonly answer: WaysOutAnswer }
  complete: { readonly task: ChoicesTask; readonly answer: CompletionAnswer }
  /** Lists that are nested together, each group on its own */
  nest: {
    readonly task: { readonly groups: readonly (readonly SawList[])[] }
    readonly answer: readonly SawList[]
  }
  /** In the order of the cases */
  calculate: { readonly task: CalculateTask; readonly answer: readonly CalculatedAnswer[] }
}

export interface WorkOptions {
  /** The work stops when it aborts, within a tenth of a second */
  readonly signal: AbortSignal
  /** From being asked to being answered, waiting included; the pool's own when left out */
  readonly deadlineMs?: number
}

/**
 * Long work of the engine, done where it keeps nobody waiting. How much is done at once is bounded, and so is how much
 * waits.
 */
export interface EnginePool {
  /**
   * @throws DovetailError ENGINE_BUSY when too much waits already, ENGINE_TIMEOUT at the deadline or when the signal
   * aborts, ENGINE_UNAVAILABLE when whoever worked on it died; all to be tried again
   */
  run<Kind extends keyof EngineTasks>(
    kind: Kind,
    task: EngineTasks[Kind]['task'],
    options: WorkOptions,
  ): Promise<EngineTasks[Kind]['answer']>
  /** How many work now, and how many wait */
  readonly load: { readonly working: number; readonly waiting: number }
  close(): Promise<void>
}
