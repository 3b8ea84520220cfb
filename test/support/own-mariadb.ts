import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { createConnection } from 'mysql2/promise'
import { createProxy } from './proxy.ts'

/** A MariaDB server of a test's own, to be as sick as the test likes. Everybody reaches it through one address that stays. */
export interface OwnMariadb {
  /** The database as the connectors take it, there or not */
  url(database: string): string
  /** Past what breaks and slows connections, for measuring */
  directUrl(database: string): string
  /** One statement in `database` */
  run(database: string, statement: string): Promise<void>
  /** Down: connections break, new ones are refused */
  stop(): Promise<void>
  /** Up again, with what it had */
  start(): Promise<void>
  /** It stops thinking: connections stay open, new ones are accepted, nothing is answered */
  freeze(): void
  thaw(): void
  /** Every packet arrives this much later, in both directions; 0 ends it */
  slow(delayMs: number): void
  /** Gone with everything in it */
  remove(): Promise<void>
}

const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
const SERVER = findBinary('mariadbd')
const INSTALL = findBinary('mariadb-install-db')
const START_TRIES = 3
const START_MS = 120_000

/** Whether a server can be started here. Where not, the console says what was left out; where `CI` is set it must be there. */
export function canStartMariadb(): boolean {
  if (SERVER && INSTALL) return true
  const reason = 'they need the programs mariadbd and mariadb-install-db'
  if (process.env.CI) throw new Error(`no MariaDB to start: ${reason}`)
  console.log(`left out: tests on a MariaDB of their own (${reason})`)
  return false
}

function findBinary(name: string): string | null {
  return FOLDERS.map(folder => join(folder, name)).find(path => existsSync(path)) ?? null
}

/** What a server keeps in memory, and what of a commit outlives the machine. */
export interface OwnMariadbOptions {
  /** TEST: little memory, and a commit is written within a second. FACTORY: the server's own settings, each commit on the disk when it is answered */
  readonly settings: 'TEST' | 'FACTORY'
}

const SETTINGS: Readonly<Record<OwnMariadbOptions['settings'], readonly string[]>> = {
  TEST: ['--innodb-buffer-pool-size=16M', '--innodb-log-file-size=4M', '--innodb-flush-log-at-trx-commit=0'],
  FACTORY: ['--innodb-flush-log-at-trx-commit=1'],
}

export async function startOwnMariadb(
  options: OwnMariadbOptions = { settings: 'TEST' },
): Promise<OwnMariadb> {
  const folder = mkdtempSync(join(tmpdir(), 'mariadb-'))
  const data = join(folder, 'data')
  const asUser = `--user=${userInfo().username}`
  // A server that starts clears its temporary folder of what looks left over: each has its own.
  const asTmp = `--tmpdir=${folder}`
  const install = [
    asUser,
    asTmp,
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]
  await promisify(execFile)(INSTALL!, ['--no-defaults', ...install])
  const settings = [
    asUser,
    asTmp,
    `--datadir=${data}`,
    `--socket=${join(folder, 'socket')}`,
    `--pid-file=${join(folder, 'pid')}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    ...SETTINGS[options.settings],
  ]
  let { port, child } = await startOnFreePort(settings)
  const proxy = await createProxy({ host: '127.0.0.1', port })
  const killAtExit = (): void => void child.kill('SIGKILL')
  process.once('exit', killAtExit)
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill('SIGCONT')
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
  const url = (database: string) => `mysql://root@127.0.0.1:${proxy.port}/${database}`
  return {
    url,
    directUrl: database => `mysql://root@127.0.0.1:${port}/${database}`,
    async run(database, statement) {
      const connection = await createConnection({ host: '127.0.0.1', port, user: 'root', database })
      await connection.query(statement)
      await connection.end()
    },
    async stop() {
      await Promise.all([proxy.stop(), end('SIGTERM')])
    },
    async start() {
      child = await startOn(port, settings)
      await proxy.start()
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    slow: delayMs => proxy.slow(delayMs),
    async remove() {
      await Promise.all([proxy.stop(), end('SIGKILL')])
      process.off('exit', killAtExit)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Another process may take the port between the question and the start: then it is asked again. */
async function startOnFreePort(settings: readonly string[]): Promise<{ port: number; child: ChildProcess }> {
  for (let tries = 1; ; tries++) {
    const port = await freePort()
    try {
      return { port, child: await startOn(port, settings) }
    } catch (error) {
      if (tries === START_TRIES) throw error
    }
  }
}

/** A port that the system says is nobody's. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Resolves when the server says that it takes connections. */
function startOn(port: number, settings: readonly string[]): Promise<ChildProcess> {
  const child = spawn(SERVER!, ['--no-defaults', `--port=${port}`, ...settings], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    const fail = (what: string): void => reject(new Error(`mariadbd ${what}:\n${said}`))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail('was not ready in time')
    }, START_MS)
    child.stderr.on('data', chunk => {
      said += chunk
      if (!said.includes('ready for connections')) return
      clearTimeout(timer)
      resolve(child)
    })
    child.once('error', error => fail(error.message))
    child.once('exit', code => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    })
  })
}
