import { orderReference, readOrderReference } from '../domain/order.ts'
import {
  isEndOfEarlier,
  judgeOrderReport,
  type OrderReport,
  type ToldStanding,
  toldSince,
} from '../domain/status-report.ts'
import type { AwaitedOrder, Repositories } from '../ports/store.ts'
import {
  raiseNotTaken,
  type StatusOutcome,
  type StatusWorld,
  type ToldBy,
  unknown,
} from './status-outcome.ts'

/** Takes over what the ERP says of an order. */
export async function takeOrder(world: StatusWorld, report: OrderReport, by: ToldBy): Promise<StatusOutcome> {
  const { number, revision } = readOrderReference(report.externalReference)
  const { origin, before } = by
  // Most of what is asked is as it was: that needs no transaction.
  if (before && !judgeOrderReport(before, report, origin)) return known(number, before)
  const { isNews, ...outcome } = await world.store.transaction(async repositories => {
    const now = await repositories.orders.lock(number)
    if (!now) return { ...unknown('order', number), isNews: false }
    const isOfEarlier =
      origin.how === 'TOLD' &&
      now.status !== report.status &&
      isEndOfEarlier(report, revision, { ...now, hasArrived: await hasArrived(repositories, now) })
    return isOfEarlier
      ? leave(world, repositories, now, report, by)
      : { ...(await takeOver(world, repositories, now, report, by)), isNews: false }
  })
  if (isNews) raiseNotTaken(world, by, number, outcome.message)
  return outcome
}

async function takeOver(
  { clock }: StatusWorld,
  { orders }: Repositories,
  now: AwaitedOrder,
  report: OrderReport,
  { source, origin, before }: ToldBy,
): Promise<StatusOutcome> {
  const news = judgeOrderReport(before ?? now, report, origin)
  const at = clock.now()
  // Nothing happens tomorrow: a clock that is wrong must not make us deaf.
  const since = origin.how === 'TOLD' ? toldSince(now, report, earlierOf(origin.at, at.toISOString())) : {}
  const isMoved = await orders.changeStanding(
    now.id,
    before ?? now,
    { ...now, ...news?.to, ...since },
    at.getTime(),
  )
  if (!news || !isMoved) return known(now.number, now)
  await orders.appendEvent(now.id, { at: at.toISOString(), actor: source, ...news.event })
  return { outcome: 'TAKEN', message: `order ${now.number} is ${news.to.status}` }
}

/** The newest revision may still arrive: what the ERP then says of it counts. */
async function leave(
  { clock }: StatusWorld,
  { orders }: Repositories,
  now: AwaitedOrder,
  { status, reason }: OrderReport,
  { source }: ToldBy,
): Promise<StatusOutcome & { readonly isNews: boolean }> {
  const why = reason === null ? '' : ` (${reason})`
  const detail = `${status.toLowerCase()}${why} before ${orderReference(now)} arrived`
  const [history] = await orders.histories([now.id])
  const isNews = !history?.events.some(event => event.what === 'NOT_TAKEN' && event.detail === detail)
  const at = clock.now().toISOString()
  if (isNews) await orders.appendEvent(now.id, { at, actor: source, what: 'NOT_TAKEN', detail })
  const message = `the ERP says that order ${now.number} was ${detail}; here it stays ${now.status}`
  return { outcome: 'NOT_TAKEN', message, isNews }
}

async function hasArrived({ transmissions }: Repositories, order: AwaitedOrder): Promise<boolean> {
  const [newest] = await transmissions.byReferences('ORDER', [orderReference(order)])
  return newest?.state === 'DELIVERED'
}

function earlierOf(one: string, other: string): string {
  return one < other ? one : other
}

function known(reference: string, { status }: ToldStanding): StatusOutcome {
  return { outcome: 'KNOWN', message: `order ${reference} is ${status}` }
}
