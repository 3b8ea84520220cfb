import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, rename, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../support/databases.ts'
import { ROOT, type RunningGateway, startGateway } from '../../support/gateway.ts'
import { WINDOW } from '../../support/products.ts'
import { scratchFolder } from '../../support/scratch.ts'
import { configure, placeOrder, quoteMutation, until } from '../../support/shop-floor.ts'
import { storeKinds } from '../../support/stores.ts'
import { subscribe } from '../../support/subscribing.ts'

const run = promisify(execFile)
const KEY = Buffer.from('a key of thirty-two bytes, 24-64')
const SECRET = `whsec_${KEY.toString('base64')}`

interface Told {
  readonly at: string
  readonly actor: string
  readonly what: string
  readonly detail: string | null
}

interface QuoteNow {
  readonly status: string
  readonly events: readonly Told[]
  readonly order: OrderNow | null
}

interface OrderNow {
  readonly number: string
  readonly status: string
  readonly confirmedDeliveryDate: string | null
  readonly events: readonly Told[]
  readonly transmission: { readonly state: string }
}

interface CallAnswer {
  readonly status: number
  readonly body: { readonly outcomes?: readonly { readonly outcome: string }[]; readonly error?: string }
}

const DOCS = readFileSync(join(ROOT, 'docs', 'statuses.md'), 'utf8')
const SCRIPT = /```sh\n([\s\S]*?)```/.exec(DOCS)![1]!
const QUERY = /```graphql\n([\s\S]*?)```/.exec(DOCS)![1]!

/** A customer of the demo that the ERP does not know as a debtor */
const WITHOUT_DEBTOR = 'C-10027'

const EVENTS = 'events { at actor what detail }'
const ORDER = `number status confirmedDeliveryDate ${EVENTS} transmission { state }`

describe.each(storeKinds)('what becomes of quotes and orders, our own database on %s', kind => {
  let folder: string
  let own: TestDatabase | null = null
  let gateway: RunningGateway
  let other: RunningGateway
  beforeAll(async () => {
    folder = scratchFolder()
    own = kind === 'sqlite' ? null : await createTestDatabase(kind)
    gateway = await start()
    other = await start()
  })
  afterAll(async () => {
    await Promise.all([gateway?.stop(), other?.stop()])
    await own?.drop()
  })

  const start = () =>
    startGateway({
      config: join(import.meta.dirname, 'dovetail.config.ts'),
      databaseUrl: own?.url ?? `sqlite:${join(folder, 'dovetail.db')}`,
      env: { STATE_FOLDER: folder, CRM_WEBHOOK_SECRET: SECRET },
    })

  let made = 0
  /** A quote that the CRM has, and its reference */
  async function pushed(): Promise<{ readonly number: string; readonly reference: string }> {
    const idempotencyKey = `quote ${made++}`
    const configuration = await configure(gateway, 'VENTO-70', WINDOW)
    const input = { idempotencyKey, customer: 'C-10001', lines: [{ configuration }] }
    const { quote } = await quoteMutation(gateway, 'createQuote', input)
    await quoteMutation(gateway, 'pushQuote', { idempotencyKey, quote: quote!.number })
    await until(
      () => transmissionOf(quote!.number),
      state => state === 'DELIVERED',
    )
    return { number: quote!.number, reference: `${quote!.number}-R1` }
  }

  async function transmissionOf(number: string): Promise<string | undefined> {
    const query = 'query ($n: ID!) { quote(number: $n) { transmission { state } } }'
    const { data } = await gateway.ask<{ quote: { transmission: { state: string } | null } }>(query, {
      n: number,
    })
    return data.quote.transmission?.state
  }

  async function quoteNow(number: string): Promise<QuoteNow> {
    const query = `query ($n: ID!) { quote(number: $n) { status ${EVENTS} order { ${ORDER} } } }`
    return (await gateway.ask<{ quote: QuoteNow }>(query, { n: number })).data.quote
  }

  async function orderNow(number: string): Promise<OrderNow> {
    const query = `query ($n: ID!) { order(number: $n) { ${ORDER} } }`
    return (await gateway.ask<{ order: OrderNow }>(query, { n: number })).data.order
  }

  /** As the CRM calls: signed as the specification says, by another implementation than ours. */
  async function call(
    type: string,
    data: object,
    { id = `msg_${made++}`, key = KEY, at = Date.now(), source = 'crm', url = gateway.url } = {},
  ): Promise<CallAnswer> {
    const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data })
    const timestamp = String(Math.floor(at / 1_000))
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
    const response = await fetch(`${url}/webhooks/${source}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
      },
      body,
    })
    return { status: response.status, body: (await response.json()) as CallAnswer['body'] }
  }

  /** A person at the demo's CRM or ERP. */
  const say = (...words: readonly string[]) =>
    run(process.execPath, ['src/cli/demo-inbox.ts', '--state', folder, ...words], { cwd: ROOT })

  it('accepted in the CRM by a signed webhook sent twice, to two gateways at once: one event, seen by an open subscription, and one order that arrives', async () => {
    const { number, reference } = await pushed()
    const query = `subscription ($quote: ID) { quoteChanged(quote: $quote) { status ${EVENTS} } }`
    const told = await subscribe<{ quoteChanged: QuoteNow }>(gateway.url, query, { quote: number })
    expect((await told.next())?.data.quoteChanged.status).toBe('SENT')
    const data = { externalReference: reference, reason: 'order 4711 of the customer' }
    const same = { id: 'msg_twice', at: Date.now() }
    const answers = await Promise.all(
      [gateway, other].map(({ url }) => call('quote.accepted', data, { ...same, url })),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const outcomes = answers.flatMap(({ body }) => body.outcomes!.map(({ outcome }) => outcome))
    expect(outcomes.toSorted()).toEqual(['KNOWN', 'TAKEN'])
    expect((await call('quote.accepted', data, same)).body.outcomes).toMatchObject([{ outcome: 'KNOWN' }])
    const seen = await told.until(({ quoteChanged }) => quoteChanged.status === 'ACCEPTED')
    told.close()
    expect(seen.quoteChanged.events.filter(({ what }) => what === 'ACCEPTED')).toHaveLength(1)
    const quote = await until(
      () => quoteNow(number),
      ({ order }) => order?.transmission.state === 'DELIVERED',
    )
    expect(quote.status).toBe('ACCEPTED')
    expect(quote.events.map(({ actor, what, detail }) => [actor, what, detail])).toEqual([
      ['sales', 'CREATED', null],
      ['sales', 'PUSHED', null],
      ['crm', 'ACCEPTED', 'order 4711 of the customer'],
      ['dovetail', 'ORDERED', quote.order!.number],
    ])
    expect(quote.order!.events).toMatchObject([{ actor: 'dovetail', what: 'PLACED' }])
  })

  it('accepted here, and killed at once: it is one order after the restart', async () => {
    const { number } = await pushed()
    const { quote, userErrors } = await quoteMutation(gateway, 'acceptQuote', {
      idempotencyKey: `accept ${number}`,
      quote: number,
    })
    expect([quote?.status, userErrors]).toEqual(['ACCEPTED', []])
    // Killed while it is at it, whoever comes next takes it for being at it a while longer.
    await gateway.kill()
    gateway = await start()
    const { events, order } = await until(
      () => quoteNow(number),
      one => one.order?.transmission.state === 'DELIVERED',
    )
    expect(events.map(({ what }) => what)).toEqual(['CREATED', 'PUSHED', 'ACCEPTED', 'ORDERED'])
    const { stdout } = await say('--json')
    const received = stdout
      .split('\n')
      .filter(line => line.includes(`"externalReference":"${order!.number}"`))
    expect(received).toHaveLength(1)
  })

  it('accepted, and something is in the way of the order: a person is told, and places it', async () => {
    const idempotencyKey = `quote ${made++}`
    const lines = [{ description: 'Advice', unitNet: '100.00' }]
    const input = { idempotencyKey, customer: WITHOUT_DEBTOR, lines }
    const { quote } = await quoteMutation(gateway, 'createQuote', input)
    await quoteMutation(gateway, 'acceptQuote', { idempotencyKey, quote: quote!.number })
    const { status, events, order } = await until(
      () => quoteNow(quote!.number),
      one => one.events.at(-1)?.what === 'ORDER_REFUSED',
    )
    expect([status, order]).toEqual(['ACCEPTED', null])
    expect(events.at(-1)?.detail).toContain('has no debtor number')
    expect(gateway.output()).toContain('"kind":"NOT_ORDERED"')
  })

  it('accepted in the CRM, and seen within a poll', async () => {
    const { number, reference } = await pushed()
    await say('quote', reference, 'ACCEPTED')
    const quote = await until(
      () => quoteNow(number),
      ({ order }) => order !== null,
    )
    expect(quote.events.map(({ actor, what }) => [actor, what])).toEqual([
      ['sales', 'CREATED'],
      ['sales', 'PUSHED'],
      ['crm', 'ACCEPTED'],
      ['dovetail', 'ORDERED'],
    ])
  })

  it('confirmed with a date in the ERP, given another date, and shipped: a status, a date and an event each', async () => {
    const { number } = await pushed()
    const { order } = await placeOrder(gateway, { idempotencyKey: `order ${made++}`, quote: number })
    const isIn = (wanted: string) => (one: OrderNow) => one.status === wanted
    await until(
      () => orderNow(order!.number),
      one => one.transmission.state === 'DELIVERED',
    )
    await say('order', order!.number, 'CONFIRMED', '--date', '2026-12-18')
    const confirmed = await until(() => orderNow(order!.number), isIn('CONFIRMED'))
    expect(confirmed.confirmedDeliveryDate).toBe('2026-12-18')
    await say('order', order!.number, 'CONFIRMED', '--date', '2027-01-08')
    await until(
      () => orderNow(order!.number),
      one => one.confirmedDeliveryDate === '2027-01-08',
    )
    await say('order', order!.number, 'SHIPPED')
    const shipped = await until(() => orderNow(order!.number), isIn('SHIPPED'))
    expect(shipped.confirmedDeliveryDate).toBe('2027-01-08')
    expect(shipped.events.map(({ actor, what, detail }) => [actor, what, detail])).toEqual([
      ['sales', 'PLACED', null],
      ['erp', 'CONFIRMED', '2026-12-18'],
      ['erp', 'DELIVERY_DATE_CHANGED', '2027-01-08'],
      ['erp', 'SHIPPED', null],
    ])
  })

  it('accepted by what the documentation types into a shell', async () => {
    const { number, reference } = await pushed()
    const script = SCRIPT.replace('Q-2026-00001-R1', reference).replace('http://127.0.0.1:4000', gateway.url)
    const env = { ...process.env, CRM_WEBHOOK_SECRET: SECRET }
    const { stdout } = await run('sh', ['-c', script], { env })
    expect(JSON.parse(stdout)).toMatchObject({ outcomes: [{ outcome: 'TAKEN' }] })
    const { order, events } = await until(
      () => quoteNow(number),
      one => one.order !== null,
    )
    expect(events.find(({ what }) => what === 'ACCEPTED')?.detail).toBe('by telephone')
    const asked = await gateway.ask(QUERY.replace('O-2026-00001', order!.number))
    expect(asked.data).toMatchObject({ order: { status: 'PLACED', events: [{ what: 'PLACED' }] } })
  })

  it('rejected by the customer, and afterwards said to be accepted: a person is told, once', async () => {
    const { number, reference } = await pushed()
    await call('quote.rejected', { externalReference: reference, reason: 'too dear' })
    const late = { externalReference: reference }
    expect((await call('quote.accepted', late)).body.outcomes).toMatchObject([{ outcome: 'NOT_TAKEN' }])
    expect((await call('quote.accepted', late)).body.outcomes).toMatchObject([{ outcome: 'NOT_TAKEN' }])
    const { status, events, order } = await quoteNow(number)
    expect([status, order]).toEqual(['REJECTED', null])
    expect(events.slice(2)).toMatchObject([
      { actor: 'crm', what: 'REJECTED', detail: 'too dear' },
      {
        actor: 'crm',
        what: 'NOT_TAKEN',
        detail: expect.stringContaining(`${reference} was accepted; here it is REJECTED`),
      },
    ])
    const alarms = gateway
      .output()
      .split('\n')
      .filter(line => line.includes('"kind":"NOT_TAKEN"'))
    expect(alarms.filter(line => line.includes(reference))).toHaveLength(1)
  })

  it('a call that is not signed with our secret, too old, not understood, or about nothing of ours', async () => {
    const { reference } = await pushed()
    const data = { externalReference: reference }
    const wrong = await call('quote.accepted', data, { key: Buffer.from('another key of thirty-two bytes!') })
    expect([wrong.status, wrong.body.error]).toEqual([401, expect.stringContaining('webhook-signature')])
    expect((await call('quote.accepted', data, { at: Date.now() - 3_600_000 })).status).toBe(401)
    const nonsense = await call('quote.accepted', { reference })
    expect([nonsense.status, nonsense.body.error]).toEqual([
      422,
      expect.stringContaining('data.externalReference'),
    ])
    expect(await call('contact.updated', { id: 7 })).toMatchObject({ status: 200, body: { outcomes: [] } })
    const strange = await call('quote.accepted', { externalReference: 'Q-1999-00001-R1' })
    expect([strange.status, strange.body.outcomes]).toMatchObject([200, [{ outcome: 'UNKNOWN' }]])
    const order = await call('order.cancelled', { externalReference: 'O-2026-00001' })
    expect([order.status, order.body.error]).toEqual([422, expect.stringContaining('what became of quotes')])
    expect((await call('quote.accepted', data, { source: 'erp' })).status).toBe(404)
    expect((await fetch(`${gateway.url}/webhooks/crm`)).status).toBe(405)
    expect((await quoteNow(reference.replace(/-R1$/, ''))).status).toBe('SENT')
    const logged = gateway
      .output()
      .split('\n')
      .filter(line => line.includes('"status":401'))
    expect(logged).toHaveLength(1)
  })

  it('three revisions in a row while the CRM is down: only the last arrives', async () => {
    const { number } = await pushed()
    const inbox = join(folder, 'crm-inbox.jsonl')
    const { stdout: before } = await say('--json')
    await link(inbox, `${inbox}.away`)
    // In one step each way: in between, a new inbox would be made.
    await symlink(folder, `${inbox}.down`)
    await rename(`${inbox}.down`, inbox)
    for (const revision of [2, 3, 4]) {
      const idempotencyKey = `revision ${revision} of ${number}`
      const { quote } = await quoteMutation(gateway, 'reviseQuote', { idempotencyKey, quote: number })
      expect(quote?.revision).toBe(revision)
      const { userErrors } = await quoteMutation(gateway, 'pushQuote', { idempotencyKey, quote: number })
      expect(userErrors).toEqual([])
    }
    await until(
      () => transmissionOf(number),
      state => state === 'RETRY',
    )
    await rename(`${inbox}.away`, inbox)
    await until(
      () => transmissionOf(number),
      state => state === 'DELIVERED',
    )
    const { stdout: after } = await say('--json')
    const received = after
      .slice(before.length)
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(received.map(({ externalReference }) => externalReference)).toEqual([`${number}-R4`])
    const filter = { kind: ['QUOTE'], externalReference: { startsWith: number } }
    const { data } = await gateway.ask<{
      transmissions: { nodes: { externalReference: string; state: string }[] }
    }>(
      'query ($filter: TransmissionFilter!) { transmissions(filter: $filter) { nodes { externalReference state } } }',
      { filter },
    )
    const states = data.transmissions.nodes.map(one => [one.externalReference, one.state])
    expect(states.toSorted()).toEqual([
      [`${number}-R1`, 'DELIVERED'],
      [`${number}-R2`, 'SUPERSEDED'],
      [`${number}-R3`, 'SUPERSEDED'],
      [`${number}-R4`, 'DELIVERED'],
    ])
  })
})
