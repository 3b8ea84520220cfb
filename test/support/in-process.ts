import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose, type Gateway } from '../../src/compose.ts'
import type { Settings } from '../../src/config.ts'
import type { DovetailConfig } from '../../src/config-shape.ts'
import { memory } from '../../src/connectors/index.ts'
import type { Caller } from '../../src/domain/caller.ts'
import type { Connection, ConnectorDescription } from '../../src/ports/connector.ts'
import { createGraphqlHandler, type GraphqlHandler } from '../../src/server/graphql.ts'
import type { Answer } from './gateway.ts'
import { SILENT } from './silent.ts'

export const SALES: Caller = { role: 'sales', principal: 'sales', language: 'en' }
export const GUEST: Caller = { role: 'guest', principal: 'guest', language: 'en' }

export interface InProcessGateway {
  readonly gateway: Gateway
  readonly graphql: GraphqlHandler
  readonly folder: string
  ask<T = Record<string, never>>(query: string, variables?: object, caller?: Caller): Promise<Answer<T>>
  stop(): Promise<void>
}

export interface InProcessOptions {
  readonly config?: Partial<DovetailConfig>
  readonly databaseUrl?: string
  readonly folder?: string
  readonly sourceMs?: number
  readonly modelsFolder?: string
  readonly statusEveryMs?: number
  readonly webhooks?: Settings['webhooks']
}

export const RATES = [{ from: 'EUR', to: 'GBP', rate: '0.8620', date: '2026-11-01' }]

/** The gateway without its HTTP front, in this process, on a database of its own. */
export async function startInProcess(options: InProcessOptions = {}): Promise<InProcessGateway> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'dovetail-'))
  const settings: Settings = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: options.databaseUrl ?? `sqlite:${join(folder, 'dovetail.db')}`,
    stateFolder: folder,
    logLevel: 'silent',
    defaultRole: null,
    modelsFolder: options.modelsFolder ?? join(import.meta.dirname, '..', '..', 'models'),
    publicUrl: null,
    requestMs: 10_000,
    sourceMs: options.sourceMs ?? 3_000,
    alarms: null,
    reconcile: null,
    statusEveryMs: options.statusEveryMs ?? null,
    webhooks: options.webhooks ?? new Map(),
    file: join(import.meta.dirname, '..', '..', 'dovetail.config.ts'),
    config: {
      sources: { crm: memory(), erp: memory() },
      exchangeRates: RATES,
      demo: true,
      ...options.config,
    },
  }
  const gateway = await compose(settings, SILENT)
  const graphql = await createGraphqlHandler(SILENT)
  await gateway.start('http://127.0.0.1:4000')
  return {
    gateway,
    graphql,
    folder,
    ask: async (query, variables = {}, caller = SALES) => {
      const request = {
        method: 'POST',
        headers: [['content-type', 'application/json']] as const,
        search: '',
        body: { query, variables },
      }
      const context = gateway.createContext(caller, AbortSignal.timeout(settings.requestMs))
      const { body } = await graphql.handle(request, context)
      if (body.kind !== 'complete') throw new Error('expected one complete answer')
      return JSON.parse(body.string)
    },
    stop: async () => {
      await graphql.stop()
      await gateway.stop()
    },
  }
}

/** Calls of a connection's batch reads, in order: operation and how many keys. */
export interface CountedCall {
  readonly operation: string
  readonly keys: number
}

/** The same connector, with every call of its sources written down. */
export function counting(
  description: ConnectorDescription,
  calls: CountedCall[],
  maxBatch?: number,
): ConnectorDescription {
  const count = <T extends object>(source: T): T =>
    new Proxy(source, {
      get: (target, property) => {
        if (property === 'capabilities' && maxBatch !== undefined) return { maxBatch }
        const value = Reflect.get(target, property)
        if (typeof value !== 'function' || property === 'ping' || property === 'close') return value
        return (...args: unknown[]) => {
          calls.push({ operation: String(property), keys: Array.isArray(args[0]) ? args[0].length : 1 })
          return value.apply(target, args)
        }
      },
    })
  return {
    connector: description.connector,
    open: async options => {
      const connection: Connection = await description.open(options)
      return {
        ...connection,
        ...(connection.customers ? { customers: count(connection.customers) } : {}),
        ...(connection.articles ? { articles: count(connection.articles) } : {}),
      }
    },
  }
}
