import type {
  Configured,
  Explanation,
  FeatureDomain,
  Option,
  OptionDomain,
  OptionState,
  Repair,
} from '../engine/index.ts'

/** Here at once, or from a thread in a moment. */
export type Soon<T> = T | Promise<T>

/** What the engine says about choices, wherever it worked: what costs more is asked for when it is needed. */
export interface ConfiguredView extends Pick<Configured, 'status' | 'selections' | 'values' | 'warnings'> {
  conflicts(): Soon<readonly Explanation[]>
  repairs(): Soon<readonly Repair[]>
  domain(feature: string): Soon<FeatureDomainView>
}

export interface FeatureDomainView extends Pick<FeatureDomain, 'feature' | 'min' | 'max'> {
  readonly options: readonly OptionDomainView[] | null
}

export interface OptionDomainView extends Pick<OptionDomain, 'option' | 'state'> {
  readonly option: Option
  readonly state: OptionState
  because(): Soon<Explanation | null>
}
