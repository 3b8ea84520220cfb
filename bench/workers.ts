/**
 * How long `/healthz` takes while the engine works on threads: `npm run bench:workers`. Figures of the last time:
 * `workers.md`. One request after another on one connection, from a process that does nothing else.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { availableParallelism, cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Work } from './workers-server.ts'

const SECONDS = Number(process.argv[2] ?? 10)
/** Between two requests: a probe that never pauses would be a load of its own */
const PAUSE_MS = 2

const server = fork(fileURLToPath(new URL('./workers-server.ts', import.meta.url)))
const tell = async <T>(message: Work | null): Promise<T> => {
  server.send({ work: message })
  return (await once(server, 'message'))[0] as T
}
const [{ port, threads }] = (await once(server, 'message')) as [{ port: number; threads: number }]
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

function ask(): Promise<number> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/healthz', agent }, response => {
      response.resume().once('end', () => resolve(performance.now() - start))
    }).once('error', reject)
  })
}

async function measure(): Promise<number[]> {
  const took: number[] = []
  for (const until = performance.now() + SECONDS * 1000; performance.now() < until; ) {
    took.push(await ask())
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS))
  }
  return took.sort((a, b) => a - b)
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!

const ROWS: readonly (readonly [Work | null, string])[] = [
  [null, 'idle'],
  ['click', 'clicks on a model of 6,467 features'],
  ['reprice', 'a quote of 10,000 lines repriced, over and over'],
  ['nest', 'saw lists of 500 pieces nested'],
  ['all', 'all three'],
  [null, 'idle again'],
]

console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}, ${threads} thread(s)\n`,
)
console.log('| `/healthz` while | p50, ms | p99, ms | slowest, ms | requests | work done |')
console.log('| --- | --- | --- | --- | --- | --- |')
await measure()
for (const [work, name] of ROWS) {
  if (work) server.send({ work })
  const took = await measure()
  const { counts } = work ? await tell<{ counts: Record<string, number> }>(null) : { counts: {} }
  const done = Object.entries(counts).map(([kind, count]) => `${count} × ${kind}`)
  const figures = [at(took, 0.5), at(took, 0.99), took.at(-1)!].map(ms => ms.toFixed(2))
  console.log(`| ${[name, ...figures, took.length, done.join(', ')].join(' | ')} |`)
}
const { took } = await tell<{ took: number[] }>('abort')
took.sort((a, b) => a - b)
const [half, most] = [at(took, 0.5), took.at(-1)!].map(ms => ms.toFixed(1))
console.log(
  `\n${took.length} tasks aborted at random moments: their thread is free after ${half} ms (median), ${most} ms at most.`,
)
server.disconnect()
server.kill()
agent.destroy()
