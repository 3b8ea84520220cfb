import { orderReference, readOrderReference } from '../domain/order.ts'
import {
  type EndOf,
  judgeOrderReport,
  type OrderNews,
  type OrderReport,
  type ReportOrigin,
  type ToldStanding,
  toldSince,
  whoseEnd,
} from '../domain/status-report.ts'
import type { AwaitedOrder, Repositories } from '../ports/store.ts'
import {
  raiseNotTaken,
  type StatusOutcome,
  type StatusWorld,
  type Taken,
  type ToldBy,
  unknown,
} from './status-outcome.ts'

/** Takes over what the ERP says of an order. */
export async function takeOrder(world: StatusWorld, report: OrderReport, by: ToldBy): Promise<StatusOutcome> {
  const { number, revision } = readOrderReference(report.externalReference)
  const { origin, before } = by
  // Most of what is asked is as it was: that needs no transaction.
  if (before && !judgeOrderReport(before, report, origin)) return known(number, before)
  const { isForPerson, ...outcome } = await world.store.transaction(async (repositories): Promise<Taken> => {
    const now = await repositories.orders.lock(number)
    if (!now) return unknown('order', number)
    const news = judgeOrderReport(before ?? now, report, origin)
    const endOf = news && isEndOfChanged(news, now) ? await whose(now, revision, origin, repositories) : null
    if (endOf === 'UNCLEAR') {
      const reference = orderReference(now)
      return {
        outcome: 'LATER',
        message: `${reference} may be arriving: tell it again when that is certain`,
      }
    }
    return endOf === 'EARLIER'
      ? leave(world, repositories, now, report, by)
      : takeOver(world, repositories, now, news, report, by)
  })
  if (isForPerson) raiseNotTaken(world, by, number, outcome.message)
  return outcome
}

function isEndOfChanged({ to }: OrderNews, now: AwaitedOrder): boolean {
  const isEnd = to.status === 'REJECTED' || to.status === 'CANCELLED'
  return isEnd && to.status !== now.status && now.revision > 1
}

/** @param named the revision that the target names; null where it names the order */
async function whose(
  now: AwaitedOrder,
  named: number | null,
  origin: ReportOrigin,
  { transmissions }: Repositories,
): Promise<EndOf> {
  if (named !== null && named < now.revision) return 'EARLIER'
  const [newest] = await transmissions.byReferences('ORDER', [orderReference(now)])
  return newest ? whoseEnd(newest, origin) : 'NEWEST'
}

async function takeOver(
  { clock }: StatusWorld,
  { orders }: Repositories,
  now: AwaitedOrder,
  news: OrderNews | null,
  report: OrderReport,
  { source, origin, before }: ToldBy,
): Promise<StatusOutcome> {
  const at = clock.now()
  // Nothing happens tomorrow: a clock that is wrong must not make us deaf.
  const since = origin.how === 'TOLD' ? toldSince(now, report, earlierOf(origin.at, at.toISOString())) : {}
  const to = { ...now, ...news?.to, ...since }
  const isMoved = await orders.changeStanding(now.id, before ?? now, to, at.getTime())
  if (!news || !isMoved) return known(now.number, now)
  await orders.appendEvent(now.id, { at: at.toISOString(), actor: source, ...news.event })
  return { outcome: 'TAKEN', message: `order ${now.number} is ${news.to.status}` }
}

/** The newest revision is still to be sent: what the ERP says of that one counts. */
async function leave(
  { clock }: StatusWorld,
  { orders }: Repositories,
  now: AwaitedOrder,
  { status, reason }: OrderReport,
  { source }: ToldBy,
): Promise<Taken> {
  const why = reason === null ? '' : ` (${reason})`
  const detail = `${status.toLowerCase()}${why} before ${orderReference(now)} was sent`
  const [history] = await orders.histories([now.id])
  const isForPerson = !history?.events.some(event => event.what === 'NOT_TAKEN' && event.detail === detail)
  const at = clock.now().toISOString()
  if (isForPerson) await orders.appendEvent(now.id, { at, actor: source, what: 'NOT_TAKEN', detail })
  const message = `the ERP says that order ${now.number} was ${detail}; here it stays ${now.status}`
  return { outcome: 'NOT_TAKEN', message, isForPerson }
}

function earlierOf(one: string, other: string): string {
  return one < other ? one : other
}

function known(reference: string, { status }: ToldStanding): StatusOutcome {
  return { outcome: 'KNOWN', message: `order ${reference} is ${status}` }
}
