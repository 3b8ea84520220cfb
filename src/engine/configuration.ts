import type { Choices, Constraint, Feature, Option, Value } from './model.ts'

/** What the engine says about a set of choices. Deterministic: the same model and choices give the same answer, whatever came before. */
export interface Configured {
  readonly status: 'INCOMPLETE' | 'CONFLICT' | 'COMPLETE'
  /** In the order of the model's features: what is chosen, forced, completed or filled in by default */
  readonly selections: readonly Selection[]
  /** One value for each feature, when the status is COMPLETE (a TEXT that is not given is left out) */
  readonly values: Choices | null
  readonly warnings: readonly Explanation[]
  /** Minimal conflicting sets of choices, smallest first; empty unless the status is CONFLICT */
  conflicts(): readonly Explanation[]
  /** Ways out: none contains another, fewest changes first, at most ten, one of them keeps the latest choice; empty without a conflict */
  repairs(): readonly Repair[]
  /** What the feature can still be, given the choices made for the other features (defaults and completions are not choices) */
  domain(feature: string): FeatureDomain
}

export interface Selection {
  readonly feature: Feature
  readonly value: Value
  readonly origin: 'USER' | 'DEFAULT' | 'FORCED' | 'COMPLETED'
}

export interface FeatureDomain {
  readonly feature: Feature
  /** INTEGER, DECIMAL: tight bounds as decimal text; null when no value is possible, and for other types */
  readonly min: string | null
  readonly max: string | null
  readonly options: readonly OptionDomain[] | null
}

export type OptionState = 'SELECTED' | 'AVAILABLE' | 'FORCED' | 'EXCLUDED' | 'UNKNOWN'

export interface OptionDomain {
  readonly option: Option
  readonly state: OptionState
  /** Asked for on demand, since it costs more than the state: why it is excluded, a minimal set; null unless EXCLUDED */
  because(): Explanation | null
}

export interface Explanation {
  readonly constraints: readonly Constraint[]
  readonly choices: readonly { readonly feature: Feature; readonly value: Value }[]
}

export interface Repair {
  readonly changes: readonly {
    readonly feature: Feature
    readonly from: Value | null
    readonly to: Value | null
  }[]
  /** The choices after it */
  readonly choices: Choices
}

/** Why a choice was not taken. `code` is public. */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly feature: string
}
