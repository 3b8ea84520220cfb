import type { StatusReport } from '../domain/status-report.ts'
import type { StatusOutcome, StatusWorld, ToldBy } from './status-outcome.ts'
import { takeOrder } from './take-order-status.ts'
import { takeQuote } from './take-quote-status.ts'

/** Takes over what another system says became of a quote or order: its status and one event, in one transaction. The same again changes nothing. */
export function takeStatus(world: StatusWorld, report: StatusReport, by: ToldBy): Promise<StatusOutcome> {
  return report.kind === 'ORDER' ? takeOrder(world, report, by) : takeQuote(world, report, by)
}
