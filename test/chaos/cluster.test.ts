import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Galera, startGalera } from '../../examples/cluster/galera.ts'
import { createNetworks, missingForNetworks, type Networks } from '../../examples/cluster/networks.ts'
import { missingForGalera } from '../../examples/cluster/node.ts'
import { orderReference } from '../../src/domain/order.ts'
import { systemClock } from '../../src/lib/system.ts'
import type { Store } from '../../src/ports/store.ts'
import { takeStatus } from '../../src/services/take-status.ts'
import { openStore } from '../../src/store/open.ts'
import { runBattery } from '../support/battery/run-battery.ts'
import { type RunningGateway, startGateway } from '../support/gateway.ts'
import { placeOrder, quoteMutation, until } from '../support/shop-floor.ts'
import { anOrder, aQuote, aTransmission } from '../support/stores.ts'
import { subscribe } from '../support/subscribing.ts'

const ORDERS = Number(process.env.CHAOS_CLUSTER_ORDERS)
const SEEDS = Number(process.env.CHAOS_SEEDS)
const FIRST_SEED = Number(process.env.CHAOS_FIRST_SEED)
const RESUMES_WITHIN_MS = 10_000
/** Those who are left wait longer than this before they go on without a node that says nothing. */
const NOTICED_AFTER_MS = 1_000

/** How a node is lost and comes back, and when: parts of the orders. */
interface Loss {
  readonly from: number
  readonly until: number
  readonly lose: () => Promise<void> | void
  readonly heal: () => Promise<void> | void
}

/** Orders that a subscription follows */
const SEEN_ORDERS = 30

/** Orders of which two nodes are told the same */
const TOLD_ORDERS = 20

/** The same nodes, in an order of which another one is first. */
function beginningAt(url: string, place: number): string {
  const hosts = new URL(url.replace(/,[^/]*/, '')).host
  const all = url.slice(url.indexOf(hosts)).split('/')[0]!
  const nodes = all.split(',')
  return url.replace(all, [...nodes.slice(place), ...nodes.slice(0, place)].join(','))
}

/** An order of one line, asked for until it is accepted, and its number. */
async function order(gateway: RunningGateway, key: string): Promise<string> {
  const lines = [{ description: 'Advice', unitNet: '100.00' }]
  const input = { idempotencyKey: key, customer: 'C-10001', lines }
  const insist = async <T>(work: () => Promise<T>): Promise<T> => {
    for (;;)
      try {
        return await work()
      } catch (error) {
        if (!String(error).includes('STORE_UNAVAILABLE')) throw error
      }
  }
  const { quote } = await insist(() => quoteMutation(gateway, 'createQuote', input))
  const placed = await insist(() => placeOrder(gateway, { idempotencyKey: key, quote: quote!.number }))
  return placed.order!.number
}

/** Where `CI` is set a cluster must be there. */
function canStart(): boolean {
  const missing = missingForGalera()
  if (missing === null) return true
  if (process.env.CI) throw new Error(`no cluster to start: it takes ${missing}`)
  console.log(`left out: tests on a Galera cluster (they need ${missing})`)
  return false
}

/** The right to make networks is nothing that a test could install: without it no node is cut off. */
function canCutOff(): boolean {
  const missing = missingForNetworks()
  if (missing !== null) console.log(`left out: cutting off a node (it takes ${missing})`)
  return missing === null
}

describe.runIf(canStart())('our own tables on a Galera cluster of three', () => {
  let cluster: Galera
  let networks: Networks | null = null
  beforeAll(async () => {
    networks = canCutOff() ? createNetworks(3) : null
    cluster = await startGalera(mkdtempSync(join(tmpdir(), 'galera-')), networks?.homes)
  })
  afterAll(async () => {
    await cluster?.stop()
    networks?.remove()
  })

  it('a subscription at one gateway sees each order of another one arrive, through the loss of its node', async () => {
    await cluster.empty()
    const [, second] = cluster.nodes
    const env = { STATE_FOLDER: mkdtempSync(join(tmpdir(), 'galera-state-')) }
    const start = (place: number) => startGateway({ databaseUrl: beginningAt(cluster.url, place), env })
    const [one, other] = [await start(0), await start(1)]
    const query = 'subscription { orderChanged { number transmission { state } } }'
    const told = await subscribe<{
      orderChanged: { number: string; transmission: { state: string } }
    }>(other.url, query)
    const placed: string[] = []
    const placing = async () => {
      for (let index = 0; index < SEEN_ORDERS; index++) {
        placed.push(await order(one, `seen ${index}`))
        if (index === SEEN_ORDERS / 3) await second!.kill()
      }
    }
    const arrived = new Set<string>()
    await Promise.all([
      placing(),
      told.until(({ orderChanged: { number, transmission } }) => {
        if (transmission.state === 'DELIVERED') arrived.add(number)
        return arrived.size === SEEN_ORDERS
      }),
    ])
    expect([...arrived].sort()).toEqual(placed.sort())
    told.close()
    await Promise.all([one.stop(), other.stop(), second!.start()])
  })

  it('what two nodes are told at once is written down once', async () => {
    await cluster.empty()
    const stores = [
      await openStore(beginningAt(cluster.url, 0)),
      await openStore(beginningAt(cluster.url, 1)),
    ]
    const alarms: string[] = []
    for (let run = 0; run < TOLD_ORDERS; run++) {
      const order = anOrder({ revision: 2 })
      const externalReference = orderReference(order)
      await stores[0]!.transaction(async ({ quotes, orders, transmissions }) => {
        await quotes.insert(aQuote({ id: order.quoteId }), new Set())
        await orders.insert(order)
        await transmissions.enqueue(
          aTransmission({ kind: 'ORDER', externalReference, orderingKey: order.number }),
        )
      })
      const rejected = { kind: 'ORDER', status: 'REJECTED', reason: null } as const
      const tell = (store: Store) =>
        takeStatus(
          {
            ...{ store, clock: systemClock, acceptedBecomeOrders: false, wakeOrders: () => undefined },
            raise: ({ text }) => void alarms.push(text),
          },
          { ...rejected, externalReference: order.number },
          { source: 'erp', origin: { how: 'TOLD', at: '2026-11-30T10:00:00.000Z' } },
        )
      const isThere = async () => (await stores[1]!.orders.standing(order.number)) !== null
      await until(isThere, there => there, 5)
      const outcomes = await Promise.all([...stores, ...stores].map(tell))
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(4).fill('NOT_TAKEN'))
      const [history] = await stores[0]!.orders.histories([order.id])
      expect(history!.events).toHaveLength(1)
    }
    expect(alarms).toHaveLength(TOLD_ORDERS)
    for (const store of stores) await store.close()
  })

  it.each(Array.from({ length: SEEDS }, (_, index) => ({ seed: FIRST_SEED + index })))(
    'seed $seed: nodes killed, frozen, cut off and parted from the others: nothing lost, nothing doubled, nothing out of order',
    async ({ seed }) => {
      const { onAccepted, healed } = inTurn(cluster, lossesOf(cluster, networks))
      await cluster.empty()
      const result = await runBattery({
        database: { url: cluster.url, drop: async () => undefined },
        orders: ORDERS,
        seed,
        faultShare: 0.3,
        requestsAKill: Math.max(10, Math.floor(ORDERS / 40)),
        requestsAStop: Math.max(30, Math.floor(ORDERS / 12)),
        onAccepted,
      })
      await healed()
      const { longestWaitMs, ms } = result
      console.log(
        `seed ${seed}: ${ORDERS} orders in ${(ms / 1_000).toFixed(0)} s, longest wait ${longestWaitMs.toFixed(0)} ms`,
      )
      expect(result).toMatchObject({ accepted: ORDERS, lost: [], doubled: [], outOfOrder: [] })
      expect(result.reasons).not.toContain(null)
      expect(longestWaitMs).toBeGreaterThan(NOTICED_AFTER_MS)
      expect(longestWaitMs).toBeLessThan(RESUMES_WITHIN_MS)
    },
  )
})

/** The one that gateways are on, each time: they begin with the first. */
function lossesOf({ nodes }: Galera, networks: Networks | null): readonly Loss[] {
  const [first, second] = nodes
  const killed = { from: 0.1, until: 0.25, lose: () => first!.kill(), heal: () => first!.start() }
  const frozen = { from: 0.35, until: 0.45, lose: () => second!.freeze(), heal: () => second!.thaw() }
  if (!networks) return [killed, frozen]
  const cutOff = { from: 0.55, until: 0.7, lose: () => networks.cutOff(2), heal: () => networks.joinAgain(2) }
  const parted = { from: 0.8, until: 0.9, lose: () => networks.part(0), heal: () => networks.unite(0) }
  return [killed, frozen, cutOff, parted]
}

/** Three nodes bear the loss of one: the next is lost when the one before is a part of the cluster again. */
function inTurn(cluster: Galera, losses: readonly Loss[]) {
  let healing: Promise<void> = Promise.resolve()
  const heal = async (loss: Loss): Promise<void> => {
    await loss.heal()
    await cluster.whole()
  }
  const onAccepted = async (count: number): Promise<void> => {
    for (const loss of losses) {
      if (count === Math.floor(ORDERS * loss.from)) {
        await healing
        await loss.lose()
      }
      if (count === Math.floor(ORDERS * loss.until)) healing = heal(loss)
    }
  }
  return { onAccepted, healed: () => healing }
}
