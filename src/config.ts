import { existsSync } from 'node:fs'
import { dirname, isAbsolute, resolve } from 'node:path'
import { loadConfig } from 'c12'
import { closest, distance } from 'fastest-levenshtein'
import { z } from 'zod'
import { findPosition } from './config-position.ts'
import type { Lazy } from './lib/environment.ts'
import type { ConnectorDescription, DescriptionProblem } from './ports/connector.ts'

/** What a `dovetail.config.ts` says. The environment overrides what operators change: PORT, HOST, DATABASE_URL, STATE_FOLDER, PUBLIC_URL, LOG_LEVEL, DEFAULT_ROLE. */
export interface DovetailConfig {
  /** Our own database: `sqlite:PATH` (relative to the file) or `mysql://…` */
  readonly database?: string | Lazy
  /** Folder of `*.product.yaml`, relative to the file */
  readonly models?: string
  /** The systems that are joined */
  readonly sources: {
    /** Knows customers, takes quotes */
    readonly crm: ConnectorDescription
    /** Knows articles, takes orders */
    readonly erp: ConnectorDescription
  }
  /** One `from` is `rate` (decimal text) `to`, pinned on `date` */
  readonly exchangeRates?: readonly {
    readonly from: string
    readonly to: string
    readonly rate: string
    readonly date: string
  }[]
  /** Where people reach this gateway, for links in quotes */
  readonly publicUrl?: string
  /** Fill an empty database with the quotes of the demo company */
  readonly demo?: boolean
  /** Long work of the engine (large models, long saw lists) runs on threads, so that nobody waits for it */
  readonly engine?: {
    /** How many; one less than the machine has cores when left out */
    readonly threads?: number
    /** Tasks that may wait for a thread, above which ENGINE_BUSY; 32 for each thread when left out */
    readonly waiting?: number
    /** What each thread keeps of models to answer sooner; 256 when left out */
    readonly cacheMegabytes?: number
  }
  /** Whom to tell when a quote or order stops on its way, or is not right in its target any more; the log tells in any case */
  readonly alarms?: {
    /** Gets each as JSON by POST */
    readonly webhook: string | Lazy
    /** Signs them: see docs/transmissions.md */
    readonly secret?: string | Lazy
  }
  /** How often what arrived is compared with the targets' records; false for never */
  readonly reconcile?:
    | {
        /** 15 when left out */
        readonly everyMinutes?: number
        /** How far back; 24 when left out */
        readonly windowHours?: number
      }
    | false
  readonly limits?: {
    /** A request that is not answered by then ends with what it has */
    readonly requestMs?: number
    /** A read of a source that is not answered by then is given up */
    readonly sourceMs?: number
  }
}

export interface Settings {
  readonly port: number
  readonly host: string
  readonly databaseUrl: string
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  readonly defaultRole: 'sales' | 'guest' | null
  readonly modelsFolder: string
  /** What must outlive the process beside our database: the folder of our SQLite file, or `data` */
  readonly stateFolder: string
  readonly publicUrl: string | null
  readonly requestMs: number
  readonly sourceMs: number
  readonly alarms: { readonly url: string; readonly secret: string | null } | null
  /** Null for never */
  readonly reconcile: { readonly everyMs: number; readonly windowMs: number } | null
  readonly config: DovetailConfig
  /** The configuration's file, for messages */
  readonly file: string
}

/** The configuration cannot be used. The message is for the operator: place, what was expected, what came. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const CONNECTOR = z.custom<ConnectorDescription>(
  value =>
    typeof value === 'object' && value !== null && typeof (value as ConnectorDescription).open === 'function',
  'expected a connector, such as memory() or sql({ … })',
)
const LAZY = z.custom<Lazy>(value => typeof value === 'function', 'expected a text or env(…)')
const DECIMAL_TEXT = z.string().regex(/^\d+(\.\d+)?$/, 'expected a decimal as text, such as "0.8620"')

const CONFIG = z.strictObject({
  database: z.union([z.string(), LAZY]).optional(),
  models: z.string().optional(),
  sources: z.strictObject({ crm: CONNECTOR, erp: CONNECTOR }),
  exchangeRates: z
    .array(z.strictObject({ from: z.string(), to: z.string(), rate: DECIMAL_TEXT, date: z.iso.date() }))
    .optional(),
  publicUrl: z.url().optional(),
  demo: z.boolean().optional(),
  engine: z
    .strictObject({
      threads: z.int().min(1).max(256).optional(),
      waiting: z.int().min(0).max(100_000).optional(),
      cacheMegabytes: z.int().min(1).max(65_536).optional(),
    })
    .optional(),
  alarms: z
    .strictObject({ webhook: z.union([z.string(), LAZY]), secret: z.union([z.string(), LAZY]).optional() })
    .optional(),
  reconcile: z
    .union([
      z.strictObject({
        everyMinutes: z.number().min(1).max(10_080).optional(),
        windowHours: z.number().min(1).max(8_784).optional(),
      }),
      z.literal(false),
    ])
    .optional(),
  limits: z
    .strictObject({ requestMs: z.int().min(100).optional(), sourceMs: z.int().min(50).optional() })
    .optional(),
})

const KNOWN_KEYS = [
  'database',
  'models',
  'sources',
  'crm',
  'erp',
  'exchangeRates',
  'publicUrl',
  'demo',
  'engine',
  'threads',
  'waiting',
  'cacheMegabytes',
  'alarms',
  'webhook',
  'secret',
  'reconcile',
  'everyMinutes',
  'windowHours',
  'limits',
  'requestMs',
  'sourceMs',
  'from',
  'to',
  'rate',
  'date',
]

const ENVIRONMENT = z.object({
  PORT: z.coerce.number('expected a port, 0 to 65535').int().min(0).max(65535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DEFAULT_ROLE: z.enum(['sales', 'guest']).optional(),
  PUBLIC_URL: z.url().optional(),
  STATE_FOLDER: z.string().optional(),
  DOVETAIL_CONFIG: z.string().optional(),
})

/**
 * Reads the environment and the configuration file, once.
 *
 * @param configPath from the command line; DOVETAIL_CONFIG or `dovetail.config.ts` in `root` when null
 * @throws ConfigError
 */
export async function loadSettings(root: string, configPath: string | null): Promise<Settings> {
  const environment = parseEnvironment()
  const chosen = configPath ?? environment.DOVETAIL_CONFIG ?? 'dovetail.config.ts'
  const file = isAbsolute(chosen) ? chosen : resolve(root, chosen)
  if (!existsSync(file))
    throw new ConfigError(`${file}: expected the configuration here; there is no such file.`)
  const config = parseConfig(file, await importConfig(file))
  const folder = dirname(file)
  const url = databaseUrl(environment.DATABASE_URL ?? config.database ?? 'sqlite:data/dovetail.db', root)
  return {
    port: environment.PORT,
    host: environment.HOST,
    databaseUrl: url,
    logLevel: environment.LOG_LEVEL,
    defaultRole: environment.DEFAULT_ROLE ?? null,
    stateFolder: environment.STATE_FOLDER ?? folderOf(url, root),
    modelsFolder: resolve(folder, config.models ?? 'models'),
    publicUrl: environment.PUBLIC_URL ?? config.publicUrl ?? null,
    requestMs: config.limits?.requestMs ?? 10_000,
    sourceMs: config.limits?.sourceMs ?? 3_000,
    alarms: alarmsOf(config, file),
    reconcile: reconcileOf(config),
    config,
    file,
  }
}

function alarmsOf({ alarms }: DovetailConfig, file: string): Settings['alarms'] {
  if (!alarms) return null
  const url = textOf(alarms.webhook)
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw describeProblems(file, [
      { path: ['alarms', 'webhook'], message: 'expected an address that begins with https:// or http://' },
    ])
  return { url, secret: alarms.secret === undefined ? null : textOf(alarms.secret) }
}

function textOf(value: string | Lazy): string {
  return typeof value === 'string' ? value : value()
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

function reconcileOf({ reconcile = {} }: DovetailConfig): Settings['reconcile'] {
  if (reconcile === false) return null
  const { everyMinutes = 15, windowHours = 24 } = reconcile
  return { everyMs: everyMinutes * MINUTE_MS, windowMs: windowHours * HOUR_MS }
}

/** A variable that is set to nothing counts as not set. */
function parseEnvironment(): z.infer<typeof ENVIRONMENT> {
  const given = Object.entries(process.env).filter(([, value]) => value !== '')
  const result = ENVIRONMENT.safeParse(Object.fromEntries(given))
  if (result.success) return result.data
  const lines = result.error.issues.map(
    issue => `${issue.path.join('.')}: ${issue.message}, got "${process.env[String(issue.path[0])]}"`,
  )
  throw new ConfigError(`The environment cannot be used.\n${lines.join('\n')}`)
}

async function importConfig(file: string): Promise<unknown> {
  try {
    const { config } = await loadConfig({
      name: 'dovetail',
      cwd: dirname(file),
      configFile: file,
      rcFile: false,
      globalRc: false,
      dotenv: false,
      packageJson: false,
      // Node runs the file as it is: a second copy of our modules, as a transformer would make, would know other classes.
      jitiOptions: { tryNative: true },
    })
    return config
  } catch (error) {
    throw new ConfigError(`${file}: cannot be loaded: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

function parseConfig(file: string, raw: unknown): DovetailConfig {
  const result = CONFIG.safeParse(raw)
  if (result.success) return result.data as DovetailConfig
  const problems = result.error.issues.flatMap((issue): DescriptionProblem[] => {
    const path = issue.path.map(part => (typeof part === 'symbol' ? String(part) : part))
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(key => ({
        path: [...path, key],
        message: `unknown key "${key}"${didYouMean(key)}`,
      }))
    return [{ path, message: issue.message }]
  })
  throw describeProblems(file, problems)
}

function didYouMean(key: string): string {
  const nearest = closest(key, KNOWN_KEYS)
  return distance(key, nearest) <= Math.max(2, key.length / 3) ? `; did you mean "${nearest}"?` : ''
}

/** The problems of a configuration with the line and column each stands at. */
export function describeProblems(file: string, problems: readonly DescriptionProblem[]): ConfigError {
  const lines = problems.map(({ path, message }) => {
    const position = findPosition(file, path)
    return `${file}${position ? `:${position.line}:${position.column}` : ''}: ${path.join('.')}: ${message}`
  })
  return new ConfigError(lines.join('\n'))
}

function databaseUrl(configured: string | Lazy, root: string): string {
  const url = textOf(configured)
  if (!url.startsWith('sqlite:')) return url
  return `sqlite:${resolve(root, url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, ''))}`
}

function folderOf(url: string, root: string): string {
  return url.startsWith('sqlite:') ? dirname(url.slice('sqlite:'.length)) : resolve(root, 'data')
}
