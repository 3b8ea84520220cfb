import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { promisify } from 'node:util'
import type { TrytonRecords } from './tryton-records.ts'

const run = promisify(execFile)

/** A real Tryton of a test's own, from Debian's packages, on loopback. */
export interface OwnTryton {
  readonly port: number
  readonly url: string
  readonly database: string
  readonly login: string
  readonly password: string
  /** Its own records, read beside it: plain SQL on its database, which it does not notice */
  read(statement: string, ...parameters: SQLInputValue[]): Record<string, unknown>[]
  /** A change behind its back, by plain SQL: a trigger, say, or a session taken away */
  change(statement: string): void
  /** Down: connections are refused */
  stop(): Promise<void>
  /** Up again, with what it had */
  start(): Promise<void>
  /** Gone with everything in it */
  remove(): Promise<void>
}

const MODULES = ['sale', 'stock', 'production', 'production_routing', 'production_work', 'account_product']
const PACKAGES = [
  'tryton-server',
  'tryton-proteus',
  ...MODULES.map(module => `tryton-modules-${module.replaceAll('_', '-')}`),
]
const ADMIN = '/usr/bin/trytond-admin'
const SERVER = '/usr/bin/trytond'
const PYTHON = '/usr/bin/python3'
const DATABASE = 'dovetail'
const LOGIN = 'admin'
const PASSWORD = 'test-only'
const START_TRIES = 3
const START_MS = 120_000
const POLL_MS = 50
const BUSY_MS = 10_000

/**
 * Whether a Tryton can be built here. Where `CI` is set, its packages are installed first and must be there; where not, the console says what
 * was left out.
 */
export async function canHaveTryton(): Promise<boolean> {
  if (isInstalled()) return true
  const reason = `they need Debian's packages ${PACKAGES.join(' ')}`
  if (!process.env.CI) {
    console.log(`left out: tests on a Tryton of their own (${reason})`)
    return false
  }
  if (userInfo().uid === 0) await install()
  if (isInstalled()) return true
  throw new Error(`no Tryton to test on: ${reason}`)
}

const isInstalled = (): boolean =>
  [ADMIN, SERVER].every(existsSync) &&
  [...MODULES, '../../proteus'].every(module =>
    existsSync(join('/usr/lib/python3/dist-packages/trytond/modules', module)),
  )

async function install(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const wait = ['-o', 'DPkg::Lock::Timeout=400']
  await run('apt-get', ['update', '-qq'], { env })
  await run('apt-get', [...wait, 'install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], {
    env,
    maxBuffer: 1 << 26,
  })
}

/** Builds a seeded Tryton, half a minute's work, and answers the folder that `startOwnTryton` copies. */
export async function buildTryton(records: TrytonRecords): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tryton-seeded-'))
  const file = writeSettings(folder, 0)
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, PASSWORD)
  writeFileSync(databaseFile(folder), '')
  const env = { ...process.env, TRYTONPASSFILE: passwordFile }
  const admin = (...args: string[]) =>
    run(ADMIN, ['-c', file, '-d', DATABASE, ...args], { env, maxBuffer: 1 << 26 })
  await admin('--all', '--email', 'admin@example.com')
  await admin('-u', ...MODULES, '--activate-dependencies')
  const seed = join(import.meta.dirname, 'own-tryton-seed.py')
  const seeding = run(PYTHON, ['-W', 'ignore', seed, file, `sqlite:///${DATABASE}`], { maxBuffer: 1 << 26 })
  seeding.child.stdin!.end(JSON.stringify(records))
  await seeding
  return folder
}

const databaseFile = (folder: string): string => join(folder, `${DATABASE}.sqlite`)

/** @param port 0 while nobody serves it */
function writeSettings(folder: string, port: number): string {
  const file = join(folder, 'trytond.conf')
  const lines = [
    '[web]',
    `listen = 127.0.0.1:${port}`,
    '[database]',
    'uri = sqlite://',
    `path = ${folder}`,
    '[session]',
    'max_attempt = 1000',
    '[password]',
    'length = 1',
  ]
  writeFileSync(file, lines.join('\n'))
  return file
}

/** Starts one on a copy of what was built. */
export async function startOwnTryton(seeded: string): Promise<OwnTryton> {
  const folder = mkdtempSync(join(tmpdir(), 'tryton-'))
  cpSync(databaseFile(seeded), databaseFile(folder))
  let { port, child } = await startOnFreePort(folder)
  const killAtExit = (): void => void child.kill('SIGKILL')
  process.once('exit', killAtExit)
  const records = new DatabaseSync(databaseFile(folder), { readOnly: true })
  const end = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    database: DATABASE,
    login: LOGIN,
    password: PASSWORD,
    read: (statement, ...parameters) =>
      records.prepare(statement).all(...parameters) as Record<string, unknown>[],
    change(statement) {
      const writer = new DatabaseSync(databaseFile(folder), { timeout: BUSY_MS })
      writer.exec(statement)
      writer.close()
    },
    stop: end,
    async start() {
      child = await startOn(folder, port)
    },
    async remove() {
      await end()
      records.close()
      process.off('exit', killAtExit)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Another process may take the port between the question and the start: then it is asked again. */
async function startOnFreePort(folder: string): Promise<{ port: number; child: ChildProcess }> {
  for (let tries = 1; ; tries++) {
    const port = await freePort()
    try {
      return { port, child: await startOn(folder, port) }
    } catch (error) {
      if (tries === START_TRIES) throw error
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Resolves when it lets somebody log in. */
async function startOn(folder: string, port: number): Promise<ChildProcess> {
  const log = join(folder, 'log')
  const output = openSync(log, 'a')
  const child = spawn(SERVER, ['-c', writeSettings(folder, port), '-d', DATABASE], {
    stdio: ['ignore', output, output],
  })
  const deadline = Date.now() + START_MS
  while (!(await letsIn(port))) {
    if (child.exitCode === null && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, POLL_MS))
      continue
    }
    child.kill('SIGKILL')
    throw new Error(`trytond was not ready in time:\n${readFileSync(log, 'utf8')}`)
  }
  return child
}

async function letsIn(port: number): Promise<boolean> {
  const body = { id: 1, method: 'common.db.login', params: [LOGIN, { password: PASSWORD }] }
  try {
    const response = await fetch(`http://127.0.0.1:${port}/${DATABASE}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.ok
  } catch {
    return false
  }
}
