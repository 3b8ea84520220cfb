import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type InProcessGateway, startInProcess } from '../../support/in-process.ts'
import { selections } from '../../support/products.ts'
import { configure } from '../../support/shop-floor.ts'

interface GoldenCase {
  readonly name: string
  readonly model: string
  readonly selections: Record<string, unknown>
  readonly quantity: number
  readonly priceGroup: string
  readonly expect: {
    readonly itemNumber: string
    readonly stepsPerPiece: readonly { readonly kind: string; readonly amount: string }[]
    readonly goodsNet: string
    readonly servicesNet: string
    readonly net: string
    readonly netGBP?: string
    readonly vat?: string
    readonly gross?: string
    readonly cost: string
    readonly margin: string
    readonly marginPercent: string
    readonly lines: readonly GoldenLine[]
    readonly bars: Readonly<Record<string, number>>
  }
}

interface GoldenLine {
  readonly kind: string
  readonly number: string
  readonly quantity: string
  readonly unit: string
  readonly unitCost?: string
  readonly ratePerHour?: string
  readonly cost: string
  readonly net?: string
  readonly below?: string
}

interface Line {
  readonly __typename: string
  readonly key: string
  readonly number: string
  readonly quantity: { readonly value: string; readonly unit: string }
  readonly unitCost: { readonly amount: string } | null
  readonly cost: { readonly amount: string }
  readonly ratePerHour?: { readonly amount: string }
  readonly net?: { readonly amount: string }
}

const GOLDEN: { cases: GoldenCase[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'models', 'golden.json'), 'utf8'),
)

const TYPES: Readonly<Record<string, string>> = {
  SAW_LIST: 'SawListLine',
  FIXED_LIST: 'FixedListLine',
  ARTICLE: 'ArticleLine',
  CONFIGURABLE_LINE: 'ConfigurableLine',
  GENERATED_LIST: 'GeneratedLine',
  MAKE_PART: 'MakePartLine',
  PROCESS: 'ProcessLine',
  SUBCONTRACT: 'SubcontractLine',
  SERVICE: 'ServiceLine',
  TRAVEL_COST: 'TravelLine',
  COMMISSION: 'CommissionLine',
  FREIGHT: 'FreightLine',
}

const QUERY = `query ($id: ID!, $quantity: Decimal!, $context: PriceContextInput!, $pounds: PriceContextInput!) {
  configuration(id: $id) {
    status
    price(quantity: $quantity, context: $context) {
      goodsNet { amount } servicesNet { amount } net { amount } vat { amount } gross { amount } cost { amount } margin { amount } marginPercent
      steps { kind scope amount { amount } }
    }
    inPounds: price(quantity: $quantity, context: $pounds) { net { amount currency } cost { currency } exchangeRate { rate } }
    definition(quantity: $quantity, context: $context) {
      itemNumber
      cost { amount }
      sawLists { profile barCount }
      lines {
        __typename key number quantity { value unit } unitCost { amount } cost { amount }
        ... on ProcessLine { ratePerHour { amount } }
        ... on ServiceLine { net { amount } } ... on TravelLine { net { amount } } ... on FreightLine { net { amount } }
      }
    }
  }
}`

/** Numbers are compared as numbers: 2.0 is 2. */
const number = (text: string | undefined | null) => (text == null ? null : Number(text))

function comparable(line: GoldenLine): object {
  return {
    type: TYPES[line.kind],
    number: line.number,
    quantity: number(line.quantity),
    unit: line.unit,
    unitCost: number(line.unitCost),
    ratePerHour: number(line.ratePerHour),
    cost: number(line.cost),
    net: number(line.net),
  }
}

function asAnswered(line: Line): object {
  return {
    type: line.__typename,
    number: line.number,
    quantity: number(line.quantity.value),
    unit: line.quantity.unit,
    unitCost: number(line.unitCost?.amount),
    ratePerHour: number(line.ratePerHour?.amount),
    cost: number(line.cost.amount),
    net: number(line.net?.amount),
  }
}

const byNumber = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

describe('the catalogue’s golden answers, as a client gets them', () => {
  let gateway: InProcessGateway
  beforeAll(async () => {
    gateway = await startInProcess()
  })
  afterAll(() => gateway.stop())

  it.each(GOLDEN.cases)(
    '$name',
    async ({ model, selections: choices, quantity, priceGroup, expect: golden }) => {
      const id = await configure(gateway, model, choices)
      const context = { priceGroup }
      const { data, errors } = await gateway.ask<{ configuration: Answered }>(QUERY, {
        id,
        quantity,
        context,
        pounds: { ...context, currency: 'GBP' },
      })
      expect(errors).toBeUndefined()
      const { price, definition, inPounds, status } = data.configuration
      expect(status).toBe('COMPLETE')
      const steps = price.steps.filter(step => step.scope === 'PIECE' && step.kind !== 'SUBTOTAL')
      const goldenSteps = golden.stepsPerPiece.filter(step => step.kind !== 'SUBTOTAL')
      expect(steps.map(step => [step.kind, number(step.amount.amount)])).toEqual(
        goldenSteps.map(step => [step.kind, number(step.amount)]),
      )
      for (const name of ['goodsNet', 'servicesNet', 'net', 'cost', 'margin'] as const)
        expect([name, number(price[name].amount)]).toEqual([name, number(golden[name])])
      if (golden.gross) expect(price.gross.amount).toBe(golden.gross)
      if (golden.netGBP) expect(inPounds.net).toEqual({ amount: golden.netGBP, currency: 'GBP' })
      expect(inPounds.cost.currency).toBe('EUR')
      expect(price.marginPercent).toBe(golden.marginPercent)
      expect(definition.itemNumber).toBe(golden.itemNumber)
      expect(Object.fromEntries(definition.sawLists.map(list => [list.profile, list.barCount]))).toEqual(
        golden.bars,
      )
      expect(definition.lines.map(asAnswered).sort(byNumber)).toEqual(
        golden.lines.map(comparable).sort(byNumber),
      )
      for (const { below, number: part } of golden.lines.filter(line => line.below)) {
        const parent = definition.lines.find(line => line.number === below)!
        expect(
          definition.lines
            .filter(line => line.number === part)
            .some(line => line.key.startsWith(`${parent.key}/`)),
        ).toBe(true)
      }
    },
  )

  it('prices all of them at once, in the order of the inputs', async () => {
    const inputs = GOLDEN.cases.map(({ model, selections: choices, quantity, priceGroup }) => ({
      model,
      selections: selections(choices),
      quantity,
      context: { priceGroup },
    }))
    const { data } = await gateway.ask<{
      prices: { price: { net: { amount: string } }; userErrors: object[] }[]
    }>(
      'query ($inputs: [PriceInput!]!) { prices(inputs: $inputs) { price { net { amount } } userErrors { code } } }',
      { inputs },
    )
    expect(data.prices.map(result => number(result.price.net.amount))).toEqual(
      GOLDEN.cases.map(one => number(one.expect.net)),
    )
  })

  it('repairs G1 with security RC2 as the catalogue says', async () => {
    const window = GOLDEN.cases[0]!
    const id = await configure(gateway, window.model, window.selections)
    const { data } = await gateway.ask<{
      setSelections: { configuration: { status: string; conflicts: Conflict[] } }
    }>(
      `mutation ($id: ID!) { setSelections(input: { configuration: $id, selections: [{ feature: "security", value: "RC2" }] }) { configuration {
        status
        conflicts {
          explanation { constraints { code } choices { feature { code } value } }
          repairs { changes { feature { code } from to } priceDelta { amount } leadTimeDeltaDays }
        }
      } } }`,
      { id },
    )
    const { status, conflicts } = data.setSelections.configuration
    expect(status).toBe('CONFLICT')
    const causes = conflicts.map(({ explanation }) => [
      explanation.constraints.map(constraint => constraint.code),
      Object.fromEntries(explanation.choices.map(choice => [choice.feature.code, choice.value])),
    ])
    expect(causes).toHaveLength(2)
    expect(causes).toContainEqual([['W4'], { security: 'RC2', glazing: 'HRPP' }])
    expect(causes).toContainEqual([['W4'], { security: 'RC2', handle: 'STD' }])
    const repairs = conflicts[0]!.repairs.map(repair => ({
      changes: Object.fromEntries(repair.changes.map(change => [change.feature.code, change.to])),
      priceDelta: repair.priceDelta?.amount,
    }))
    expect(repairs).toEqual([
      { changes: { security: 'NONE' }, priceDelta: '0.00' },
      { changes: { glazing: 'LAM', handle: 'LOCKABLE' }, priceDelta: '227.32' },
    ])
  })
})

interface Amount {
  readonly amount: string
}

interface Answered {
  readonly status: string
  readonly price: Record<'goodsNet' | 'servicesNet' | 'net' | 'cost' | 'margin' | 'gross', Amount> & {
    readonly marginPercent: string
    readonly steps: readonly { readonly kind: string; readonly scope: string; readonly amount: Amount }[]
  }
  readonly inPounds: { readonly net: object; readonly cost: { readonly currency: string } }
  readonly definition: {
    readonly itemNumber: string
    readonly sawLists: readonly { readonly profile: string; readonly barCount: number }[]
    readonly lines: readonly Line[]
  }
}

interface Conflict {
  readonly explanation: {
    readonly constraints: readonly { readonly code: string }[]
    readonly choices: readonly { readonly feature: { readonly code: string }; readonly value: unknown }[]
  }
  readonly repairs: readonly {
    readonly changes: readonly { readonly feature: { readonly code: string }; readonly to: unknown }[]
    readonly priceDelta: Amount | null
  }[]
}
