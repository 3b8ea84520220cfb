import { setImmediate } from 'node:timers/promises'
import { invariant } from '../domain/errors.ts'
import type {
  Choices,
  Explanation,
  Feature,
  Option,
  ProductModel,
  Repair,
  Selection,
  Value,
} from '../engine/index.ts'
import {
  type ChoicesTask,
  type ConfiguredAnswer,
  type DomainsAnswer,
  type EnginePool,
  type EngineTasks,
  type ExplanationAnswer,
  type OptionPlace,
  ORIGINS,
  STATES,
  type WaysOutAnswer,
} from '../ports/engine-pool.ts'
import type { ConfiguredView, FeatureDomainView } from './configured-view.ts'

/** What is behind a task, to understand its answers and to ask on. */
interface Asked {
  readonly pool: EnginePool
  readonly signal: AbortSignal
  readonly model: Pick<ProductModel, 'features' | 'constraints'>
  readonly task: ChoicesTask
}

/** Configures in the pool. Domains, and the ways out of a conflict, are each one more task when they are first asked for. */
export async function configureInPool(asked: Asked): Promise<ConfiguredView> {
  const { pool, signal, model, task } = asked
  const featureOf = featureFinder(model)
  const ask = <Kind extends 'domains' | 'waysOut'>(kind: Kind) =>
    onceAsked(() => pool.run<Kind>(kind, task, { signal }))
  const answer = await pool.run('configure', task, { signal })
  const domains = ask('domains')
  const waysOut = ask('waysOut')
  const because = becauseAsker(asked)
  const isConflict = answer.status === 'CONFLICT'
  const selections = selectionsIn(model, answer)
  return {
    status: answer.status,
    selections,
    values: answer.status === 'COMPLETE' ? valuesOf(selections) : null,
    warnings: answer.warnings.map(one => toExplanation(model, featureOf, one)),
    conflicts: async () =>
      isConflict ? (await waysOut()).conflicts.map(one => toExplanation(model, featureOf, one)) : [],
    repairs: async () =>
      isConflict ? (await waysOut()).repairs.map(repair => toRepair(featureOf, repair)) : [],
    domain: async code => toDomain(model, featureOf(code), await domains(), because),
  }
}

type FeatureFinder = (code: string) => Feature

function featureFinder(model: Asked['model']): FeatureFinder {
  return code => model.features[placeOf(model, code)]!
}

const places = new WeakMap<Asked['model'], ReadonlyMap<string, number>>()

/** Of the feature in the model */
function placeOf(model: Asked['model'], code: string): number {
  const known = places.get(model) ?? new Map(model.features.map((feature, index) => [feature.code, index]))
  places.set(model, known)
  const place = known.get(code)
  if (place === undefined) throw new RangeError(`the model has no feature "${code}"`)
  return place
}

function onceAsked<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null
  return () => {
    asked ??= ask()
    return asked
  }
}

function selectionsIn({ features }: Asked['model'], answer: ConfiguredAnswer): Selection[] {
  return answer.features.map((place, index) => ({
    feature: features[place]!,
    value: answer.values[index]!,
    origin: ORIGINS[answer.origins[index] as keyof typeof ORIGINS],
  }))
}

function valuesOf(selections: readonly Selection[]): Choices {
  const values: Record<string, Value> = {}
  for (const { feature, value } of selections) values[feature.code] = value
  return values
}

function toExplanation(
  { constraints }: Asked['model'],
  featureOf: FeatureFinder,
  answer: ExplanationAnswer,
): Explanation {
  return {
    constraints: answer.constraints.map(place => constraints[place]!),
    choices: answer.choices.map(([code, value]) => ({ feature: featureOf(code), value })),
  }
}

function toRepair(featureOf: FeatureFinder, { changes, choices }: WaysOutAnswer['repairs'][number]): Repair {
  return { changes: changes.map(change => ({ ...change, feature: featureOf(change.feature) })), choices }
}

function toDomain(
  model: Asked['model'],
  feature: Feature,
  answer: DomainsAnswer,
  ask: BecauseAsker,
): FeatureDomainView {
  const place = placeOf(model, feature.code)
  const states = answer.states[place]
  const [min, max] = answer.bounds[place] ?? [null, null]
  if (states === null || states === undefined) return { feature, min, max, options: null }
  const options = optionsOf(feature)
  invariant(options.length === states.length, `the pool knows other options of "${feature.code}"`)
  return {
    feature,
    min,
    max,
    options: options.map((option, index) => {
      const state = STATES[states[index] as keyof typeof STATES]
      const because = () => ask({ feature: feature.code, option: option.code })
      return { option, state, because: () => (state === 'EXCLUDED' ? because() : null) }
    }),
  }
}

type BecauseAsker = (option: OptionPlace) => Promise<Explanation | null>

/** What is asked for together, as the options of a list are, is one task. */
function becauseAsker({ pool, signal, model, task }: Asked): BecauseAsker {
  let gathered: OptionPlace[] = []
  let answers: Promise<EngineTasks['because']['answer']> | null = null
  const askAll = async (): Promise<EngineTasks['because']['answer']> => {
    await setImmediate()
    const options = gathered
    gathered = []
    answers = null
    return pool.run('because', { ...task, options }, { signal })
  }
  return async option => {
    const place = gathered.push(option) - 1
    answers ??= askAll()
    const answer = (await answers)[place] ?? null
    return answer && toExplanation(model, featureFinder(model), answer)
  }
}

/** A BOOLEAN written without options has `true` and `false`. */
function optionsOf(feature: Feature): readonly Option[] {
  if (feature.options.length > 0 || feature.type !== 'BOOLEAN') return feature.options
  return ['true', 'false'].map(code => ({ code, label: { en: code } }))
}
