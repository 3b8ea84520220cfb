/**
 * Three MariaDB nodes and three gateways on one machine: `node examples/cluster/start.ts`, until Ctrl-C. The demo company, with data in
 * `data/cluster`, made anew each time.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startGalera } from './galera.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const FOLDER = join(ROOT, 'data', 'cluster')
const GATEWAYS = 3

rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })
console.log('Starting three nodes, which takes some twenty seconds …')
const cluster = await startGalera(FOLDER)
const gateways = await startGateways()
console.log(`
Gateways:  ${gateways.map(({ url }) => url).join('  ')}
Nodes:     ${cluster.nodes.map(({ port }) => `127.0.0.1:${port}`).join('  ')} (user dovetail, no password; logs in ${FOLDER}/node-*/log)

Keys:      1, 2, 3 kill a node, or start it again · Ctrl-C ends all`)

const dead = new Set<number>()
process.stdin.setRawMode?.(true)
for await (const key of process.stdin) {
  if (key[0] === 0x03) break
  const place = key[0] - 0x31
  const node = cluster.nodes[place]
  if (!node) continue
  if (dead.delete(place)) {
    console.log(`node ${place + 1} starts again …`)
    await node.start()
    console.log(`node ${place + 1} is back`)
  } else {
    dead.add(place)
    await node.kill()
    console.log(`node ${place + 1} is dead`)
  }
}
for (const { child } of gateways) child.kill('SIGTERM')
await Promise.all(gateways.map(({ child }) => once(child, 'exit')))
await cluster.stop()
process.exit()

/** One after the other: the first makes the tables. */
async function startGateways(): Promise<{ readonly url: string; readonly child: ChildProcess }[]> {
  const started: { url: string; child: ChildProcess }[] = []
  for (let place = 0; place < GATEWAYS; place++) {
    const env = {
      ...process.env,
      PORT: '0',
      DATABASE_URL: cluster.url,
      STATE_FOLDER: FOLDER,
      LOG_LEVEL: 'info',
    }
    const child = spawn(process.execPath, ['src/main.ts'], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    process.once('exit', () => child.kill('SIGKILL'))
    started.push({ child, url: await urlOf(child) })
  }
  return started
}

function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout!.on('data', chunk => {
      said += chunk
      const url = /"url":"([^"]+)"/.exec(said)?.[1]
      if (url) resolve(url)
    })
    child.once('exit', code => reject(new Error(`a gateway ended with ${code}:\n${said}`)))
  })
}
