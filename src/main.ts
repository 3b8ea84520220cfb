import { join } from 'node:path'
import { Command } from 'commander'
import type { Logger } from 'pino'
import { compose, type Gateway } from './compose.ts'
import { ConfigError, loadSettings, type Settings } from './config.ts'
import { DovetailError } from './domain/errors.ts'
import { EnvironmentError } from './lib/environment.ts'
import { createGraphqlHandler } from './server/graphql.ts'
import { createFront, type Front } from './server/http.ts'
import { createLogger, whenLogged } from './server/log.ts'
import { MOST_STREAMS } from './server/streams.ts'
import { ModelFilesError } from './services/model-library.ts'

const ROOT = join(import.meta.dirname, '..')
const PAGE = join(ROOT, 'web', 'studio', 'dist')
/** What runs when the process is told to end gets this long. */
const DRAIN_MS = 7_000
/** Whatever holds on to something longer than this, such as a frozen database, is left behind: nothing accepted is lost by it. */
const STOP_MS = 9_500

/** A reader of the log that has fallen behind gets this long for the last lines. */
const LOG_MS = 1_000

const options = new Command('dovetail')
  .description('A GraphQL gateway that joins customers, articles and configurations.')
  .option('-c, --config <file>', 'the configuration; DOVETAIL_CONFIG or dovetail.config.ts when left out')
  .parse()
  .opts<{ config?: string }>()

/** Mistakes of the operator end the start with one message; anything else is a fault of ours and shows its stack. */
function fail(error: unknown): never {
  const isForOperator =
    error instanceof ConfigError ||
    error instanceof EnvironmentError ||
    error instanceof ModelFilesError ||
    error instanceof DovetailError ||
    isListenError(error)
  console.error(isForOperator ? `dovetail cannot start.\n${describe(error as Error)}` : error)
  process.exit(1)
}

function isListenError(error: unknown): boolean {
  const { syscall } = error as NodeJS.ErrnoException
  return error instanceof Error && (syscall === 'listen' || syscall === 'getaddrinfo')
}

function describe(error: Error): string {
  const { code, port, hostname, address } = error as NodeJS.ErrnoException & {
    port?: number
    hostname?: string
    address?: string
  }
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
    return `HOST: expected a name or address of this machine, such as 127.0.0.1 or 0.0.0.0, got "${hostname ?? address}".`
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another process: stop it, or choose another with PORT (0 takes a free one).`
  return error.message
}

async function start(settings: Settings): Promise<{ front: Front; gateway: Gateway; log: Logger }> {
  const log = createLogger(settings.logLevel)
  const gateway = await compose(settings, log)
  const front = createFront({
    graphql: await createGraphqlHandler(log),
    createContext: gateway.createContext,
    receiverOf: gateway.receiverOf,
    isReady: gateway.isReady,
    defaultRole: settings.defaultRole,
    requestMs: settings.requestMs,
    mostStreams: settings.config.limits?.subscriptions ?? MOST_STREAMS,
    pageFolder: PAGE,
    log,
  })
  const address = await front.listen(settings.port, settings.host)
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  const url = `http://${host}:${address.port}`
  await gateway.start(url)
  if (settings.defaultRole === null)
    log.warn('no keys are configured: callers on this machine have the role sales, all others are guests')
  log.info({ url, pid: process.pid }, `Dovetail is ready: open ${url}`)
  return { front, gateway, log }
}

try {
  const settings = await loadSettings(ROOT, options.config ?? null)
  const { front, gateway, log } = await start(settings)
  let isStopping = false
  const stop = async (signal: string) => {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'stopping: what runs may end')
    setTimeout(() => process.exit(0), STOP_MS).unref()
    await front.drain(DRAIN_MS)
    await gateway.stop()
    log.info('stopped')
    await whenLogged(LOG_MS)
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
} catch (error) {
  fail(error)
}
