import { Decimal } from '../../domain/decimal.ts'
import type { Explanation } from '../configuration.ts'
import type { Feature, Option, Rulebook, Value } from '../model.ts'
import { configure } from './configure.ts'
import { programOf } from './program.ts'
import { placeOf } from './variables.ts'

/** Something a feature says it can be, and in no valid configuration is. */
export interface DeadOption {
  readonly feature: Feature
  /** Null for a bound of a number */
  readonly option: Option | null
  /** Of a number: the bound that is never reached, with the one that is */
  readonly bound: { readonly key: 'min' | 'max'; readonly reached: string | null } | null
  /** The constraints that exclude it; null when the budget for finding them ran out */
  readonly because: Explanation | null
}

export interface Reachability {
  /** No configuration at all is valid, and why; the other lists are empty then */
  readonly contradiction: Explanation | null
  readonly dead: readonly DeadOption[]
  /** Features with several answers of which one is always given */
  readonly forced: readonly { readonly feature: Feature; readonly option: Option }[]
  /** Not proven either way before the budget ran out */
  readonly unproven: readonly { readonly feature: Feature; readonly option: Option }[]
}

/** What a model offers and never lets anybody have. Every answer is a proof: see `unproven` for the rest. */
export function deadOptions(rulebook: Rulebook): Reachability {
  const free = configure(rulebook, { choices: {} })
  const nothing = { dead: [], forced: [], unproven: [] }
  if (free.status === 'CONFLICT') {
    const [contradiction = { constraints: [], choices: [] }] = free.conflicts()
    return { contradiction, ...nothing }
  }
  const dead: DeadOption[] = []
  const forced: { feature: Feature; option: Option }[] = []
  const unproven: { feature: Feature; option: Option }[] = []
  for (const feature of rulebook.features) {
    const domain = free.domain(feature.code)
    const states = domain.options ?? []
    for (const { option, state, because } of states) {
      if (state === 'EXCLUDED') dead.push({ feature, option, bound: null, because: because() })
      if (state === 'UNKNOWN') unproven.push({ feature, option })
    }
    const [only, ...more] = states.filter(one => one.state !== 'EXCLUDED')
    if (
      only &&
      more.length === 0 &&
      states.length > 1 &&
      only.state !== 'UNKNOWN' &&
      feature.type !== 'MULTI_OPTION'
    )
      forced.push({ feature, option: only.option })
    for (const key of ['min', 'max'] as const)
      if (isMissed(rulebook, feature, feature[key], domain[key]))
        dead.push({
          ...{ feature, option: null, bound: { key, reached: domain[key] } },
          because: whyNot(rulebook, feature, feature[key]!),
        })
  }
  return { contradiction: null, dead, forced, unproven }
}

/** A bound that the grid does not meet is no promise. */
function isMissed(
  rulebook: Rulebook,
  feature: Feature,
  bound: string | null,
  reached: string | null,
): boolean {
  const [variable] = programOf(rulebook).layout.byFeature.get(feature.code)!
  if (bound === null || variable?.kind !== 'NUMBER' || placeOf(variable, bound) === null) return false
  return reached === null || !Decimal.of(bound).equals(Decimal.of(reached))
}

function whyNot(rulebook: Rulebook, feature: Feature, bound: string): Explanation | null {
  const value: Value = feature.type === 'INTEGER' ? Number(bound) : bound
  const tried = configure(rulebook, { choices: { [feature.code]: value } })
  return tried.status === 'CONFLICT' ? (tried.conflicts()[0] ?? null) : null
}
