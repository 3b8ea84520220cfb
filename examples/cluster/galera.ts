import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createConnection } from 'mysql2/promise'
import { type Home, LOOPBACK } from './networks.ts'
import { type Addresses, type GaleraNode, missingForGalera, RunningNode } from './node.ts'

const DATABASE = 'dovetail'
/** May do all, from anywhere, without a password: nobody else reaches the nodes */
const USER = 'dovetail'
const LOOK_MS = 100
const WHOLE_WITHIN_MS = 90_000
const STANDING = "show global status where variable_name in ('wsrep_ready', 'wsrep_cluster_size')"

export interface Galera {
  /** For DATABASE_URL: all nodes */
  readonly url: string
  readonly nodes: readonly GaleraNode[]
  /** The database, empty once more */
  empty(): Promise<void>
  /** One statement on a node that answers */
  run(statement: string): Promise<readonly Record<string, unknown>[]>
  /** Resolves when every node is a part of it again: until then it may not bear that another one is lost. */
  whole(): Promise<void>
  stop(): Promise<void>
}

/** Three nodes with their data below `folder`, and an empty database. @param homes where they live: all on loopback when left out */
export async function startGalera(
  folder: string,
  homes: readonly Home[] = [LOOPBACK, LOOPBACK, LOOPBACK],
): Promise<Galera> {
  const missing = missingForGalera()
  if (missing) throw new Error(`a cluster cannot be started here without ${missing}`)
  chmodSync(folder, 0o755)
  const ports = await freePorts(homes.length * 4)
  const addresses = homes.map((home, place) => ({
    home,
    sql: ports[place * 4]!,
    group: ports[place * 4 + 1]!,
    stateTransfer: ports[place * 4 + 2]!,
    increments: ports[place * 4 + 3]!,
  }))
  const members = addresses.map(({ home, group }) => `${home.address}:${group}`).join(',')
  const nodes: RunningNode[] = []
  const stop = async (): Promise<void> => {
    for (const node of [...nodes].reverse()) await node.kill()
  }
  try {
    for (const [place, address] of addresses.entries()) {
      const node = new RunningNode(join(folder, `node-${place + 1}`), address, members)
      nodes.push(node)
      await node.install()
      await node.start(
        place === 0 ? [`create user '${USER}'@'%'`, `grant all on *.* to '${USER}'@'%'`] : null,
      )
    }
    await runOn(addresses[0]!, 'mysql', `create database ${DATABASE}`)
  } catch (error) {
    await stop()
    throw error
  }
  const run = (statement: string) => runOnAny(addresses, statement)
  return {
    url: `mysql://${USER}@${addresses.map(({ home, sql }) => `${home.address}:${sql}`).join(',')}/${DATABASE}`,
    nodes,
    empty: async () => {
      await run(`drop database ${DATABASE}`)
      await run(`create database ${DATABASE}`)
    },
    run,
    whole: () => untilWhole(addresses),
    stop,
  }
}

async function runOnAny(
  nodes: readonly Addresses[],
  statement: string,
): Promise<readonly Record<string, unknown>[]> {
  let last: unknown
  for (const node of nodes) {
    try {
      return await runOn(node, 'mysql', statement)
    } catch (error) {
      last = error
    }
  }
  throw last
}

async function untilWhole(nodes: readonly Addresses[]): Promise<void> {
  const latest = performance.now() + WHOLE_WITHIN_MS
  while (!(await Promise.all(nodes.map(node => seesAll(node, nodes.length)))).every(sees => sees)) {
    if (performance.now() > latest)
      throw new Error(`the cluster was not whole again in ${WHOLE_WITHIN_MS} ms`)
    await sleep(LOOK_MS)
  }
}

/** Whether it may be used, and counts so many nodes. */
async function seesAll(node: Addresses, count: number): Promise<boolean> {
  try {
    const rows = await runOn(node, 'mysql', STANDING)
    const standing = Object.fromEntries(rows.map(row => [row['Variable_name'], row['Value']]))
    return standing['wsrep_ready'] === 'ON' && standing['wsrep_cluster_size'] === String(count)
  } catch {
    return false
  }
}

async function runOn(
  { home, sql: port }: Addresses,
  database: string,
  sql: string,
): Promise<readonly Record<string, unknown>[]> {
  const connection = await createConnection({
    ...{ host: home.address, port, user: USER, database, connectTimeout: 1_500 },
  })
  try {
    const [rows] = await connection.query({ sql, timeout: 10_000 })
    return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : []
  } finally {
    connection.destroy()
  }
}

/** Asked for together, so that none is given twice. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1')
      await once(server, 'listening')
      return server
    }),
  )
  const ports = servers.map(server => (server.address() as { port: number }).port)
  await Promise.all(
    servers.map(async server => {
      server.close()
      await once(server, 'close')
    }),
  )
  return ports
}
