import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { RunningGateway } from '../../support/gateway.ts'
import { describeErrors, describeFailures, expectServes, startServing, type UserError } from './serving.ts'

const PRICES = `query ($model: ID!, $selections: [SelectionInput!]!, $quantity: Decimal, $context: PriceContextInput) {
  prices(inputs: [{ model: $model, selections: $selections, quantity: $quantity, context: $context }]) {
    price { net { amount } } userErrors { code message path }
  }
}`
const AT = 'inputs.0.selections.0'
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

/** Feature, value, and what is said about it */
const REFUSED: readonly (readonly [
  feature: string,
  value: unknown,
  code: string,
  place: 'feature' | 'value',
])[] = [
  ['widht', 1200, 'UNKNOWN_FEATURE', 'feature'],
  ['', 1200, 'UNKNOWN_FEATURE', 'feature'],
  ['WIDTH', 1200, 'UNKNOWN_FEATURE', 'feature'],
  ...PROTOTYPE_KEYS.map(key => [key, { isAdmin: true }, 'UNKNOWN_FEATURE', 'feature'] as const),
  ['material', 'OKA', 'UNKNOWN_OPTION', 'value'],
  ['material', 'oak', 'UNKNOWN_OPTION', 'value'],
  ['material', '', 'UNKNOWN_OPTION', 'value'],
  ['material', '__proto__', 'UNKNOWN_OPTION', 'value'],
  ['material', true, 'VALUE_TYPE', 'value'],
  ['material', { code: 'OAK' }, 'VALUE_TYPE', 'value'],
  ['depth', 275, 'UNKNOWN_OPTION', 'value'],
  ['depth', 250.5, 'UNKNOWN_OPTION', 'value'],
  ['width', 1201, 'OFF_STEP', 'value'],
  ['width', 290, 'OUT_OF_RANGE', 'value'],
  ['width', 2410, 'OUT_OF_RANGE', 'value'],
  ['width', -1200, 'OUT_OF_RANGE', 'value'],
  ['width', 1e300, 'OUT_OF_RANGE', 'value'],
  ['width', '9'.repeat(400), 'VALUE_TYPE', 'value'],
  ['width', '9'.repeat(100_000), 'VALUE_TYPE', 'value'],
  ['width', 1200.5, 'VALUE_TYPE', 'value'],
  ['width', 'NaN', 'VALUE_TYPE', 'value'],
  ['width', '1e3', 'VALUE_TYPE', 'value'],
  ['width', '0x4B0', 'VALUE_TYPE', 'value'],
  ['width', 'wide', 'VALUE_TYPE', 'value'],
  ['width', '', 'VALUE_TYPE', 'value'],
  ['width', ' 1200', 'VALUE_TYPE', 'value'],
  ['width', true, 'VALUE_TYPE', 'value'],
  ['width', [1200], 'VALUE_TYPE', 'value'],
  ['width', { valueOf: 1200 }, 'VALUE_TYPE', 'value'],
  ['led', 'yes', 'VALUE_TYPE', 'value'],
  ['led', 1, 'VALUE_TYPE', 'value'],
  ['engraving', 'x'.repeat(25), 'TEXT_TOO_LONG', 'value'],
  ['engraving', 'x'.repeat(200_000), 'TEXT_TOO_LONG', 'value'],
  ['engraving', '👨‍👩‍👧'.repeat(9), 'TEXT_TOO_LONG', 'value'],
  ['engraving', '\ud800', 'VALUE_TYPE', 'value'],
  ['engraving', 42, 'VALUE_TYPE', 'value'],
]

const show = (value: unknown): string => {
  const text = JSON.stringify(value)
  return text.length > 30 ? `${text.slice(0, 20)}… (${text.length})` : text
}

describe('choices and quantities that cannot be', () => {
  let gateway: RunningGateway
  beforeAll(async () => {
    gateway = await startServing()
  })
  afterAll(() => gateway?.stop())
  afterEach(() => expectServes(gateway))

  const price = async (variables: object) => {
    const { data, errors } = await gateway.ask<{
      prices: { price: object | null; userErrors: UserError[] }[]
    }>(PRICES, { model: 'PLANK', selections: [], ...variables })
    expect(errors).toBeUndefined()
    return data.prices[0]!
  }

  it.each(
    REFUSED.map(([feature, value, code, place]) => ({ feature, value, code, place, shown: show(value) })),
  )('$feature = $shown is $code', async ({ feature, value, code, place }) => {
    const { price: none, userErrors } = await price({ selections: [{ feature, value }] })
    expect(none).toBeNull()
    expect(describeErrors(userErrors)).toEqual([`${code} ${AT}.${place}`])
  })

  it('1e400, which JSON takes and no number is', async () => {
    const body = JSON.stringify({
      query: PRICES,
      variables: { model: 'PLANK', selections: [{ feature: 'width', value: 'HERE' }] },
    }).replace('"HERE"', '1e400')
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    const { data } = (await answer.json()) as { data: { prices: { userErrors: UserError[] }[] } }
    expect(describeErrors(data.prices[0]!.userErrors)).toEqual([`VALUE_TYPE ${AT}.value`])
  })

  it('a value that nests 100,000 levels', async () => {
    const body = JSON.stringify({
      query: PRICES,
      variables: { model: 'PLANK', selections: [{ feature: 'width', value: 'HERE' }] },
    }).replace('"HERE"', '['.repeat(100_000) + ']'.repeat(100_000))
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      errors: [
        {
          message: expect.stringMatching(/^Variable "\$selections": expected at most 20 levels/),
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    })
  })

  it('all that is wrong is said at once, and nothing is kept', async () => {
    const { userErrors } = await price({
      selections: [
        { feature: 'width', value: 1201 },
        { feature: 'depth', value: '250' },
        { feature: 'colour', value: 'RED' },
      ],
    })
    expect(describeErrors(userErrors)).toEqual([
      'OFF_STEP inputs.0.selections.0.value',
      'UNKNOWN_FEATURE inputs.0.selections.2.feature',
    ])
    const { data } = await gateway.ask<{
      startConfiguration: { configuration: null; userErrors: UserError[] }
    }>(
      `mutation { startConfiguration(input: { model: "PLANK", selections: [{ feature: "width", value: 1201 }, { feature: "led", value: "yes" }] }) {
        configuration { id } userErrors { code message path } } }`,
    )
    expect(data.startConfiguration.configuration).toBeNull()
    expect(describeErrors(data.startConfiguration.userErrors)).toEqual([
      'OFF_STEP input.selections.0.value',
      'VALUE_TYPE input.selections.1.value',
    ])
  })

  it('more selections than are taken', async () => {
    const selections = Array.from({ length: 1_001 }, () => ({ feature: 'width', value: 1200 }))
    expect(describeErrors((await price({ selections })).userErrors)).toEqual([
      'TOO_MANY_INPUTS inputs.0.selections',
    ])
  })

  it.each(['0', '-1', '10000', '1.5', '0.999999999999999999999', '9'.repeat(40)])(
    'a price for %s',
    async quantity => {
      const { price: none, userErrors } = await price({ quantity })
      expect(none).toBeNull()
      expect(describeErrors(userErrors)).toEqual(['QUANTITY_INVALID inputs.0.quantity'])
    },
  )

  it.each([
    [{ customer: 'C-0' }, 'CUSTOMER_NOT_FOUND inputs.0.context.customer'],
    [{ priceGroup: 'friends' }, 'PRICE_GROUP_UNKNOWN inputs.0.context.priceGroup'],
    [{ currency: 'JPY' }, 'CURRENCY_NOT_SUPPORTED inputs.0.context.currency'],
  ])('a price for %j', async (context, error) => {
    expect(describeErrors((await price({ context })).userErrors)).toEqual([error])
  })

  it.each(['VENT-70', 'plank', '', '__proto__', '💥', 'x'.repeat(10_000)])(
    'a model called %.20s',
    async model => {
      expect(describeErrors((await price({ model })).userErrors)).toEqual(['MODEL_NOT_FOUND inputs.0.model'])
    },
  )

  it.each(['price(quantity: 0) { net { amount } }', 'definition(quantity: "1.5") { itemNumber }'])(
    'a field that has no userErrors: %s',
    async field => {
      const answer = await gateway.ask<{ startConfiguration: { configuration: object } }>(
        `mutation { startConfiguration(input: { model: "PLANK" }) { configuration { status ${field} } } }`,
      )
      const name = field.slice(0, field.indexOf('('))
      expect(answer.data.startConfiguration.configuration).toEqual({ status: 'COMPLETE', [name]: null })
      expect(describeFailures(answer)).toEqual([`BAD_USER_INPUT startConfiguration.configuration.${name}`])
    },
  )

  it.each([
    'Kade 9',
    'Ünïcödé',
    '👩‍🚀 to the moon',
    `"quotes" and 'more'`,
    '<b>&amp;</b>',
    'a\\b\nc\td',
    `'; drop table x`,
  ])('but engraves %j as it is', async text => {
    const { data } = await gateway.ask<{
      startConfiguration: { configuration: { selections: { feature: { code: string }; value: unknown }[] } }
    }>(
      `mutation ($text: JSON!) { startConfiguration(input: { model: "PLANK", selections: [{ feature: "engraving", value: $text }] }) {
          configuration { selections { feature { code } value } } } }`,
      { text },
    )
    const { selections } = data.startConfiguration.configuration
    expect(selections.find(one => one.feature.code === 'engraving')?.value).toBe(text)
  })
})
