import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../support/gateway.ts'
import { type InProcessGateway, startInProcess } from '../../support/in-process.ts'
import { selections } from '../../support/products.ts'
import { scratchFolder } from '../../support/scratch.ts'
import { configure, quoteMutation } from '../../support/shop-floor.ts'

/** PLANK: hidden brackets carry 1,800 mm at most. 300 racks of six shelves are fine; 9,999 of them are more than PLANK takes at once. */
const WIDE = { width: 200, hidden: true }

describe('a part that is a product of its own and cannot be made', () => {
  let gateway: InProcessGateway
  beforeAll(async () => {
    const modelsFolder = scratchFolder()
    copyFileSync(join(ROOT, 'models/plank.product.yaml'), join(modelsFolder, 'plank.product.yaml'))
    const rack = readFileSync(join(import.meta.dirname, 'rack.product.yaml'), 'utf8')
    writeFileSync(join(modelsFolder, 'rack.product.yaml'), rack)
    gateway = await startInProcess({ modelsFolder, config: { demo: false } })
  })
  afterAll(() => gateway?.stop())

  it('is a conflict of the choices that ask for it, told like any other, with ways out', async () => {
    const id = await configure(gateway, 'RACK', WIDE)
    const { data } = await gateway.ask<{ configuration: object }>(
      `query ($id: ID!) { configuration(id: $id) { status price { net { amount } }
        conflicts { explanation { text constraints { code message } choices { feature { code } value } }
          repairs { changes { feature { code } from to } } } } }`,
      { id },
    )
    expect(data.configuration).toMatchObject({
      status: 'CONFLICT',
      price: null,
      conflicts: [
        {
          explanation: {
            constraints: [{ code: 'shelf/S4', message: expect.stringMatching(/^Wall shelf .*: .*1800 mm/) }],
            choices: [
              { feature: { code: 'width' }, value: 200 },
              { feature: { code: 'hidden' }, value: true },
            ],
          },
          repairs: [
            { changes: [{ feature: { code: 'width' }, from: 200, to: 180 }] },
            { changes: [{ feature: { code: 'hidden' }, from: true }] },
          ],
        },
      ],
    })
  })

  it('is excluded before it is chosen, and says why', async () => {
    const id = await configure(gateway, 'RACK', { width: 200 })
    const { data } = await gateway.ask<{ configuration: { domains: object[] } }>(
      `query ($id: ID!) { configuration(id: $id) { domains(features: ["hidden"]) { options { option { code } state because { text } } } } }`,
      { id },
    )
    expect(data.configuration.domains).toMatchObject([
      {
        options: [
          { state: 'EXCLUDED', because: { text: expect.stringContaining('Wall shelf') } },
          { state: 'FORCED' },
        ],
      },
    ])
  })

  it('refuses a price', async () => {
    const { data } = await gateway.ask<{ prices: object[] }>(
      `query ($inputs: [PriceInput!]!) { prices(inputs: $inputs) { price { net { amount } } userErrors { code path } } }`,
      {
        inputs: [
          { model: 'RACK', selections: selections(WIDE) },
          { model: 'RACK', selections: [] },
        ],
      },
    )
    expect(data.prices).toEqual([
      { price: null, userErrors: [{ code: 'CONFIGURATION_CONFLICT', path: ['inputs', '0', 'selections'] }] },
      { price: { net: { amount: expect.any(String) } }, userErrors: [] },
    ])
  })

  it('is told when the quantity asks for more of it than there may be', async () => {
    const id = await configure(gateway, 'RACK', { shelves: 6 })
    const refusal = {
      code: 'PART_REFUSED',
      message:
        'line "shelf": PLANK refuses "quantity": expected a whole number from 1 to 9999, got "59994"; asked by shelves 6.',
    }
    const { data } = await gateway.ask<Record<string, { userErrors: object[] }>>(
      `mutation ($input: ComputePriceInput!, $bom: ComputeBomInput!) {
        computePrice(input: $input) { price { net { amount } } userErrors { code message path } }
        computeBom(input: $bom) { definition { itemNumber } userErrors { code message path } } }`,
      { input: { configuration: id, quantity: '9999' }, bom: { configuration: id, quantity: '9999' } },
    )
    const userErrors = [{ ...refusal, path: ['input', 'configuration'] }]
    expect(data).toEqual({
      computePrice: { price: null, userErrors },
      computeBom: { definition: null, userErrors },
    })
    const quoted = await quoteMutation(gateway, 'createQuote', {
      ...{ idempotencyKey: 'many', customer: 'C-10001', lines: [{ configuration: id, quantity: '9999' }] },
    })
    expect(quoted).toEqual({
      quote: null,
      userErrors: [{ ...refusal, path: ['input', 'lines', '0', 'configuration'] }],
    })
    const field = await gateway.ask<{ configuration: { price: null } }>(
      `query ($id: ID!) { configuration(id: $id) { price(quantity: 9999) { net { amount } } } }`,
      { id },
    )
    expect(field.data.configuration.price).toBeNull()
    expect(field.errors).toMatchObject([{ message: refusal.message, extensions: { code: 'BAD_USER_INPUT' } }])
  })
})
