import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { DovetailError } from '../../../src/domain/errors.ts'
import { systemIds } from '../../../src/lib/system.ts'
import type { SinkCapabilities } from '../../../src/ports/sink.ts'
import type { Store } from '../../../src/ports/store.ts'
import { openStore } from '../../../src/store/open.ts'
import { createTestDatabase, type TestDatabase } from '../databases.ts'
import { seededRandom } from '../random.ts'
import { type BatteryOrder, type BatteryRecord, startErp } from './erp.ts'
import { startFaultProxy } from './fault-proxy.ts'
import { type Fault, FaultPlan } from './faults.ts'
import { Workers } from './workers.ts'

export interface BatteryOptions {
  /** Where our own tables are: a new database of a kind, or one that is there */
  readonly database: 'sqlite' | 'mariadb' | Pick<TestDatabase, 'url' | 'drop'>
  readonly orders: number
  readonly seed: number
  /** Of requests, 0 to 1 */
  readonly faultShare: number
  /** Requests that reach the proxy from one kill to the next */
  readonly requestsAKill: number
  readonly requestsAStop: number
  /** Whether those of an ordering key are revisions of one order, which change its record */
  readonly areRevisions?: boolean
  /** Told how many were accepted, each time; the next is accepted when it is done */
  readonly onAccepted?: (count: number) => Promise<void>
}

export interface BatteryResult {
  readonly accepted: number
  /** References that were accepted and that the target does not have, though we say it does */
  readonly lost: readonly string[]
  /** References that the target has more than once, and orders of which it has several records */
  readonly doubled: readonly string[]
  /** Ordering keys whose records came in another order than they were accepted in */
  readonly outOfOrder: readonly string[]
  readonly states: Readonly<Record<string, number>>
  /** Of those that did not arrive: state and reason, or null where none is told */
  readonly reasons: readonly (string | null)[]
  readonly faults: ReadonlyMap<Fault, number>
  readonly kills: number
  /** Workers that were stopped beyond their lease, and woken before all had arrived */
  readonly stops: number
  /** The longest that our own database let anybody wait, asking again included */
  readonly longestWaitMs: number
  readonly ms: number
}

const WORKERS = 4
/** Orders that must arrive one after the other */
const ORDERS_A_KEY = 5
/** Accepted and not yet arrived: more are accepted as these arrive */
const OUTSTANDING = 100
const CAPABILITIES: SinkCapabilities = { reference: 'LOOK_UP', timeoutMs: 300, settleMs: 700 }
const TIMES = { givenUpMs: 400, lateMs: 400 }
/** A lease is three time-outs and two seconds. */
const STOPPED_MS = 3 * CAPABILITIES.timeoutMs + 2_000 + 600
const LOOK_MS = 100
/** Our own database will not come back. */
const GIVEN_UP_MS = 120_000
const WAITING = ['PENDING', 'SENDING', 'RETRY', 'IN_DOUBT']

/**
 * Sends orders through workers that are killed and stopped, over a network that fails, into a target that takes whatever comes;
 * waits until nothing is under way any more, and counts in the target's own records.
 */
export async function runBattery(options: BatteryOptions): Promise<BatteryResult> {
  const began = performance.now()
  const random = seededRandom(options.seed)
  const database =
    typeof options.database === 'string' ? await createTestDatabase(options.database) : options.database
  const store = await openStore(database.url)
  const erp = await startErp()
  const proxy = await startFaultProxy(erp.url, new FaultPlan(random, options.faultShare), TIMES)
  const task = {
    databaseUrl: database.url,
    erpUrl: proxy.url,
    astrayShare: options.faultShare / 3,
    capabilities: CAPABILITIES,
  }
  const workers = new Workers(WORKERS, task, seededRandom(options.seed + 1))
  let stopsDue = 0
  proxy.onRequest(count => {
    if (count % options.requestsAKill === 0) workers.killOne()
    if (count % options.requestsAStop === 0) stopsDue++
    // Where all but one sleep already, it is made up for later.
    if (stopsDue > 0 && workers.stopOne(STOPPED_MS)) stopsDue--
  })
  try {
    const patience = new Patience()
    const states = await acceptAll(store, ordersOf(options), patience, options.onAccepted)
    // Those that sleep still woke too late to harm anything.
    const stops = workers.wakes
    while (!workers.areAllAwake || proxy.isBusy) await sleep(LOOK_MS)
    await workers.end()
    return {
      ...judge(ordersOf(options), erp.records, states),
      faults: new Map([...proxy.met, ...workers.met]),
      kills: workers.kills,
      stops,
      longestWaitMs: patience.longestMs,
      ms: performance.now() - began,
    }
  } finally {
    await workers.end()
    await proxy.stop()
    await erp.stop()
    await store.close()
    await database.drop()
  }
}

function ordersOf({
  orders: count,
  areRevisions = false,
}: Pick<BatteryOptions, 'orders' | 'areRevisions'>): readonly BatteryOrder[] {
  const keys = Math.ceil(count / ORDERS_A_KEY)
  return Array.from({ length: count }, (_, index) => {
    const orderingKey = `K-${index % keys}`
    const place = Math.floor(index / keys)
    const order = { externalReference: `${orderingKey}-${place}`, orderingKey, place }
    return areRevisions ? { ...order, orderNumber: orderingKey, revision: place + 1 } : order
  })
}

interface Stand {
  readonly orderingKey: string
  readonly state: string
  readonly lastError: string | null
}

/** Accepts all of them as room comes free. @returns how each ended */
async function acceptAll(
  store: Store,
  orders: readonly BatteryOrder[],
  patience: Patience,
  onAccepted: (count: number) => Promise<void> = async () => undefined,
): Promise<ReadonlyMap<string, Stand>> {
  const stands = new Map<string, Stand>()
  let next = 0
  for (;;) {
    const waiting = await patience.bridge(() => readWaiting(store, orders.slice(0, next), stands))
    if (next === orders.length && waiting === 0) return stands
    for (const order of orders.slice(next, next + Math.max(0, OUTSTANDING - waiting))) {
      await patience.bridge(() => accept(store, order))
      await onAccepted(++next)
    }
    await sleep(LOOK_MS)
  }
}

/** Asks again under the same reference while our own database does not answer, as a client does under its key. */
class Patience {
  longestMs = 0

  async bridge<T>(work: () => Promise<T>): Promise<T> {
    const began = performance.now()
    for (;;) {
      try {
        const result = await work()
        this.longestMs = Math.max(this.longestMs, performance.now() - began)
        return result
      } catch (error) {
        const isOver = performance.now() - began > GIVEN_UP_MS
        if (isOver || !(error instanceof DovetailError) || error.code !== 'STORE_UNAVAILABLE') throw error
        await sleep(LOOK_MS)
      }
    }
  }
}

async function accept(store: Store, order: BatteryOrder): Promise<void> {
  const payload = JSON.stringify(order)
  await store.transaction(({ transmissions }) =>
    transmissions.enqueue({
      id: systemIds.next(),
      target: 'erp',
      kind: 'ORDER',
      externalReference: order.externalReference,
      orderingKey: order.orderingKey,
      payload,
      payloadHash: createHash('sha256').update(payload).digest('hex'),
      at: Date.now(),
    }),
  )
}

/** Writes down how those that ended did; answers how many are still under way: those behind one that stopped are not. */
async function readWaiting(
  store: Store,
  accepted: readonly BatteryOrder[],
  stands: Map<string, Stand>,
): Promise<number> {
  const open = accepted.map(one => one.externalReference).filter(reference => !stands.has(reference))
  const rows = await store.transmissions.byReferences('ORDER', open)
  for (const { externalReference, orderingKey, state, lastError } of rows)
    if (!WAITING.includes(state)) stands.set(externalReference, { orderingKey, state, lastError })
  const stopped = new Set(
    [...stands.values()].flatMap(({ state, orderingKey }) => (state === 'DELIVERED' ? [] : [orderingKey])),
  )
  return rows.filter(row => WAITING.includes(row.state) && !stopped.has(row.orderingKey)).length
}

function judge(
  orders: readonly BatteryOrder[],
  records: readonly BatteryRecord[],
  stands: ReadonlyMap<string, Stand>,
): Pick<BatteryResult, 'accepted' | 'lost' | 'doubled' | 'outOfOrder' | 'states' | 'reasons'> {
  const times = new Map<string, number>()
  const places = new Map<string, number[]>()
  for (const { externalReference, orderingKey, place } of records) {
    times.set(externalReference, (times.get(externalReference) ?? 0) + 1)
    places.set(orderingKey, [...(places.get(orderingKey) ?? []), place])
  }
  const references = orders.map(one => one.externalReference)
  const states: Record<string, number> = {}
  for (const { state } of stands.values()) states[state] = (states[state] ?? 0) + 1
  return {
    accepted: stands.size,
    lost: references.filter(one => stands.get(one)?.state === 'DELIVERED' && !times.has(one)),
    doubled: [...references.filter(one => (times.get(one) ?? 0) > 1), ...ordersWithSeveral(records)],
    outOfOrder: [...places].flatMap(([key, some]) =>
      some.every((place, index) => index === 0 || place >= some[index - 1]!) ? [] : [key],
    ),
    states,
    reasons: [...stands.values()].flatMap(({ state, lastError }) =>
      state === 'DELIVERED' ? [] : [lastError && `${state}: ${lastError}`],
    ),
  }
}

function ordersWithSeveral(records: readonly BatteryRecord[]): readonly string[] {
  const revisions = records.filter(({ orderNumber }) => orderNumber !== undefined)
  const byOrder = Map.groupBy(revisions, ({ orderingKey }) => orderingKey)
  return [...byOrder].flatMap(([key, own]) =>
    new Set(own.map(({ remoteId }) => remoteId)).size > 1 ? [key] : [],
  )
}
