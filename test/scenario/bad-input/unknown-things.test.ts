import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { RunningGateway } from '../../support/gateway.ts'
import { configure } from '../../support/shop-floor.ts'
import { describeErrors, describeFailures, expectServes, startServing, type UserError } from './serving.ts'

const NAMES = ['nope', '', '__proto__', '💥', "'; drop table quote; --", 'a\u0000b', 'x'.repeat(100_000)]
const NODE_ID = Buffer.from('Quote:nope').toString('base64url')

/** Reads by a name: nothing there is null, not an error. */
const READS = [
  'article(number: $named) { number }',
  'customer(number: $named) { name }',
  'configuration(id: $named) { status }',
  'quote(number: $named) { number }',
  'order(number: $named) { number }',
  'transmission(id: $named) { state }',
  'productModel(code: $named) { name }',
  'node(id: $named) { id }',
]

/** A change of something that is not there: mutation, its input and what is refused. */
const CHANGES: readonly (readonly [mutation: string, input: object, ...errors: string[]])[] = [
  ['startConfiguration', { model: 'nope' }, 'MODEL_NOT_FOUND input.model'],
  ['setSelections', { configuration: 'nope', selections: [] }, 'CONFIGURATION_NOT_FOUND input.configuration'],
  ['completeConfiguration', { configuration: 'nope' }, 'CONFIGURATION_NOT_FOUND input.configuration'],
  ['computePrice', { configuration: 'nope' }, 'CONFIGURATION_NOT_FOUND input.configuration'],
  ['computeBom', { configuration: 'nope' }, 'CONFIGURATION_NOT_FOUND input.configuration'],
  [
    'createQuote',
    { idempotencyKey: '1', customer: 'nope', lines: [{ description: 'x' }] },
    'CUSTOMER_NOT_FOUND input.customer',
  ],
  [
    'createQuote',
    { idempotencyKey: '2', customer: 'C-10001', contact: 'nope', lines: [] },
    'CONTACT_NOT_FOUND input.contact',
  ],
  [
    'createQuote',
    { idempotencyKey: '3', customer: 'C-10001', opportunity: 'nope', lines: [] },
    'OPPORTUNITY_NOT_FOUND input.opportunity',
  ],
  ['createQuote', { idempotencyKey: '4', customer: 'C-10001', lines: [] }, 'NO_LINES input.lines'],
  [
    'createQuote',
    { idempotencyKey: '5', customer: 'C-10001', lines: [{ article: 'nope' }] },
    'ARTICLE_NOT_FOUND input.lines.0.article',
  ],
  [
    'createQuote',
    { idempotencyKey: '6', customer: 'C-10001', lines: [{ configuration: 'nope' }] },
    'CONFIGURATION_NOT_FOUND input.lines.0.configuration',
  ],
  ['createQuote', { idempotencyKey: '7', customer: 'C-10001', lines: [{}] }, 'LINE_INVALID input.lines.0'],
  [
    'createQuote',
    { idempotencyKey: '8', customer: 'C-10001', lines: [{ description: 'x', unitNet: '1', quantity: '0' }] },
    'QUANTITY_INVALID input.lines.0.quantity',
  ],
  [
    'createQuote',
    {
      idempotencyKey: '9',
      customer: 'C-10001',
      lines: [{ description: 'x', unitNet: '1', discountPercent: '101' }],
    },
    'DISCOUNT_INVALID input.lines.0.discountPercent',
  ],
  [
    'createQuote',
    {
      idempotencyKey: '10',
      customer: 'C-10001',
      validUntil: '2020-01-01',
      lines: [{ description: 'x', unitNet: '1' }],
    },
    'DATE_PAST input.validUntil',
  ],
  [
    'createQuote',
    { idempotencyKey: '', customer: 'C-10001', lines: [] },
    'IDEMPOTENCY_KEY_INVALID input.idempotencyKey',
  ],
  [
    'createQuote',
    { idempotencyKey: '  ', customer: 'C-10001', lines: [] },
    'IDEMPOTENCY_KEY_INVALID input.idempotencyKey',
  ],
  [
    'createQuote',
    { idempotencyKey: 'k'.repeat(191), customer: 'C-10001', lines: [] },
    'IDEMPOTENCY_KEY_INVALID input.idempotencyKey',
  ],
  ['reviseQuote', { idempotencyKey: 'r', quote: 'nope' }, 'QUOTE_NOT_FOUND input.quote'],
  ['approveQuote', { idempotencyKey: 'a', quote: 'nope' }, 'QUOTE_NOT_FOUND input.quote'],
  ['acceptQuote', { idempotencyKey: 'a', quote: NODE_ID }, 'QUOTE_NOT_FOUND input.quote'],
  ['rejectQuote', { idempotencyKey: 'a', quote: 'nope' }, 'QUOTE_NOT_FOUND input.quote'],
  ['pushQuote', { idempotencyKey: 'p', quote: 'nope' }, 'QUOTE_NOT_FOUND input.quote'],
  ['placeOrder', { idempotencyKey: 'o', quote: 'nope' }, 'QUOTE_NOT_FOUND input.quote'],
  [
    'retryTransmission',
    { transmission: 'nope', reason: 'why not' },
    'TRANSMISSION_NOT_FOUND input.transmission',
  ],
  ...['hold', 'release', 'cancel'].map(
    action =>
      [
        `${action}Transmission`,
        { transmission: 'nope', reason: 'why not' },
        'TRANSMISSION_NOT_FOUND input.transmission',
      ] as const,
  ),
  [
    'resolveTransmission',
    { transmission: 'nope', remoteId: 'nope', reason: 'why not' },
    'TRANSMISSION_NOT_FOUND input.transmission',
  ],
]

/** Pages that cannot be: list, arguments. */
const LISTS = ['customers', 'articles', 'quotes', 'orders', 'transmissions']
const cursorOf = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')
const PAGES: readonly string[] = [
  'first: -1',
  'first: 201',
  'first: 2147483647',
  'after: ""',
  'after: "x"',
  'after: "💥"',
  `after: "${cursorOf('elsewhere', 'a', 'b')}"`,
  `after: "${cursorOf('customers', { $gt: '' })}"`,
]

describe('things that are not there', () => {
  let gateway: RunningGateway
  beforeAll(async () => {
    gateway = await startServing()
  })
  afterAll(async () => {
    await gateway?.stop()
    expect(gateway.output()).not.toContain('through our fault')
  })
  afterEach(() => expectServes(gateway))

  const change = async (mutation: string, input: object): Promise<readonly UserError[]> => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
    const { data, errors } = await gateway.ask<Record<string, { userErrors: UserError[] }>>(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message path } } }`,
      { input },
    )
    expect(errors).toBeUndefined()
    return data[mutation]!.userErrors
  }

  it.each(NAMES.map(named => ({ named, shown: JSON.stringify(named).slice(0, 30) })))(
    'a read of $shown is null, from every source',
    async ({ named }) => {
      const { data, errors } = await gateway.ask(`query ($named: ID!) { ${READS.join(' ')} }`, { named })
      expect(errors).toBeUndefined()
      expect(Object.values(data)).toEqual(READS.map(() => null))
    },
  )

  it.each(CHANGES.map(([mutation, input, ...errors]) => ({ mutation, input, errors })))(
    '$mutation: $errors',
    async ({ mutation, input, errors }) => {
      expect(describeErrors(await change(mutation, input))).toEqual(errors)
    },
  )

  it.each(LISTS.flatMap(list => PAGES.map(page => ({ list, page }))))(
    '$list($page) is BAD_USER_INPUT',
    async ({ list, page }) => {
      const answer = await gateway.ask(`{ ${list}(${page}) { nodes { __typename } } }`)
      expect(answer.data).toEqual({ [list]: null })
      expect(describeFailures(answer)).toEqual([`BAD_USER_INPUT ${list}`])
      expect(answer.errors![0]!.message).toContain(page.slice(0, page.indexOf(':')))
    },
  )

  it('a cursor of another order', async () => {
    const { data } = await gateway.ask<{ customers: { pageInfo: { endCursor: string } } }>(
      '{ customers(first: 1) { pageInfo { endCursor } } }',
    )
    const answer = await gateway.ask(
      'query ($after: String!) { customers(after: $after, orderBy: [{ field: NAME, direction: ASC }]) { nodes { name } } }',
      { after: data.customers.pageInfo.endCursor },
    )
    expect(describeFailures(answer)).toEqual(['BAD_USER_INPUT customers'])
  })

  it('a revision that is not the last', async () => {
    const configuration = await configure(gateway, 'PLANK', {})
    const errors = await change('setSelections', { configuration, selections: [], expectedRevision: 7 })
    expect(describeErrors(errors)).toEqual(['REVISION_CHANGED input.expectedRevision'])
  })

  it.each([
    ['emoji', '👩‍🚀🏳️‍🌈'],
    ['quotes', `"'\`´„“`],
    ['a NUL', 'a\u0000b'],
    ['half an emoji', 'a\ud83d'],
    ['signs from right to left', 'שלום \u202e evil'],
    ['100,000 letters', 'lorem '.repeat(16_667)],
  ])('but %s in a text are kept', async (_what, description) => {
    const { data, errors } = await gateway.ask<{
      createQuote: { quote: { lines: { nodes: { description: string }[] } } | null; userErrors: UserError[] }
    }>(
      `mutation ($input: CreateQuoteInput!) { createQuote(input: $input) {
        quote { lines { nodes { description } } } userErrors { code message path } } }`,
      {
        input: {
          idempotencyKey: description.slice(0, 100),
          customer: 'C-10001',
          lines: [{ description, unitNet: '10' }],
        },
      },
    )
    expect(errors).toBeUndefined()
    expect(data.createQuote.userErrors).toEqual([])
    expect(data.createQuote.quote!.lines.nodes[0]!.description).toBe(description.toWellFormed().trim())
  })
})
