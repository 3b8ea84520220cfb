import { describeProblems, type Settings } from './config.ts'
import { createStatusWebhook } from './connectors/status-webhook.ts'
import type { Caller } from './domain/caller.ts'
import type { TransmissionKind } from './domain/transmission.ts'
import { OrderPlacer, StatusPoller } from './outbox/index.ts'
import type { Raise } from './ports/alarm.ts'
import type { Reads } from './ports/reads.ts'
import type { Log } from './ports/runtime.ts'
import type { OrderSink, QuoteSink, Sink } from './ports/sink.ts'
import type { IncomingCall, StatusReceiver } from './ports/status.ts'
import type { ServiceWorld } from './services/environment.ts'
import { orderAccepted } from './services/order-accepted.ts'
import { type StatusOutcome, takeStatus } from './services/take-status.ts'

/** The gateway itself, to the records of history. */
const GATEWAY: Caller = { role: 'sales', principal: 'dovetail', language: 'en' }

/**
 * Takes over what a source tells by itself became of documents.
 *
 * @returns what was made of each; null where nothing is told of that source by itself
 * @throws ForbiddenError, RequestError (rejects) for a call that is not to be believed, or not understood
 */
export type Receive = (source: string, call: IncomingCall) => Promise<readonly StatusOutcome[] | null>

/** What comes back from the targets, and what it leads to here. */
export interface Statuses {
  readonly receive: Receive
  wakeOrders(): void
  start(): void
  stop(): Promise<void>
}

export interface StatusesOptions {
  readonly settings: Settings
  readonly log: Log
  readonly raise: Raise
  readonly world: ServiceWorld
  readonly sinks: { readonly crm?: QuoteSink; readonly erp?: OrderSink }
  readonly readsOf: (signal: AbortSignal) => Reads
}

/** Makes live what asks the targets, what listens to them, and what makes orders of accepted quotes. */
export function composeStatuses({ settings, log, raise, world, sinks, readsOf }: StatusesOptions): Statuses {
  const { store, clock } = world
  const receivers = openReceivers(settings)
  const told = { ...world, raise }
  const placer = new OrderPlacer({
    ...{ store, clock, log },
    place: (quoteId, signal) =>
      orderAccepted({ ...world, caller: GATEWAY, signal, reads: readsOf(signal) }, quoteId, raise),
  })
  const poller = new StatusPoller({
    ...{ store, clock, log, targets: targetsOf(sinks) },
    take: (source, report, before) => takeStatus(told, report, { source, origin: 'ASKED', before }),
  })
  return {
    async receive(source, call) {
      const receiver = receivers.get(source)
      if (!receiver) return null
      const outcomes: StatusOutcome[] = []
      for (const report of receiver.read(call))
        outcomes.push(await takeStatus(told, report, { source, origin: 'TOLD' }))
      return outcomes
    },
    wakeOrders: () => placer.wake(),
    start() {
      placer.start()
      if (settings.statusEveryMs !== null) poller.start(settings.statusEveryMs)
    },
    async stop() {
      await Promise.all([placer.stop(), poller.stop()])
    },
  }
}

// biome-ignore lint/suspicious/noExplicitAny: each sink takes the one kind of document that is enqueued for it
type Target = { readonly kind: TransmissionKind; readonly sink: Sink<any> }

function targetsOf({ crm, erp }: StatusesOptions['sinks']): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>()
  if (crm) targets.set('crm', { kind: 'QUOTE', sink: crm })
  if (erp) targets.set('erp', { kind: 'ORDER', sink: erp })
  return targets
}

function openReceivers({ webhooks, file }: Settings): ReadonlyMap<string, StatusReceiver> {
  return new Map([...webhooks].map(([source, secret]) => [source, openReceiver(source, secret, file)]))
}

function openReceiver(source: string, secret: string, file: string): StatusReceiver {
  try {
    return createStatusWebhook(secret)
  } catch {
    const message = 'expected a secret as Standard Webhooks says: whsec_ and 24 to 64 bytes in base64'
    throw describeProblems(file, [{ path: ['statuses', 'webhooks', source], message }])
  }
}
