import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Choices, complete, configure, type ProductModel, readModel } from '../../../src/engine/index.ts'
import { type InProcessGateway, SALES, startInProcess } from '../../support/in-process.ts'
import { seededRandom } from '../../support/random.ts'
import { scratchFolder } from '../../support/scratch.ts'

const FEATURES = 400
const CONSTRAINTS = 1_300
const CLICKS = 12

/** Yes-or-no questions and rules of three of them, which all hold where every answer is yes; it has a price. */
function largeModel(): string {
  const random = seededRandom(11)
  const some = () => 1 + Math.floor(random() * FEATURES)
  const features = Array.from(
    { length: FEATURES },
    (_, index) => `  f${index + 1}: { type: boolean, label: Question ${index + 1} }`,
  )
  const constraints = Array.from(
    { length: CONSTRAINTS },
    (_, index) =>
      `  C${index + 1}: { rule: "f${some()} or not f${some()} or not f${some()}", say: Rule ${index + 1}. }`,
  )
  return [
    ...['product: LARGE', 'version: "1"', 'name: { en: Large }', 'currency: EUR'],
    ...['features:', ...features, 'constraints:', ...constraints],
    ...['price:', '  BASE: { kind: base, label: Base, amount: 10.00 EUR }'],
  ].join('\n')
}

const ASKED = Array.from({ length: 20 }, (_, index) => `f${1 + 7 * index}`)
const SHOWN = `configuration { id revision status
    selections { feature { code } value origin }
    domains(features: ${JSON.stringify(ASKED)}) { feature { code } options { option { code } state because { text constraints { code } choices { feature { code } value } } } }
    conflicts { explanation { constraints { code } } repairs { changes { feature { code } from to } } } }
  userErrors { code message }`

interface Shown {
  readonly id: string
  readonly status: string
  readonly selections: readonly { readonly feature: { readonly code: string }; readonly value: unknown }[]
  readonly domains: readonly {
    readonly options: readonly {
      readonly state: string
      readonly because: { readonly constraints: readonly { readonly code: string }[] } | null
    }[]
  }[]
  readonly conflicts: readonly { readonly repairs: readonly object[] }[]
}

describe('a model that is too large for the event loop', () => {
  const models = scratchFolder()
  let gateway: InProcessGateway
  let model: ProductModel
  beforeAll(async () => {
    const text = largeModel()
    writeFileSync(join(models, 'large.product.yaml'), text)
    const read = readModel(text, 'large')
    expect(read.problems).toEqual([])
    model = read.model!
    gateway = await startInProcess({ modelsFolder: models, config: { demo: false } })
  })
  afterAll(() => gateway?.stop())

  const change = async (name: string, type: string, input: object): Promise<Shown> => {
    const { data, errors } = await gateway.ask<{ outcome: { configuration: Shown; userErrors: object[] } }>(
      `mutation ($input: ${type}!) { outcome: ${name}(input: $input) { ${SHOWN} } }`,
      { input },
    )
    expect(errors).toBeUndefined()
    expect(data.outcome.userErrors).toEqual([])
    return data.outcome.configuration
  }

  /** What the engine says about the choices, in this thread. */
  const expected = (choices: Choices, latest: readonly string[]) => {
    const configured = configure(model, { choices, latest })
    return {
      status: configured.status,
      values: configured.selections.map(({ feature, value }) => [feature.code, value]),
      options: ASKED.map(code =>
        configured
          .domain(code)
          .options!.map(({ state, because }) => [state, because()?.constraints.map(one => one.code) ?? null]),
      ),
      conflicts: configured.conflicts().length,
      repairs: configured.repairs().length,
    }
  }

  const answered = ({ status, selections, domains, conflicts }: Shown) => ({
    status,
    values: selections.map(({ feature, value }) => [feature.code, value]),
    options: domains.map(({ options }) =>
      options.map(({ state, because }) => [state, because?.constraints.map(one => one.code) ?? null]),
    ),
    conflicts: conflicts.length,
    repairs: conflicts[0]?.repairs.length ?? 0,
  })

  it('is clicked, repaired, completed and priced as any other', async () => {
    const random = seededRandom(3)
    const choices: Record<string, boolean> = {}
    const { id } = await change('startConfiguration', 'StartConfigurationInput', { model: 'LARGE' })
    const statuses = new Set<string>()
    for (let made = 0; made < CLICKS; made++) {
      const feature = `f${1 + Math.floor(random() * FEATURES)}`
      choices[feature] = made % 3 === 0
      const selections = [{ feature, value: choices[feature] }]
      const shown = await change('setSelections', 'SetSelectionsInput', { configuration: id, selections })
      statuses.add(shown.status)
      expect(answered(shown), `click ${made}`).toEqual(expected(choices, [feature]))
    }
    expect(statuses).toContain('INCOMPLETE')
    const completed = await change('completeConfiguration', 'CompleteConfigurationInput', {
      configuration: id,
    })
    expect(completed.status).toBe('COMPLETE')
    expect(complete(model, { choices }).status).toBe('COMPLETED')
    const { data } = await gateway.ask<{ configuration: { price: { unitNet: { amount: string } } } }>(
      'query ($id: ID!) { configuration(id: $id) { price { unitNet { amount } } } }',
      { id },
    )
    expect(data.configuration.price.unitNet.amount).toBe('10.00')
  })

  it('says that the request’s time is over, and nothing more', async () => {
    const context = gateway.gateway.createContext(SALES, AbortSignal.abort(new Error('gone')))
    await expect(context.services.startConfiguration({ model: 'LARGE' })).rejects.toMatchObject({
      code: 'ENGINE_TIMEOUT',
      remedy: 'retry',
    })
  })
})
