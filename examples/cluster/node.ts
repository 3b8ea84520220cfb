import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import type { Home } from './networks.ts'

/**
 * A node that does not answer its neighbours for so long is suspected, and left out when those that are left agree: within what a gateway may
 * take to go on. Only this is shortened. A shorter `evs.inactive_timeout` shortens `evs.install_timeout` with it: on a busy machine the
 * nodes were not done agreeing by then, and all of them were alone.
 */
const KEEP_ALIVE = 'PT0.5S'
const SUSPECTED_AFTER = 'PT2S'
/** While they agree anew, what may have been lost is said again so often. */
const SAID_AGAIN_AFTER = 'PT0.5S'
const START_MS = 90_000
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
const PROVIDERS = ['/usr/lib/galera/libgalera_smm.so', '/usr/lib/galera-4/libgalera_smm.so']

/** One MariaDB server of the cluster. */
export interface GaleraNode {
  readonly port: number
  /** SIGKILL: no goodbye */
  kill(): Promise<void>
  /** It stops thinking: its connections stay open, and nothing is answered */
  freeze(): void
  thaw(): void
  /** Again, with what it had; it takes what it missed from the others */
  start(): Promise<void>
}

/** What is missing to start a cluster here; null when nothing is. */
export function missingForGalera(): string | null {
  const missing = ['mariadbd', 'mariadb-install-db', 'rsync', 'lsof'].filter(name => !findProgram(name))
  if (!PROVIDERS.some(existsSync)) missing.push('galera-4')
  return missing.length === 0
    ? null
    : `${missing.join(', ')}: Debian has them in mariadb-server, galera-4, rsync and lsof`
}

export interface Addresses {
  readonly home: Home
  readonly sql: number
  readonly group: number
  readonly stateTransfer: number
  readonly increments: number
}

export class RunningNode implements GaleraNode {
  readonly port: number
  readonly #folder: string
  readonly #addresses: Addresses
  readonly #members: string
  #process: ChildProcess | null = null
  #wasKilled = false

  constructor(folder: string, addresses: Addresses, members: string) {
    this.port = addresses.sql
    this.#folder = folder
    this.#addresses = addresses
    this.#members = members
  }

  /** Of its own: a server that starts clears its temporary folder of what looks left over. */
  get #temporary(): string {
    return join(this.#folder, 'tmp')
  }

  async install(): Promise<void> {
    mkdirSync(this.#temporary, { recursive: true })
    handOver(this.#folder)
    const options = [
      asUser(),
      `--datadir=${join(this.#folder, 'data')}`,
      `--tmpdir=${this.#temporary}`,
      '--auth-root-authentication-method=normal',
    ]
    await promisify(execFile)(findProgram('mariadb-install-db')!, [
      '--no-defaults',
      '--skip-test-db',
      ...options,
    ])
  }

  /** @param first statements to begin a new cluster with; null to join the one that is there */
  async start(first: readonly string[] | null = null): Promise<void> {
    const more = first ? this.#begin(first) : this.#wasKilled ? await this.#position() : []
    const [program, ...words] = [
      ...this.#addresses.home.prefix,
      findProgram('mariadbd')!,
      ...this.#options(),
      ...more,
    ]
    const server = spawn(program!, words, {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#process = server
    server.stderr!.pipe(createWriteStream(join(this.#folder, 'log'), { flags: 'a' }))
    const killAtExit = (): void => void server.kill('SIGKILL')
    process.once('exit', killAtExit)
    server.once('exit', () => process.off('exit', killAtExit))
    await said(server, 'Synchronized with group, ready for connections')
  }

  async kill(): Promise<void> {
    const server = this.#process
    this.#process = null
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    this.#wasKilled = true
    const exited = once(server, 'exit')
    server.kill('SIGKILL')
    await exited
  }

  freeze(): void {
    this.#process?.kill('SIGSTOP')
  }

  thaw(): void {
    this.#process?.kill('SIGCONT')
  }

  #begin(statements: readonly string[]): string[] {
    const file = join(this.#folder, 'init.sql')
    writeFileSync(file, statements.map(statement => `${statement};\n`).join(''))
    return ['--wsrep-new-cluster', `--init-file=${file}`]
  }

  /** Where it stands in the history: after a kill only its tables know. */
  async #position(): Promise<string[]> {
    const recover = [...this.#options(), '--wsrep-recover']
    const { stderr } = await promisify(execFile)(findProgram('mariadbd')!, recover, { maxBuffer: 1 << 26 })
    const [, position] = /Recovered position: (\S+)/.exec(stderr) ?? []
    return position ? [`--wsrep-start-position=${position}`] : []
  }

  #options(): string[] {
    const { home, sql, group, stateTransfer, increments } = this.#addresses
    const { address } = home
    const provider = [
      `gmcast.listen_addr=tcp://${address}:${group}`,
      `ist.recv_addr=${address}:${increments}`,
      `evs.keepalive_period=${KEEP_ALIVE}`,
      `evs.suspect_timeout=${SUSPECTED_AFTER}`,
      `evs.join_retrans_period=${SAID_AGAIN_AFTER}`,
      'gcache.size=64M',
    ]
    return [
      '--no-defaults',
      asUser(),
      `--datadir=${join(this.#folder, 'data')}`,
      `--tmpdir=${this.#temporary}`,
      `--socket=${join(this.#folder, 'socket')}`,
      `--pid-file=${join(this.#folder, 'pid')}`,
      `--port=${sql}`,
      `--bind-address=${address}`,
      '--skip-name-resolve',
      '--binlog-format=ROW',
      '--innodb-autoinc-lock-mode=2',
      '--innodb-buffer-pool-size=32M',
      '--innodb-log-file-size=16M',
      // What a node has committed, the others have too: it need not wait for its own disk.
      '--innodb-flush-log-at-trx-commit=0',
      '--wsrep-on=ON',
      `--wsrep-provider=${PROVIDERS.find(existsSync)}`,
      `--wsrep-provider-options=${provider.join(';')}`,
      '--wsrep-cluster-name=dovetail',
      `--wsrep-cluster-address=gcomm://${this.#members}`,
      `--wsrep-node-address=${address}`,
      `--wsrep-node-name=${sql}`,
      '--wsrep-sst-method=rsync',
      `--wsrep-sst-receive-address=${address}:${stateTransfer}`,
    ]
  }
}

/** Waits until it says so in its log. */
function said(server: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    const fail = (what: string): void => reject(new Error(`mariadbd ${what}:\n${log.slice(-4_000)}`))
    const timer = setTimeout(() => {
      server.kill('SIGKILL')
      fail('was not ready in time')
    }, START_MS)
    const onData = (chunk: Buffer): void => {
      log += chunk
      if (!log.includes(words)) return
      clearTimeout(timer)
      server.stderr!.off('data', onData)
      resolve()
    }
    server.stderr!.on('data', onData)
    server.once('exit', code => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    })
  })
}

/** Root hands over to the user that Debian's package makes: what nodes send each other must not be written by nobody. */
function asUser(): string {
  return `--user=${isRoot() ? 'mysql' : userInfo().username}`
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function handOver(folder: string): void {
  if (isRoot()) execFileSync('chown', ['-R', 'mysql:', folder])
}

function findProgram(name: string): string | undefined {
  return FOLDERS.map(folder => join(folder, name)).find(path => existsSync(path))
}
