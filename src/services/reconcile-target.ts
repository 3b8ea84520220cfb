import type { Reconciliation } from '../domain/reconciliation.ts'
import type { ServiceRequest } from './environment.ts'
import { refusable, refuse, type UserError } from './user-error.ts'

export interface ReconciliationOutcome {
  readonly reconciliation: Reconciliation | null
  readonly userErrors: readonly UserError[]
}

const DAY_MS = 24 * 3_600_000

/** Compares what arrived in a target with its records, as is done by itself every now and then. */
export async function reconcileTarget(
  { reconcile, takes, reads, clock, signal }: ServiceRequest,
  input: { readonly target: string; readonly from?: string | null; readonly until?: string | null },
): Promise<ReconciliationOutcome> {
  const { value, userErrors } = await refusable(async () => {
    const targets = [...(takes.quotes ? [reads.crmName] : []), ...(takes.orders ? [reads.erpName] : [])]
    if (!targets.includes(input.target))
      refuse(
        'TARGET_UNKNOWN',
        `expected a target that takes documents (${targets.join(', ') || 'there is none'}), got "${input.target}".`,
        ['input', 'target'],
      )
    const until = input.until == null ? clock.now().getTime() : Date.parse(input.until)
    const from = input.from == null ? until - DAY_MS : Date.parse(input.from)
    if (from >= until)
      refuse('WINDOW_EMPTY', 'expected `from` before `until`.', [
        'input',
        input.from == null ? 'until' : 'from',
      ])
    return reconcile(input.target, from, until, signal)
  })
  return { reconciliation: value, userErrors }
}
