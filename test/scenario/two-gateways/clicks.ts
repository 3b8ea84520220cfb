import type { Feature } from '../../../src/engine/index.ts'
import { loadModel } from '../../models/models.ts'
import type { Answer } from '../../support/gateway.ts'
import type { Asks, UserErrorAnswer } from '../../support/shop-floor.ts'

/** A change of one of several configurations: what to choose, or, with nothing, to complete it */
export interface Click {
  readonly configuration: number
  readonly selections: readonly { readonly feature: string; readonly value: unknown }[]
}

/** What a gateway says about a configuration, without what tells configurations apart. */
export interface Shown {
  readonly revision: number
  readonly hash: string
  readonly status: string
}

export interface Outcome {
  readonly configuration: Shown | null
  readonly userErrors: readonly UserErrorAnswer[]
}

export const MODELS = ['PLANK', 'VENTO-70', 'HYDRO-SKID', 'CARE'] as const

const SHOWN = `revision hash status
  selections { feature { code } value origin }
  domains { feature { code } min max options { option { code } state } }
  conflicts { explanation { text } repairs { changes { feature { code } from to } priceDelta { amount } } }
  price { net { amount } }`

/** Choices of options and of yes or no, some taken back, now and then a completion; many contradict each other. */
export function randomClicks(count: number, configurations: number, random: () => number): Click[] {
  const models = MODELS.map(loadModel)
  return Array.from({ length: count }, () => {
    const configuration = Math.floor(random() * configurations)
    if (random() < 0.1) return { configuration, selections: [] }
    const features = models[configuration % models.length]!.features.filter(
      ({ type }) => type === 'OPTION' || type === 'BOOLEAN',
    )
    const feature = features[Math.floor(random() * features.length)]!
    return { configuration, selections: [{ feature: feature.code, value: randomValue(feature, random) }] }
  })
}

function randomValue({ type, options }: Feature, random: () => number): unknown {
  if (random() < 0.15) return null
  return type === 'BOOLEAN' ? random() < 0.5 : options[Math.floor(random() * options.length)]!.code
}

export async function click(
  gateway: Asks,
  id: string,
  { selections }: Click,
  expectedRevision: number,
): Promise<Outcome> {
  const [name, type] =
    selections.length > 0
      ? ['setSelections', 'SetSelectionsInput']
      : ['completeConfiguration', 'CompleteConfigurationInput']
  const input = { configuration: id, expectedRevision, ...(selections.length > 0 ? { selections } : {}) }
  const query = `mutation ($input: ${type}!) { outcome: ${name}(input: $input) { configuration { ${SHOWN} } userErrors { code message path } } }`
  return withoutErrors(await gateway.ask<{ outcome: Outcome }>(query, { input })).outcome
}

export async function show(gateway: Asks, id: string): Promise<Shown> {
  const query = `query ($id: ID!) { configuration(id: $id) { ${SHOWN} } }`
  return withoutErrors(await gateway.ask<{ configuration: Shown }>(query, { id })).configuration
}

function withoutErrors<T>({ data, errors }: Answer<T>): T {
  if (errors) throw new Error(`the gateway answered errors: ${JSON.stringify(errors)}`)
  return data
}
