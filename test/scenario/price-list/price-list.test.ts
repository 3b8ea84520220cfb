import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type InProcessGateway, startInProcess } from '../../support/in-process.ts'
import { scratchFolder } from '../../support/scratch.ts'
import { configure } from '../../support/shop-floor.ts'

const here = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')

describe('a product priced from a CSV file', () => {
  const folder = scratchFolder()
  const models = scratchFolder()
  const publish = (version: string, prices: string) => {
    writeFileSync(
      join(models, 'sheet.product.yaml'),
      here('sheet.product.yaml').replace('"1"', `"${version}"`),
    )
    writeFileSync(join(models, 'prices.csv'), prices)
  }
  const start = () => startInProcess({ folder, modelsFolder: models, config: { demo: false } })
  let gateway: InProcessGateway
  const priceOf = async (id: string) => {
    const { data, errors } = await gateway.ask<{
      configuration: { model: { version: string }; price: { unitNet: { amount: string } } | null }
    }>('query ($id: ID!) { configuration(id: $id) { model { version } price { unitNet { amount } } } }', {
      id,
    })
    expect(errors).toBeUndefined()
    const { model, price } = data.configuration
    return `${model.version}: ${price?.unitNet.amount}`
  }
  beforeAll(async () => {
    publish('1', here('prices.csv'))
    gateway = await start()
  })
  afterAll(() => gateway?.stop())

  it('costs what the row says, and what was priced before stays on the file it was published with', async () => {
    const before = await configure(gateway, 'SHEET', { width: 1000, alloy: 'AL' })
    expect(await priceOf(before)).toBe('1: 145.50')
    await gateway.stop()
    publish('2', here('prices.csv').replace('145.50', '150.00'))
    gateway = await start()
    expect(await priceOf(before)).toBe('1: 145.50')
    expect(await priceOf(await configure(gateway, 'SHEET', { width: 1000, alloy: 'AL' }))).toBe('2: 150.00')
  })

  it('is offered only where the file has a price', async () => {
    const id = await configure(gateway, 'SHEET', { width: 2500 })
    const { data } = await gateway.ask<{
      configuration: { domains: { options: { option: { code: string }; state: string }[] }[] }
    }>(
      'query ($id: ID!) { configuration(id: $id) { domains(features: ["alloy"]) { options { option { code } state } } } }',
      { id },
    )
    expect(
      data.configuration.domains[0]!.options.map(({ option, state }) => `${option.code} ${state}`),
    ).toEqual(['AL EXCLUDED', 'SS FORCED'])
  })
})
