import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fillKaderErp } from '../../../examples/kader-erp-mariadb/fill.ts'
import { generateDemoData } from '../../../src/connectors/memory/index.ts'
import { createTestDatabase, type TestDatabase } from '../../support/databases.ts'
import { type RunningGateway, startGateway } from '../../support/gateway.ts'
import { THIN_WINDOW, WINDOW } from '../../support/products.ts'
import { createProxy, type TestProxy, throughProxy } from '../../support/proxy.ts'
import { seededRandom } from '../../support/random.ts'
import { configure, placeOrder, quoteMutation, until } from '../../support/shop-floor.ts'

export interface KillRun {
  readonly store: 'sqlite' | 'mariadb'
  readonly kills: number
  readonly seed: number
}

export interface KillResult {
  /** Orders that the gateway accepted */
  readonly accepted: readonly string[]
  /** Reference → how often the ERP has it, by plain SQL */
  readonly inErp: Readonly<Record<string, number>>
  /** References whose staging rows are not those of one whole order */
  readonly torn: readonly string[]
  readonly states: Readonly<Record<string, number>>
  /** Orders that had arrived before a kill and were found there, instead of being sent a second time */
  readonly found: number
}

const ORDERS_A_KILL = 3
/** An order takes the ERP some 250 ms, and its commit is confirmed another 300 ms later: kills fall before, within and after. */
const SLOW_ERP = [
  'create trigger slow_head before insert on IMP_AUF_KOPF for each row do sleep(0.12)',
  'create trigger slow_news before insert on IMP_AUF_NEUART for each row do sleep(0.12)',
]
const CONFIRMED_AFTER_MS = 300
const KILL_WITHIN_MS = 900

/**
 * Places orders and kills the gateway between its answer and the ERP's, in turn at a random moment and when the ERP has committed; starts it again, over and
 * over, then waits until nothing is under way any more and counts in the ERP's own tables, which have no unique key on the reference.
 */
export async function runKills({ store, kills, seed }: KillRun): Promise<KillResult> {
  const random = seededRandom(seed)
  const erp = await createTestDatabase('mariadb')
  const proxy = await createProxy(addressOf(erp.url))
  proxy.answerLate('commit', CONFIRMED_AFTER_MS)
  const own = store === 'mariadb' ? await createTestDatabase('mariadb') : null
  const databaseUrl = own?.url ?? `sqlite:${join(mkdtempSync(join(tmpdir(), 'kill-')), 'dovetail.db')}`
  const start = () =>
    startGateway({
      config: join(import.meta.dirname, 'dovetail.config.ts'),
      databaseUrl,
      env: { ERP_DATABASE_URL: throughProxy(erp.url, proxy), LOG_LEVEL: 'info' },
    })
  let gateway: RunningGateway | null = null
  try {
    await fillKaderErp(erp.url, generateDemoData({ articles: 5 }))
    await erp.run(`use \`${new URL(erp.url).pathname.slice(1)}\``)
    for (const trigger of SLOW_ERP) await erp.run(trigger)
    gateway = await start()
    const quotes = await makeQuotes(gateway, kills * ORDERS_A_KILL)
    for (let kill = 0; kill < kills; kill++) {
      const batch = quotes.slice(kill * ORDERS_A_KILL, (kill + 1) * ORDERS_A_KILL)
      const placing = batch.map(quote => place(gateway!, quote).catch(() => null))
      if (kill % 2 === 0) await new Promise(resolve => setTimeout(resolve, random() * KILL_WITHIN_MS))
      else await nextCommit(proxy)
      await gateway.kill()
      await Promise.all(placing)
      gateway = await start()
    }
    // What was asked and not answered is asked again under its key, as a client would.
    const accepted = await Promise.all(quotes.map(quote => place(gateway!, quote)))
    const states = await until(() => countStates(gateway!), isSettled, 200)
    return { accepted, states, found: await countFound(databaseUrl, own), ...(await countInErp(erp)) }
  } finally {
    await gateway?.stop()
    await proxy.stop()
    await erp.drop()
    await own?.drop()
  }
}

/** The ERP has committed something, and the gateway does not know it yet. */
async function nextCommit(proxy: TestProxy): Promise<void> {
  const before = proxy.lateAnswers
  await until(
    async () => proxy.lateAnswers,
    answers => answers > before,
    5,
  )
}

function addressOf(url: string): { host: string; port: number } {
  const { hostname, port } = new URL(url)
  return { host: hostname, port: Number(port || 3306) }
}

/** From the history that our own database keeps. */
async function countFound(databaseUrl: string, own: TestDatabase | null): Promise<number> {
  const statement = "select count(*) as times from transmission_event where what = 'FOUND'"
  if (own) {
    await own.run(`use \`${new URL(own.url).pathname.slice(1)}\``)
    return Number((await own.run(statement))[0]?.times)
  }
  const database = new DatabaseSync(databaseUrl.slice('sqlite:'.length), { readOnly: true })
  const row = database.prepare(statement).get()
  database.close()
  return Number(row?.times)
}

async function makeQuotes(gateway: RunningGateway, count: number): Promise<string[]> {
  const lines = [
    { configuration: await configure(gateway, 'VENTO-70', WINDOW), quantity: '10' },
    { configuration: await configure(gateway, 'VENTO-70', { ...THIN_WINDOW, install: true }), quantity: '1' },
  ]
  const quotes: string[] = []
  for (let index = 0; index < count; index++) {
    const { quote, userErrors } = await quoteMutation(gateway, 'createQuote', {
      idempotencyKey: `quote-${index}`,
      customer: 'C-10001',
      lines,
    })
    if (!quote) throw new Error(JSON.stringify(userErrors))
    quotes.push(quote.number)
  }
  return quotes
}

async function place(gateway: RunningGateway, quote: string): Promise<string> {
  const { order, userErrors } = await placeOrder(gateway, { idempotencyKey: `order-of-${quote}`, quote })
  if (!order) throw new Error(JSON.stringify(userErrors))
  return order.number
}

async function countStates(gateway: RunningGateway): Promise<Record<string, number>> {
  const { data } = await gateway.ask<{ transmissions: { nodes: { state: string }[] } }>(
    '{ transmissions(first: 200, filter: { target: "erp" }) { nodes { state } } }',
  )
  const counts: Record<string, number> = {}
  for (const { state } of data.transmissions.nodes) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

function isSettled(states: Record<string, number>): boolean {
  return ['PENDING', 'SENDING', 'RETRY', 'IN_DOUBT'].every(state => !states[state])
}

async function countInErp(erp: TestDatabase): Promise<Pick<KillResult, 'inErp' | 'torn'>> {
  const rows = await erp.run(
    'select EXTREF as reference, count(*) as times from IMP_AUF_KOPF group by EXTREF',
  )
  const inErp = Object.fromEntries(rows.map(row => [String(row.reference), Number(row.times)]))
  const parts = await erp.run(`select k.EXTREF as reference,
    (select count(*) from IMP_AUF_POS p where p.EXTREF = k.EXTREF) as positions,
    (select count(*) from IMP_AUF_STL s where s.EXTREF = k.EXTREF) as parts,
    (select count(*) from IMP_AUF_AG a where a.EXTREF = k.EXTREF) as operations,
    (select count(*) from IMP_AUF_NEUART n where n.EXTREF = k.EXTREF) as news
    from IMP_AUF_KOPF k`)
  const shape = (row: Record<string, unknown>) =>
    [row.positions, row.parts, row.operations, row.news].join(' ')
  const whole = parts[0] ? shape(parts[0]) : ''
  const torn = parts
    .filter(row => shape(row) !== whole || Number(row.positions) !== 2)
    .map(row => String(row.reference))
  return { inErp, torn }
}
