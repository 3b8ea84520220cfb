import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RunningGateway, startGateway } from '../../../test/support/gateway.ts'
import { SHELF, WINDOW } from '../../../test/support/products.ts'
import { configure, placeOrder, quoteMutation, until } from '../../../test/support/shop-floor.ts'
import { cpuOf } from './cpu-of.ts'
import { type Arrivals, compareArrivals, startErp } from './start-erp.ts'

const CLIENTS = 16
const LOOK_MS = 250
/** What is not delivered by then counts as lost. */
const LONGEST_MS = 10 * 60_000
const CONFIG = fileURLToPath(new URL('dovetail.config.ts', import.meta.url))

export interface GatewayTask {
  readonly databaseUrl: string
  readonly orders: number
  readonly seed: number
}

/** What the gateway came to, in ms from the first order. */
export interface GatewayResult extends Arrivals {
  readonly acceptedMs: number
  readonly deliveredMs: number
  /** What each answer took, sorted */
  readonly took: readonly number[]
  /** What the processor worked for the gateway */
  readonly cpuMs: number
  /** What the ERP was asked, and how many of its answers failed */
  readonly requests: number
  readonly failed: number
}

/** Quotes first, which is not measured; then as many orders as there are quotes, from sixteen clients at once. */
export async function orderThroughGateway({
  databaseUrl,
  orders,
  seed,
}: GatewayTask): Promise<GatewayResult> {
  const folder = mkdtempSync(join(tmpdir(), 'transmissions-'))
  const erp = await startErp(seed)
  const gateway = await startGateway({
    config: CONFIG,
    databaseUrl,
    env: { BENCH_ERP: erp.url, STATE_FOLDER: folder },
  })
  const killAtExit = (): void => void gateway.process.kill('SIGKILL')
  process.once('exit', killAtExit)
  try {
    const quotes = await makeQuotes(gateway, orders)
    const took: number[] = []
    const numbers: string[] = []
    const pid = gateway.process.pid!
    const cpuStart = cpuOf(pid)
    const start = performance.now()
    await inTurns(quotes.length, async index => {
      const begin = performance.now()
      const input = { idempotencyKey: `order-${index}`, quote: quotes[index]! }
      const { order, userErrors } = await placeOrder(gateway, input)
      took.push(performance.now() - begin)
      if (!order) throw new Error(JSON.stringify(userErrors))
      numbers.push(order.number)
    })
    const acceptedMs = performance.now() - start
    const latest = start + LONGEST_MS
    await until(
      () => countDelivered(gateway),
      count => count >= orders || performance.now() > latest,
      LOOK_MS,
    )
    const deliveredMs = performance.now() - start
    const cpuMs = cpuOf(pid) - cpuStart
    const report = await erp.report()
    const { requests, failed } = report
    took.sort((a, b) => a - b)
    return { acceptedMs, deliveredMs, took, cpuMs, requests, failed, ...compareArrivals(numbers, report) }
  } finally {
    process.off('exit', killAtExit)
    await gateway.stop()
    await erp.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A window and a shelf each: a document of some 9 kB. */
async function makeQuotes(gateway: RunningGateway, count: number): Promise<string[]> {
  const configurations = [
    await configure(gateway, 'VENTO-70', WINDOW),
    await configure(gateway, 'PLANK', SHELF),
  ]
  const numbers: string[] = []
  await inTurns(count, async index => {
    const lines = configurations.map(configuration => ({ configuration, quantity: '2' }))
    const input = { idempotencyKey: `quote-${index}`, customer: 'C-10001', lines }
    const { quote, userErrors } = await quoteMutation(gateway, 'createQuote', input)
    if (!quote) throw new Error(JSON.stringify(userErrors))
    numbers.push(quote.number)
  })
  return numbers
}

async function inTurns(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const client = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await work(index)
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
}

async function countDelivered(gateway: RunningGateway): Promise<number> {
  const query = '{ transmissions(first: 0, filter: { kind: [ORDER], state: [DELIVERED] }) { totalCount } }'
  const { data, errors } = await gateway.ask<{ transmissions: { totalCount: number } }>(query)
  if (errors) throw new Error(JSON.stringify(errors))
  return data.transmissions.totalCount
}
