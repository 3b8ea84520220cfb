import { readRevisionReference } from '../domain/revision-reference.ts'
import { judgeQuoteReport, type QuoteReport } from '../domain/status-report.ts'
import type { QuoteStanding, Repositories } from '../ports/store.ts'
import { today } from './environment.ts'
import {
  raiseNotTaken,
  type StatusOutcome,
  type StatusWorld,
  type Taken,
  type ToldBy,
  unknown,
} from './status-outcome.ts'

/** Takes over what the CRM says of a quote. */
export async function takeQuote(world: StatusWorld, report: QuoteReport, by: ToldBy): Promise<StatusOutcome> {
  const { externalReference, decision } = report
  const name = readRevisionReference(externalReference)
  const quote = name && (await world.store.quotes.standing(name.number, name.revision))
  if (!quote) return unknown('quote', externalReference)
  const at = world.clock.now()
  const { isForPerson, ...outcome } = await world.store.transaction(repositories =>
    decide(world, repositories, quote, report, { at: at.toISOString(), actor: by.source }),
  )
  if (outcome.outcome === 'TAKEN' && decision === 'ACCEPTED') world.wakeOrders()
  if (isForPerson) raiseNotTaken(world, by, externalReference, outcome.message)
  return outcome
}

async function decide(
  { clock, acceptedBecomeOrders }: StatusWorld,
  { quotes }: Repositories,
  known: QuoteStanding,
  report: QuoteReport,
  by: { readonly at: string; readonly actor: string },
): Promise<Taken> {
  const { externalReference, decision, reason } = report
  const status = (await quotes.lock(known.id))!
  const judged = judgeQuoteReport({ ...known, status }, report, today(clock))
  if (judged.verdict === 'KNOWN')
    return { outcome: 'KNOWN', message: `quote ${externalReference} is ${status}` }
  if (judged.verdict === 'NOT_TAKEN') {
    const { because } = judged
    const [history] = await quotes.histories([known.id])
    // It was taken, and the quote has moved on since.
    if (history?.events.some(({ what }) => what === decision))
      return { outcome: 'KNOWN', message: `quote ${externalReference} was ${decision}` }
    const isForPerson = !history?.events.some(
      ({ what, detail }) => what === 'NOT_TAKEN' && detail === because,
    )
    if (isForPerson) await quotes.appendEvent(known.id, { ...by, what: 'NOT_TAKEN', detail: because })
    return { outcome: 'NOT_TAKEN', message: because, isForPerson }
  }
  await quotes.changeStatus(known.id, status, decision)
  await quotes.appendEvent(known.id, { ...by, what: decision, detail: reason })
  if (decision === 'ACCEPTED' && acceptedBecomeOrders) await quotes.setOrderDue(known.id, Date.parse(by.at))
  return { outcome: 'TAKEN', message: `quote ${externalReference} is ${decision}` }
}
