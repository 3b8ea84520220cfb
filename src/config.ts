import { existsSync } from 'node:fs'
import { dirname, isAbsolute, resolve } from 'node:path'
import { loadConfig } from 'c12'
import { closest, distance } from 'fastest-levenshtein'
import { z } from 'zod'
import { findPosition } from './config-position.ts'
import { CONFIG, type DovetailConfig, KNOWN_KEYS } from './config-shape.ts'
import type { Lazy } from './lib/environment.ts'
import type { DescriptionProblem } from './ports/connector.ts'

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
  readonly reconcile: {
    readonly everyMs: number
    readonly windowMs: number
    readonly targets: readonly string[]
  } | null
  /** Null for never */
  readonly statusEveryMs: number | null
  /** Secret by the name of the source that signs with it */
  readonly webhooks: ReadonlyMap<'crm' | 'erp', string>
  readonly config: DovetailConfig
  /** The configuration's file, for messages */
  readonly file: string
}

/** The configuration cannot be used. The message is for the operator: place, what was expected, what came. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

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
    statusEveryMs: statusEveryMs(config),
    webhooks: webhooksOf(config),
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
  const { everyMinutes = 15, windowHours = 24, targets = ['crm', 'erp'] } = reconcile
  return { everyMs: everyMinutes * MINUTE_MS, windowMs: windowHours * HOUR_MS, targets }
}

function statusEveryMs({ statuses = {} }: DovetailConfig): number | null {
  const { everySeconds = 60 } = statuses
  return everySeconds === false ? null : everySeconds * 1_000
}

function webhooksOf({ statuses }: DovetailConfig): Settings['webhooks'] {
  const { webhooks = {} } = statuses ?? {}
  const sources = (['crm', 'erp'] as const).filter(source => webhooks[source] !== undefined)
  return new Map(sources.map(source => [source, textOf(webhooks[source]!)]))
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
