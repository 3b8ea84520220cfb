/**
 * How long `/healthz` takes while the gateway works, and how soon a thread works for others when a client goes away:
 * `npm run bench:workers`. Figures of the last time: `workers.md`. The gateway is the real process with its demo company on a
 * database of its own, and is asked in GraphQL over HTTP.
 *
 * `node bench/workers.ts [seconds for each row] [mysql://…]`: SQLite when no server is named
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startGateway } from '../test/support/gateway.ts'
import { measureAborts } from './support/load/aborts.ts'
import { asker, type Client, clicker, exploder, makeQuote, repricer } from './support/load/clients.ts'
import { measureFreed } from './support/load/freed.ts'
import { writeModels } from './support/load/models.ts'

const SECONDS = Number(process.argv[2] ?? 12)
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const folder = mkdtempSync(join(tmpdir(), 'load-'))
const models = join(folder, 'models')
writeModels(models)
const gateway = await startGateway({
  config: here('support/load/dovetail.config.ts'),
  databaseUrl: process.argv[3] ?? `sqlite:${join(folder, 'dovetail.db')}`,
  env: { BENCH_MODELS: models, STATE_FOLDER: folder },
})
const probe = fork(here('support/load/probe.ts'), [gateway.url])
// Whatever ends this process, or the probe, leaves no gateway behind.
process.once('exit', () => gateway.process.kill('SIGKILL'))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1))
probe.once('exit', code => code && process.exit(1))

async function measure(seconds: number): Promise<number[]> {
  probe.send(seconds)
  const [took] = (await once(probe, 'message')) as [number[]]
  return took.sort((a, b) => a - b)
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!
const inMs = (...ms: readonly number[]): string => ms.map(one => one.toFixed(1)).join(' | ')

async function row(name: string, clients: Readonly<Record<string, Client>>): Promise<void> {
  const given = new AbortController()
  const works = Object.entries(clients).map(([what, client]) => {
    const took: number[] = []
    const ended = client(given.signal, ms => took.push(ms)).catch(error => {
      if (!given.signal.aborted) throw error
    })
    return { what, took, ended }
  })
  const took = await measure(SECONDS)
  given.abort()
  await Promise.all(works.map(work => work.ended))
  const done = works.map(work => {
    const sorted = work.took.sort((a, b) => a - b)
    return sorted.length === 0
      ? `0 × ${work.what}`
      : `${sorted.length} × ${work.what} of ${at(sorted, 0.5).toFixed(0)} ms`
  })
  console.log(
    `| ${name} | ${inMs(at(took, 0.5), at(took, 0.99), took.at(-1)!)} | ${took.length} | ${done.join(', ')} |`,
  )
}

try {
  const ask = asker(gateway.url)
  const click = clicker(ask)
  const quote = await makeQuote(ask)
  const reprice = repricer(ask, quote.id)
  const nest = await exploder(ask)
  console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}\n`)
  console.log(`A quote of 10,000 lines is made in ${quote.ms.toFixed(0)} ms.\n`)
  console.log('| `/healthz` while | p50, ms | p99, ms | slowest, ms | requests | work done, medians |')
  console.log('| --- | --- | --- | --- | --- | --- |')
  await measure(2)
  await row('idle', {})
  await row('a model of 6,467 features is clicked', { click })
  await row('a quote of 10,000 lines is priced anew and written', { reprice })
  await row('saw lists of 500 pieces are nested', { nest })
  await row('all three', { click, reprice, nest })
  await row('idle again', {})
  console.log('\n| a click answered, ms | median | slowest |\n| --- | --- | --- |')
  for (const asked of ['domains', 'reasons'] as const) {
    const { idle, after } = await measureAborts(ask, asked)
    const figures = (took: readonly number[]): string => inMs(at(took, 0.5), took.at(-1)!)
    console.log(`| when nobody else asks | ${figures(idle)} |`)
    console.log(`| asked when another client, who asked for all ${asked}, goes away | ${figures(after)} |`)
  }
  console.log('\n| a thread is free after, ms | median | slowest |\n| --- | --- | --- |')
  for (const kind of ['domains', 'because'] as const) {
    const freed = await measureFreed(kind)
    console.log(`| a task \`${kind}\` is given up | ${inMs(at(freed, 0.5), freed.at(-1)!)} |`)
  }
} finally {
  probe.disconnect()
  await gateway.stop()
  rmSync(folder, { recursive: true, force: true })
}
