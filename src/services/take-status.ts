import {
  judgeOrderReport,
  judgeQuoteReport,
  type OrderReport,
  type QuoteReport,
  type ReportOrigin,
  type StatusReport,
  type ToldStanding,
} from '../domain/status-report.ts'
import type { Raise } from '../ports/alarm.ts'
import type { QuoteStanding, Repositories } from '../ports/store.ts'
import { type ServiceWorld, today } from './environment.ts'

/** What becoming of a document changes here. */
export type StatusWorld = Pick<ServiceWorld, 'store' | 'clock' | 'acceptedBecomeOrders' | 'wakeOrders'> & {
  readonly raise: Raise
}

/**
 * What was made of a report.
 * - TAKEN: it was news, and is written down
 * - KNOWN: nothing new
 * - NOT_TAKEN: it does not fit our document; a person was told, and `message` says why
 * - UNKNOWN: there is no such document
 */
export interface StatusOutcome {
  readonly outcome: 'TAKEN' | 'KNOWN' | 'NOT_TAKEN' | 'UNKNOWN'
  readonly message: string
}

export interface ToldBy {
  /** The source's name: `crm`, `erp` */
  readonly source: string
  readonly origin: ReportOrigin
  /** Where it was asked: how the order stood before the question. Who was faster wins. */
  readonly before?: ToldStanding | undefined
}

/** Takes over what another system says became of a quote or order: its status and one event, in one transaction. The same again changes nothing. */
export function takeStatus(world: StatusWorld, report: StatusReport, by: ToldBy): Promise<StatusOutcome> {
  return report.kind === 'ORDER' ? takeOrder(world, report, by) : takeQuote(world, report, by)
}

async function takeOrder(
  { store, clock }: StatusWorld,
  report: OrderReport,
  by: ToldBy,
): Promise<StatusOutcome> {
  const { externalReference } = report
  const { origin, before } = by
  // Most of what is asked is as it was: that needs no transaction.
  if (before && !judgeOrderReport(before, report, origin)) return known(externalReference, before)
  return store.transaction(async ({ orders }) => {
    const now = await orders.lock(externalReference)
    if (!now) return unknown('order', externalReference)
    const news = judgeOrderReport(before ?? now, report, origin)
    const at = clock.now()
    const toldAt = origin.how === 'TOLD' ? laterOf(now.toldAt, origin.at) : now.toldAt
    // That it was told counts also where it is no news: what happened before is none any more.
    const to = { ...(news?.to ?? now), toldAt }
    const isMoved = await orders.changeStanding(now.id, before ?? now, to, at.getTime())
    if (!news || !isMoved) return known(externalReference, now)
    await orders.appendEvent(now.id, { at: at.toISOString(), actor: by.source, ...news.event })
    return { outcome: 'TAKEN', message: `order ${externalReference} is ${news.to.status}` }
  })
}

function laterOf(one: string | null, other: string): string {
  return one !== null && one > other ? one : other
}

function known(reference: string, { status }: ToldStanding): StatusOutcome {
  return { outcome: 'KNOWN', message: `order ${reference} is ${status}` }
}

async function takeQuote(world: StatusWorld, report: QuoteReport, by: ToldBy): Promise<StatusOutcome> {
  const { externalReference, decision } = report
  const name = /^(.+)-R(\d{1,9})$/.exec(externalReference)
  const quote = name && (await world.store.quotes.standing(name[1]!, Number(name[2])))
  if (!quote) return unknown('quote', externalReference)
  const at = world.clock.now()
  const { isNews, ...outcome } = await world.store.transaction(repositories =>
    decide(world, repositories, quote, report, { at: at.toISOString(), actor: by.source }),
  )
  if (outcome.outcome === 'TAKEN' && decision === 'ACCEPTED') world.wakeOrders()
  if (outcome.outcome === 'NOT_TAKEN' && isNews)
    world.raise({
      ...{ kind: 'NOT_TAKEN', at: at.getTime(), transmissionId: null, target: by.source, externalReference },
      text: `${outcome.message}: a person has to see to it`,
    })
  return outcome
}

async function decide(
  { clock, acceptedBecomeOrders }: StatusWorld,
  { quotes }: Repositories,
  known: QuoteStanding,
  report: QuoteReport,
  by: { readonly at: string; readonly actor: string },
): Promise<StatusOutcome & { readonly isNews: boolean }> {
  const { externalReference, decision, reason } = report
  const status = (await quotes.lock(known.id))!
  const judged = judgeQuoteReport({ ...known, status }, report, today(clock))
  if (judged.verdict === 'KNOWN')
    return { outcome: 'KNOWN', message: `quote ${externalReference} is ${status}`, isNews: false }
  if (judged.verdict === 'NOT_TAKEN') {
    const { because } = judged
    const [history] = await quotes.histories([known.id])
    const isNews = !history?.events.some(({ what, detail }) => what === 'NOT_TAKEN' && detail === because)
    if (isNews) await quotes.appendEvent(known.id, { ...by, what: 'NOT_TAKEN', detail: because })
    return { outcome: 'NOT_TAKEN', message: because, isNews }
  }
  await quotes.changeStatus(known.id, status, decision)
  await quotes.appendEvent(known.id, { ...by, what: decision, detail: reason })
  if (decision === 'ACCEPTED' && acceptedBecomeOrders) await quotes.setOrderDue(known.id, Date.parse(by.at))
  return { outcome: 'TAKEN', message: `quote ${externalReference} is ${decision}`, isNews: true }
}

function unknown(kind: 'quote' | 'order', reference: string): StatusOutcome {
  return { outcome: 'UNKNOWN', message: `there is no ${kind} "${reference}"` }
}
