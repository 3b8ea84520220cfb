import { tryton } from '../../../../src/connectors/tryton/index.ts'
import type { TrytonOptions } from '../../../../src/connectors/tryton/options.ts'
import { DovetailError } from '../../../../src/domain/errors.ts'
import type { OrderSink } from '../../../../src/ports/sink.ts'
import { createHttpCutter, type HttpCutter } from '../../../support/http-cutter.ts'
import { type OwnTryton, startOwnTryton } from '../../../support/own-tryton.ts'
import { CHARGE_ARTICLE } from '../../../support/tryton-records.ts'

/** The connector's options for a test's own Tryton. @param url of what stands between, if anything does */
export function optionsFor(own: OwnTryton, url = own.url): TrytonOptions {
  const { database, login, password } = own
  return { url, database, login, password, chargeArticle: CHARGE_ARTICLE, units: { SET: 'u' } }
}

export async function connect(options: TrytonOptions): Promise<OrderSink> {
  const open = { name: 'erp', stateFolder: '.', now: () => new Date() }
  const { orders } = await tryton(options).open(open)
  return orders!
}

/** A Tryton of a test's own, and a sink whose every call goes by what may cut it. */
export interface ServedTryton {
  readonly own: OwnTryton
  readonly cutter: HttpCutter
  readonly sink: OrderSink
  close(): Promise<void>
}

export async function serveTryton(seeded: string): Promise<ServedTryton> {
  const own = await startOwnTryton(seeded)
  const cutter = await createHttpCutter(own.url)
  const sink = await connect(optionsFor(own, cutter.url))
  const close = async () => {
    await sink.close()
    await cutter.close()
    await own.remove()
  }
  return { own, cutter, sink, close }
}

const CALL_MS = 60_000

export const reading = () => ({ signal: AbortSignal.timeout(CALL_MS) })
export const writing = () => ({ ...reading(), payloadHash: 'hash', mayStillSend: () => {} })

/** What a call that must fail failed with. */
export async function failureOf(work: Promise<unknown>): Promise<DovetailError> {
  const outcome = await work.then(
    value => value,
    (error: unknown) => error,
  )
  if (outcome instanceof DovetailError) return outcome
  throw new Error(`expected a DovetailError, got ${JSON.stringify(outcome)}`, { cause: outcome })
}
