import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  buildClientSchema,
  type GraphQLNamedType,
  getIntrospectionQuery,
  type IntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT, type RunningGateway, startGateway } from '../../support/gateway.ts'
import { PUMP_SET } from '../../support/products.ts'
import { scratchFolder } from '../../support/scratch.ts'
import { configure } from '../../support/shop-floor.ts'

interface Step {
  kind: string
  code: string
  label: string
  amount: { amount: string }
  runningTotal: { amount: string }
}

describe('a guest', () => {
  let gateway: RunningGateway
  beforeAll(async () => {
    gateway = await startGateway({
      databaseUrl: `sqlite:${join(scratchFolder(), 'dovetail.db')}`,
      env: { DEFAULT_ROLE: 'guest' },
    })
  })
  afterAll(() => gateway?.stop())

  it('sees all of the schema but what is @internal', async () => {
    const { data } = await gateway.ask<IntrospectionQuery>(getIntrospectionQuery())
    const seen = Object.values(buildClientSchema(data).getTypeMap()).flatMap(coordinatesOf)
    const { open, internal } = readSdl()
    expect(internal.size).toBeGreaterThan(15)
    expect(seen.filter(one => internal.has(one))).toEqual([])
    expect(seen.toSorted()).toEqual([...open].sort())
    expect(data.__schema.directives.map(directive => directive.name)).not.toContain('internal')
  })

  it.each(['cost { amount }', 'margin { amount }', 'marginPercent'])(
    'may not ask for a price’s %s',
    async field => {
      const { errors } = await gateway.ask(
        `{ prices(inputs: [{ model: "PLANK", selections: [] }]) { price { ${field} } } }`,
      )
      expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }])
    },
  )

  it('reads cost and markup as one base, and no commission', async () => {
    const id = await configure(gateway, 'HYDRO-SKID', PUMP_SET)
    const { data, errors } = await gateway.ask<{
      configuration: {
        price: { steps: Step[]; net: { amount: string } }
        definition: { lines: { __typename: string; number: string }[] }
      }
    }>(
      `query ($id: ID!) { configuration(id: $id) {
        price { net { amount } steps { kind code label amount { amount } runningTotal { amount } } }
        definition { lines { __typename number } }
      } }`,
      { id },
    )
    expect(errors).toBeUndefined()
    const { price, definition } = data.configuration
    expect(price.steps[0]).toEqual({
      kind: 'BASE',
      code: 'BASE',
      label: 'Base price',
      amount: { amount: '35281.04' },
      runningTotal: { amount: '35281.04' },
    })
    expect(price.steps.filter(step => ['COST', 'MARKUP'].includes(step.kind))).toEqual([])
    expect(price.net.amount).toBe('38903.98')
    expect(definition.lines.length).toBeGreaterThan(15)
    expect(
      definition.lines.filter(line => /commission$|CommissionLine/i.test(line.number + line.__typename)),
    ).toEqual([])
    expect(JSON.stringify(data)).not.toContain('24845.80')
  })

  it.each([
    ['customers', '{ customers { nodes { name } } }'],
    ['customer', '{ customer(number: "C-10001") { name } }'],
    ['quotes', '{ quotes { nodes { number } } }'],
    ['orders', '{ orders { nodes { number } } }'],
    ['transmissions', '{ transmissions { nodes { id } } }'],
    ['salesForecast', '{ salesForecast { quoteCount } }'],
  ])('is refused %s', async (field, query) => {
    const { data, errors } = await gateway.ask(query)
    expect(data).toEqual({ [field]: null })
    expect(errors).toMatchObject([{ path: [field], extensions: { code: 'FORBIDDEN' } }])
  })

  it('is refused what staff do, and the prices of others', async () => {
    const { data } = await gateway.ask<Record<string, unknown>>(
      `mutation { createQuote(input: { idempotencyKey: "k", customer: "C-10001", lines: [] }) { quote { id } userErrors { code path } } }`,
    )
    expect(data.createQuote).toEqual({ quote: null, userErrors: [{ code: 'FORBIDDEN', path: ['input'] }] })
    for (const action of ['retry', 'hold', 'release', 'cancel', 'resolve']) {
      const remoteId = action === 'resolve' ? ', remoteId: "SO-1"' : ''
      const answer = await gateway.ask<Record<string, unknown>>(
        `mutation { ${action}Transmission(input: { transmission: "x", reason: "why"${remoteId} }) { transmission { id } userErrors { code path } } }`,
      )
      expect(answer.data[`${action}Transmission`]).toEqual({
        transmission: null,
        userErrors: [{ code: 'FORBIDDEN', path: ['input'] }],
      })
    }
    const prices = await gateway.ask<Record<string, unknown>>(
      `{ prices(inputs: [{ model: "PLANK", selections: [], context: { priceGroup: "dealer" } }]) { price { vatRate } userErrors { code path } } }`,
    )
    expect(prices.data.prices).toEqual([
      {
        price: null,
        userErrors: [{ code: 'PRICE_CONTEXT_FORBIDDEN', path: ['inputs', '0', 'context', 'priceGroup'] }],
      },
    ])
  })
})

/** `Type`, `Type.field`, `Enum.VALUE` of one type */
function coordinatesOf(type: GraphQLNamedType): string[] {
  if (isIntrospectionType(type) || isSpecifiedScalarType(type)) return []
  const members = isEnumType(type)
    ? type.getValues().map(value => value.name)
    : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
      ? Object.keys(type.getFields())
      : []
  return [type.name, ...members.map(member => `${type.name}.${member}`)]
}

interface Definition {
  readonly kind: string
  readonly name: { readonly value: string }
  readonly directives?: readonly { readonly name: { readonly value: string } }[]
  readonly interfaces?: readonly { readonly name: { readonly value: string } }[]
  readonly fields?: readonly Definition[]
  readonly values?: readonly Definition[]
}

const isMarked = ({ directives = [] }: Definition) => directives.some(one => one.name.value === 'internal')

/** The schema as its files say it, read without any of the gateway's code. What an interface marks, its types mark. */
function readSdl(): { open: Set<string>; internal: Set<string> } {
  const folder = join(ROOT, 'schema')
  const files = readdirSync(folder).filter(name => name.endsWith('.graphql') && name !== 'released.graphql')
  const definitions = files
    .flatMap(name => parse(readFileSync(join(folder, name), 'utf8')).definitions as unknown as Definition[])
    .filter(definition => /Type(Definition|Extension)$/.test(definition.kind))
  const marked = new Set<string>()
  for (const type of definitions)
    for (const member of [...(type.fields ?? []), ...(type.values ?? [])])
      if (isMarked(type) || isMarked(member)) marked.add(`${type.name.value}.${member.name.value}`)
  const open = new Set<string>()
  const internal = new Set<string>()
  for (const type of definitions) {
    const name = type.name.value
    const holders = [name, ...(type.interfaces ?? []).map(one => one.name.value)]
    ;(isMarked(type) ? internal : open).add(name)
    for (const member of [...(type.fields ?? []), ...(type.values ?? [])]) {
      const isInternal = holders.some(holder => marked.has(`${holder}.${member.name.value}`))
      ;(isInternal ? internal : open).add(`${name}.${member.name.value}`)
    }
  }
  return { open, internal }
}
