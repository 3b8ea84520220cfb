import { z } from 'zod'
import type { Lazy } from './lib/environment.ts'
import type { ConnectorDescription } from './ports/connector.ts'

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
        /** Which; all that take documents when left out */
        readonly targets?: readonly ('crm' | 'erp')[]
      }
    | false
  /** What becomes of quotes and orders in their targets */
  readonly statuses?: {
    /** How often the targets are asked, where their connectors can ask; 60 when left out, false for never */
    readonly everySeconds?: number | false
    /** What targets tell by themselves at `/webhooks/crm` and `/webhooks/erp`, each with the secret it signs with: see docs/statuses.md */
    readonly webhooks?: { readonly crm?: string | Lazy; readonly erp?: string | Lazy }
  }
  /** What becomes of a quote that the customer accepted: it waits for `placeOrder`, or becomes an order by itself; WAIT when left out */
  readonly acceptedQuotes?: 'WAIT' | 'ORDER'
  readonly limits?: {
    /** A request that is not answered by then ends with what it has */
    readonly requestMs?: number
    /** A read of a source that is not answered by then is given up */
    readonly sourceMs?: number
    /** Subscriptions that may be open at this gateway at once; 500 when left out */
    readonly subscriptions?: number
  }
}

const CONNECTOR = z.custom<ConnectorDescription>(
  value =>
    typeof value === 'object' && value !== null && typeof (value as ConnectorDescription).open === 'function',
  'expected a connector, such as memory() or sql({ … })',
)
const LAZY = z.custom<Lazy>(value => typeof value === 'function', 'expected a text or env(…)')
const TEXT = z.union([z.string(), LAZY])
const DECIMAL_TEXT = z.string().regex(/^\d+(\.\d+)?$/, 'expected a decimal as text, such as "0.8620"')

export const CONFIG = z.strictObject({
  database: TEXT.optional(),
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
  alarms: z.strictObject({ webhook: TEXT, secret: TEXT.optional() }).optional(),
  reconcile: z
    .union([
      z.strictObject({
        everyMinutes: z.number().min(1).max(10_080).optional(),
        windowHours: z.number().min(1).max(8_784).optional(),
        targets: z.array(z.enum(['crm', 'erp'])).optional(),
      }),
      z.literal(false),
    ])
    .optional(),
  statuses: z
    .strictObject({
      everySeconds: z.union([z.number().min(1).max(86_400), z.literal(false)]).optional(),
      webhooks: z.strictObject({ crm: TEXT.optional(), erp: TEXT.optional() }).optional(),
    })
    .optional(),
  acceptedQuotes: z.enum(['WAIT', 'ORDER']).optional(),
  limits: z
    .strictObject({
      requestMs: z.int().min(100).optional(),
      sourceMs: z.int().min(50).optional(),
      subscriptions: z.int().min(0).max(100_000).optional(),
    })
    .optional(),
})

/** For the nearest one to a key that is not known */
export const KNOWN_KEYS = [
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
  'targets',
  'statuses',
  'everySeconds',
  'webhooks',
  'acceptedQuotes',
  'limits',
  'requestMs',
  'sourceMs',
  'subscriptions',
  'from',
  'to',
  'rate',
  'date',
]
