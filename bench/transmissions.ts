/**
 * Orders on their way into an ERP of which one answer in ten fails, half of these after it has committed: `npm run bench:transmissions`.
 * Figures of the last time: `transmissions.md`. First the gateway as a whole, on SQLite and MariaDB; then the queue by itself beside two
 * others. Ends with an error when one of ours was lost or doubled, or the gateway took longer than a minute for 5,000, or two more to deliver them.
 *
 * `node bench/transmissions.ts [orders] [documents] [documents at a steady pace]`
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { canStartMariadb, type OwnMariadb, startOwnMariadb } from '../test/support/own-mariadb.ts'
import { measureQueue, type QueueFigures } from './support/transmissions/measure-queue.ts'
import type { QueueTask } from './support/transmissions/queue.ts'
import { type RedisSettings, startRedis } from './support/transmissions/redis.ts'
import { type GatewayResult, orderThroughGateway } from './support/transmissions/through-gateway.ts'

const [ORDERS = 5_000, DOCUMENTS = 5_000, STEADY = 600] = process.argv.slice(2).map(Number)
const PER_SECOND = 30
const SEED = 10

const folder = mkdtempSync(join(tmpdir(), 'transmissions-'))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const mariadb: OwnMariadb | null = canStartMariadb() ? await startOwnMariadb({ settings: 'FACTORY' }) : null

let made = 0
const newSqlite = async (): Promise<string> => `sqlite:${join(folder, `${++made}.db`)}`
const newMariadb = async (): Promise<string> => {
  const name = `bench_${++made}`
  await mariadb!.run('mysql', `create database ${name} character set utf8mb4`)
  return mariadb!.directUrl(name)
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!
const inSeconds = (ms: number): string => (ms / 1_000).toFixed(ms < 10_000 ? 2 : 1)
const perSecond = (count: number, ms: number): number => (count / ms) * 1_000
const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`)

function table(first: string, ...columns: readonly string[]): void {
  console.log(`\n| ${[first, ...columns].join(' | ')} |\n|${' --- |'.repeat(columns.length + 1)}`)
}

/** Orders that a gateway accepts in a minute at least, and how long after that all of them may take to arrive */
const ORDERS_A_MINUTE = 5_000
const DELIVERED_WITHIN_MS = 120_000
const wrongs: string[] = []

function told(
  name: string,
  { lost, doubled }: Pick<GatewayResult, 'lost' | 'doubled'>,
  isOurs: boolean,
): string[] {
  if (isOurs && lost + doubled > 0)
    wrongs.push(`${name}: expected each once in the ERP, ${lost} lost, ${doubled} doubled`)
  return [String(lost), String(doubled)]
}

async function gatewayRow(name: string, newUrl: () => Promise<string>): Promise<void> {
  const result = await orderThroughGateway({ databaseUrl: await newUrl(), orders: ORDERS, seed: SEED })
  // Fewer say little: a process is slow to begin with.
  const isSlow =
    ORDERS >= ORDERS_A_MINUTE && perSecond(ORDERS, result.acceptedMs) < perSecond(ORDERS_A_MINUTE, 60_000)
  if (isSlow) wrongs.push(`${name}: expected ${ORDERS_A_MINUTE} orders accepted within a minute`)
  if (result.deliveredMs > result.acceptedMs + DELIVERED_WITHIN_MS)
    wrongs.push(`${name}: expected all delivered within two minutes more`)
  row(
    name,
    perSecond(ORDERS, result.acceptedMs).toFixed(0),
    at(result.took, 0.5).toFixed(0),
    at(result.took, 0.99).toFixed(0),
    inSeconds(result.acceptedMs),
    inSeconds(result.deliveredMs),
    `${result.failed} of ${result.requests}`,
    ...told(name, result, true),
    (result.cpuMs / ORDERS).toFixed(1),
  )
}

interface Contestant {
  readonly name: string
  readonly queue: QueueTask['queue']
  /** Runs it on a fresh database */
  readonly on: (work: (url: string) => Promise<QueueFigures>) => Promise<QueueFigures>
}

const onRedis = (settings: RedisSettings): Contestant['on'] => {
  return async work => {
    const redis = await startRedis(settings)
    try {
      return await work(redis.url)
    } finally {
      await redis.remove()
    }
  }
}
const onSqlite: Contestant['on'] = async work => work(await newSqlite())
const onMariadb: Contestant['on'] = async work => work(await newMariadb())

/** The first one is what the others are compared with. */
const CONTESTANTS: readonly Contestant[] = [
  ...(mariadb ? [{ name: 'Dovetail, MariaDB', queue: 'DOVETAIL' as const, on: onMariadb }] : []),
  { name: 'Dovetail, SQLite', queue: 'DOVETAIL', on: onSqlite },
  { name: 'BullMQ, each write on the disk', queue: 'BULLMQ', on: onRedis('KEPT') },
  { name: 'BullMQ, Redis as it comes', queue: 'BULLMQ', on: onRedis('DEFAULT') },
  ...(mariadb ? [{ name: 'a table polled, MariaDB', queue: 'TABLE_POLL' as const, on: onMariadb }] : []),
]

async function queueRows(count: number, pace: number | null): Promise<void> {
  let ours: QueueFigures | null = null
  for (const { name, queue, on } of CONTESTANTS) {
    const figures = await on(url => measureQueue({ queue, url, count, perSecond: pace }, SEED))
    const first: QueueFigures = ours ?? figures
    ours = first
    const rate = (of: (one: QueueFigures) => number): string =>
      `${perSecond(count, of(figures)).toFixed(0)} (× ${(of(first) / of(figures)).toFixed(2)})`
    const waits = [0.5, 0.99].map(part => {
      const [own, firsts] = [at(figures.waits, part), at(first.waits, part)]
      return `${inSeconds(own)} (× ${(own / Math.max(firsts, 1)).toFixed(2)})`
    })
    const arrived = told(name, figures, queue === 'DOVETAIL')
    const cpu = (figures.cpuMs / count).toFixed(1)
    if (pace === null)
      row(
        name,
        rate(one => one.acceptedMs),
        rate(one => one.deliveredMs),
        waits[1]!,
        ...arrived,
        cpu,
      )
    else row(name, ...waits, ...arrived, cpu)
  }
}

try {
  console.log(
    `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}, load at the start ${loadavg()[0]!.toFixed(1)}`,
  )
  if (ORDERS > 0) {
    table(
      `${ORDERS} orders through the gateway`,
      ...['accepted a second', 'answer p50, ms', 'answer p99, ms', 'all accepted after, s'],
      ...['all delivered after, s', 'answers of the ERP that failed', 'lost', 'doubled'],
      'CPU of the gateway, ms each',
    )
    await gatewayRow('SQLite', newSqlite)
    if (mariadb) await gatewayRow('MariaDB', newMariadb)
  }
  if (DOCUMENTS > 0) {
    table(
      `${DOCUMENTS} documents at once`,
      ...['accepted a second', 'delivered a second', 'accepted to delivered p99, s', 'lost', 'doubled'],
      'CPU of the process, ms each',
    )
    await queueRows(DOCUMENTS, null)
  }
  if (STEADY > 0) {
    table(
      `${STEADY} documents, ${PER_SECOND} a second`,
      ...['accepted to delivered p50, s', 'p99, s', 'lost', 'doubled', 'CPU of the process, ms each'],
    )
    await queueRows(STEADY, PER_SECOND)
  }
  console.log(`\nLoad at the end ${loadavg()[0]!.toFixed(1)}`)
} finally {
  await mariadb?.remove()
}
for (const wrong of wrongs) console.error(wrong)
if (wrongs.length > 0) process.exitCode = 1
