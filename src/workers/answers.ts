import type {
  Configured,
  Explanation,
  FeatureDomain,
  OptionState,
  Rulebook,
  Selection,
} from '../engine/index.ts'
import {
  type ConfiguredAnswer,
  type DomainsAnswer,
  type ExplanationAnswer,
  ORIGINS,
  STATES,
  type WaysOutAnswer,
} from '../ports/engine-pool.ts'

/** What the engine says, made plain: features and constraints by their place in the model. */
export function toConfiguredAnswer(rulebook: Rulebook, configured: Configured): ConfiguredAnswer {
  const placeOf = new Map(rulebook.features.map((feature, place) => [feature.code, place]))
  const { status, selections, warnings } = configured
  return {
    status,
    features: selections.map(({ feature }) => placeOf.get(feature.code)!),
    values: selections.map(({ value }) => value),
    origins: selections.map(({ origin }) => LETTER_OF_ORIGIN[origin]).join(''),
    warnings: explanationsIn(rulebook, warnings),
  }
}

export function toDomainsAnswer(rulebook: Rulebook, configured: Configured): DomainsAnswer {
  const domains = rulebook.features.map(feature => configured.domain(feature.code))
  return {
    states: domains.map(
      ({ options }) => options?.map(({ state }) => LETTER_OF_STATE[state]).join('') ?? null,
    ),
    bounds: domains.map(boundsOf),
  }
}

export function toWaysOutAnswer(rulebook: Rulebook, configured: Configured): WaysOutAnswer {
  return {
    conflicts: explanationsIn(rulebook, configured.conflicts()),
    repairs: configured.repairs().map(({ changes, choices }) => ({
      changes: changes.map(({ feature, from, to }) => ({ feature: feature.code, from, to })),
      choices,
    })),
  }
}

export function toExplanationAnswer(rulebook: Rulebook, explanation: Explanation): ExplanationAnswer {
  return explanationsIn(rulebook, [explanation])[0]!
}

function explanationsIn(rulebook: Rulebook, explanations: readonly Explanation[]): ExplanationAnswer[] {
  if (explanations.length === 0) return []
  const placeOf = new Map(rulebook.constraints.map((constraint, place) => [constraint, place]))
  return explanations.map(({ constraints, choices }) => ({
    constraints: constraints.map(constraint => placeOf.get(constraint)!),
    choices: choices.map(({ feature, value }) => [feature.code, value]),
  }))
}

function boundsOf({ options, min, max }: FeatureDomain): DomainsAnswer['bounds'][number] {
  return options === null ? [min, max] : null
}

const LETTER_OF_ORIGIN = inverse<Selection['origin']>(ORIGINS)
const LETTER_OF_STATE = inverse<OptionState>(STATES)

function inverse<Word extends string>(words: Readonly<Record<string, Word>>): Readonly<Record<Word, string>> {
  return Object.fromEntries(Object.entries(words).map(([letter, word]) => [word, letter])) as Record<
    Word,
    string
  >
}
