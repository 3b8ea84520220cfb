import { readdirSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { composeStatuses, type Receive } from './compose-statuses.ts'
import { describeProblems, type Settings } from './config.ts'
import { createAlarmWebhook } from './connectors/alarm-webhook.ts'
import { DEMO_QUOTES } from './connectors/memory/demo-quotes.ts'
import type { RequestContext } from './context.ts'
import type { Caller } from './domain/caller.ts'
import { Decimal } from './domain/decimal.ts'
import { limitCaches } from './engine/index.ts'
import { DatabaseChangeFeed } from './feed/change-feed.ts'
import { tellingOfChanges } from './feed/telling-store.ts'
import { readStart } from './lib/read-start.ts'
import { systemClock, systemIds } from './lib/system.ts'
import { createReads } from './loaders/index.ts'
import { SourceGuard } from './loaders/source-guard.ts'
import { Dispatcher, Reconciler } from './outbox/index.ts'
import type { Raise } from './ports/alarm.ts'
import { type Connection, type ConnectorDescription, DescriptionError } from './ports/connector.ts'
import type { Log } from './ports/runtime.ts'
import type { Sink } from './ports/sink.ts'
import type { ServiceWorld, SourceView } from './services/environment.ts'
import { createServices } from './services/index.ts'
import { openModelLibrary } from './services/model-library.ts'
import type { ModelFile } from './services/read-model-files.ts'
import { seedDemo } from './services/seed-demo.ts'
import { createDatabaseClock } from './store/database-clock.ts'
import { openStore } from './store/open.ts'
import { ThreadPool } from './workers/pool.ts'

const PROBE_MS = 1_500
/** Tasks of the engine that may wait when the config does not say */
const WAITING_PER_THREAD = 32
/** What each thread of the engine keeps of models when the config does not say */
const CACHE_MEGABYTES = 256

/** A gateway without its HTTP front. */
export interface Gateway {
  createContext(caller: Caller, signal: AbortSignal): RequestContext
  /** Who takes what a source tells by itself; null where nobody listens to it */
  receiverOf(source: string): Receive | null
  /** Every source answered once, or is known to be down */
  isReady(): boolean
  /** How many subscriptions are told of changes */
  watching(): number
  /** Asks every source once and starts to send what waits. */
  start(publicUrl: string): Promise<void>
  /** Ends what is being sent, then lets go of everything. */
  stop(): Promise<void>
}

interface OpenSource {
  readonly name: 'crm' | 'erp'
  readonly description: ConnectorDescription
  readonly connection: Connection
  readonly guard: SourceGuard
}

/** Picks concrete connectors and the store, and puts the use cases on top. */
export async function compose(settings: Settings, log: Log): Promise<Gateway> {
  requireDemo(settings)
  const ownStore = await openStore(settings.databaseUrl)
  const clock = await createDatabaseClock(() => ownStore.now(), systemClock)
  const feed = new DatabaseChangeFeed({ store: ownStore, clock, log })
  const store = tellingOfChanges(ownStore, () => feed.wake())
  const models = await openModelLibrary(readModelFiles(settings), store, clock, 'LEFT_OUT')
  for (const error of models.errors) log.error({}, `a model file is left out: ${error}`)
  for (const warning of models.warnings) log.warn({}, warning)
  for (const { code, version } of await models.refresh())
    log.warn(
      {},
      `${code}: its file is older than version ${version}, which was published since and is offered`,
    )
  for (const [version, error] of models.unread)
    log.error(
      {},
      `${version} was published, and cannot be read here; the version before is offered: ${error}`,
    )
  const pool = openPool(settings)
  const crm = await openSource('crm', settings, log)
  const erp = await openSource('erp', settings, log)
  const customers = crm.connection.customers ?? missing('crm', 'customers', settings)
  const articles = erp.connection.articles ?? missing('erp', 'articles', settings)
  const { quotes } = crm.connection
  const { orders } = erp.connection
  requireOrders(settings, orders)
  // biome-ignore lint/suspicious/noExplicitAny: each sink takes the one kind of document that is enqueued for it
  const sinks = new Map<string, Sink<any>>()
  if (quotes) sinks.set('crm', quotes)
  if (orders) sinks.set('erp', orders)
  const raise = createRaise(settings, log)
  const dispatcher = new Dispatcher({
    store,
    sinks,
    clock,
    ids: systemIds,
    random: Math.random,
    log,
    raise,
  })
  const reconciler = new Reconciler({ store, sinks, clock, log, raise })
  let publicUrl = settings.publicUrl ?? ''
  let isReady = false

  const world: ServiceWorld = {
    store,
    models,
    pool,
    clock,
    ids: systemIds,
    exchangeRates: (settings.config.exchangeRates ?? []).map(rate => ({
      ...rate,
      rate: Decimal.of(rate.rate),
    })),
    publicUrl: () => publicUrl,
    sources: () => [
      view(crm, 'CRM'),
      view(erp, 'ERP'),
      { name: 'engine', kind: 'ENGINE', connector: 'native', status: 'UP' },
    ],
    takes: { quotes: quotes !== undefined, orders: orders !== undefined },
    planOrder: orders?.plan?.bind(orders) ?? null,
    acceptedBecomeOrders: settings.config.acceptedQuotes === 'ORDER',
    wakeOrders: () => statuses.wakeOrders(),
    wakeDispatcher: target => dispatcher.wake(target),
    feed,
    reconcile: (target, from, until, signal) => reconciler.reconcile(target, from, until, signal),
  }
  const readsOf = (signal: AbortSignal) =>
    createReads(
      {
        crm: { guard: crm.guard, source: customers },
        erp: { guard: erp.guard, source: articles },
        store,
        clock,
      },
      signal,
    )
  const statuses = composeStatuses({
    ...{ settings, log, raise, world },
    sinks: { ...(quotes ? { crm: quotes } : {}), ...(orders ? { erp: orders } : {}) },
    readsOf,
  })

  return {
    createContext: (caller, signal) => {
      const loaders = readsOf(signal)
      return { caller, loaders, services: createServices(world, caller, loaders, signal), signal }
    },
    receiverOf: statuses.receiverOf,
    isReady: () => isReady,
    watching: () => feed.size,
    start: async url => {
      publicUrl ||= url
      if (settings.config.demo) {
        const signal = AbortSignal.timeout(settings.requestMs)
        await seedDemo({ ...world, reads: readsOf(signal), signal }, DEMO_QUOTES)
      }
      dispatcher.start()
      if (settings.reconcile) reconciler.start(settings.reconcile)
      statuses.start()
      await Promise.all([probe(crm.guard, customers), probe(erp.guard, articles)])
      isReady = true
    },
    stop: async () => {
      feed.stop()
      await Promise.all([dispatcher.stop(), reconciler.stop(), statuses.stop()])
      await Promise.allSettled([customers.close(), quotes?.close(), articles.close(), orders?.close()])
      await pool.close()
      await store.close()
    },
  }
}

/** An alarm is an error in the log, and goes to who is to know. */
function createRaise({ alarms }: Settings, log: Log): Raise {
  const send = alarms ? createAlarmWebhook(alarms, { clock: systemClock, log }) : null
  return alarm => {
    const { text, ...fields } = alarm
    log.error({ alarm: fields }, text)
    send?.(alarm)
  }
}

/** One core is left to answer requests, and small models: what is kept of these is bounded as on a thread. */
function openPool({ config, requestMs }: Settings): ThreadPool {
  const cacheBytes = (config.engine?.cacheMegabytes ?? CACHE_MEGABYTES) * 1_000_000
  limitCaches(cacheBytes)
  const threads = config.engine?.threads ?? Math.max(1, availableParallelism() - 1)
  return new ThreadPool({
    threads,
    waiting: config.engine?.waiting ?? WAITING_PER_THREAD * threads,
    cacheBytes,
    deadlineMs: requestMs,
  })
}

async function openSource(name: 'crm' | 'erp', settings: Settings, log: Log): Promise<OpenSource> {
  const description = settings.config.sources[name]
  try {
    const connection = await description.open({
      name,
      stateFolder: settings.stateFolder,
      now: () => systemClock.now(),
    })
    const guard = new SourceGuard(name, { totalMs: settings.sourceMs }, systemClock, log)
    return { name, description, connection, guard }
  } catch (error) {
    if (!(error instanceof DescriptionError)) throw error
    throw describeProblems(
      settings.file,
      error.problems.map(problem => ({ ...problem, path: ['sources', name, ...problem.path] })),
    )
  }
}

/** An accepted quote becomes an order only where orders go. */
function requireOrders({ config, file }: Settings, orders: Connection['orders']): void {
  if (config.acceptedQuotes !== 'ORDER' || orders) return
  const message =
    'expected an ERP that takes orders; this one is only read: describe where they go, or leave this out'
  throw describeProblems(file, [{ path: ['acceptedQuotes'], message }])
}

/** The demo's quotes are for the demo's customers. */
function requireDemo({ config, file }: Settings): void {
  const { connector } = config.sources.crm
  if (!config.demo || connector === 'memory') return
  const message = `expected only with the demo's own CRM, memory(); the CRM here is ${connector}(): leave \`demo\` out`
  throw describeProblems(file, [{ path: ['demo'], message }])
}

function missing(name: 'crm' | 'erp', port: 'customers' | 'articles', settings: Settings): never {
  const message = `this connector gives no ${port}, and the gateway cannot do without: describe them here, or combine() it with what gives them`
  throw describeProblems(settings.file, [{ path: ['sources', name], message }])
}

function readModelFiles({ modelsFolder: folder, file }: Settings): ModelFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw describeProblems(file, [
      { path: ['models'], message: `expected a folder of *.product.yaml, ${folder} is none` },
    ])
  return readdirSync(folder)
    .filter(name => name.endsWith('.product.yaml'))
    .sort()
    .map(name => ({
      file: join(folder, name),
      text: readStart(join(folder, name), LARGEST_FILE) ?? '',
      attached: beside => readStart(join(folder, beside), LARGEST_FILE),
    }))
}

/** Bytes: more than the engine takes of any file, which it then refuses. */
const LARGEST_FILE = 20_000_100

/** One look at a source: that it fails is an answer too. */
async function probe(
  guard: SourceGuard,
  source: { ping(options: { signal: AbortSignal }): Promise<void> },
): Promise<void> {
  await guard
    .read('ping', options => source.ping(options), AbortSignal.timeout(PROBE_MS))
    .catch(() => undefined)
}

function view({ name, description, guard }: OpenSource, kind: SourceView['kind']): SourceView {
  return { name, kind, connector: description.connector, status: guard.health }
}
