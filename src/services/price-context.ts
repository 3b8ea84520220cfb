import { isStaff } from '../domain/caller.ts'
import type { Customer } from '../domain/customer.ts'
import type { ExchangeRate, Provenance } from '../domain/line-price.ts'
import { keyOf } from '../domain/node-id.ts'
import type { Reads } from '../ports/reads.ts'
import { type ServiceRequest, today } from './environment.ts'
import { refuse } from './user-error.ts'

export interface PriceContextInput {
  readonly customer?: string | null
  readonly priceGroup?: string | null
  readonly currency?: string | null
  readonly country?: string | null
  readonly vatNumber?: string | null
  readonly locale?: string | null
  readonly date?: string | null
}

/** For whom, where and when a price is asked, decided. */
export interface PriceContext {
  readonly priceGroup: string | null
  /** Null: the model's */
  readonly currency: string | null
  readonly country: string | null
  readonly vatNumber: string | null
  /** Language of texts that are written now */
  readonly language: string
  /** Language that was asked for; null: the reader's own */
  readonly locale: string | null
  /** ISO date */
  readonly date: string
  /** Of the customer that decided; null when none was named */
  readonly customerProvenance: Provenance | null
}

const PRICE_GROUPS = ['guest', 'dealer']

/** @throws Refusal; DovetailError when the CRM does not answer about a customer that was named */
export async function decideContext(
  request: ServiceRequest,
  input: PriceContextInput | null | undefined,
  path: readonly (string | number)[],
): Promise<PriceContext> {
  const { caller, clock, reads } = request
  if (!isStaff(caller) && (input?.customer != null || input?.priceGroup != null))
    refuse(
      'PRICE_CONTEXT_FORBIDDEN',
      'only staff may ask for the prices of a customer or of a price group.',
      [...path, input?.customer != null ? 'customer' : 'priceGroup'],
    )
  if (input?.priceGroup != null && !PRICE_GROUPS.includes(input.priceGroup))
    refuse('PRICE_GROUP_UNKNOWN', `expected one of ${PRICE_GROUPS.join(', ')}, got "${input.priceGroup}".`, [
      ...path,
      'priceGroup',
    ])
  const customer =
    input?.customer == null ? null : await reads.customer.load(keyOf('Customer', input.customer))
  if (input?.customer != null && !customer)
    refuse('CUSTOMER_NOT_FOUND', `the CRM has no customer "${input.customer}".`, [...path, 'customer'])
  return {
    ...contextOf(customer, reads),
    ...(input?.priceGroup == null ? {} : { priceGroup: input.priceGroup }),
    ...(input?.country == null ? {} : { country: input.country }),
    ...(input?.vatNumber == null ? {} : { vatNumber: input.vatNumber }),
    currency: input?.currency ?? null,
    language: input?.locale ?? caller.language,
    locale: input?.locale ?? null,
    date: input?.date ?? today(clock),
  }
}

/** What a customer brings to a price. */
export function contextOf(
  customer: Customer | null,
  reads: Reads,
): Pick<PriceContext, 'priceGroup' | 'country' | 'vatNumber' | 'customerProvenance'> {
  return {
    priceGroup: customer?.priceGroup ?? null,
    country: customer?.country ?? null,
    vatNumber: customer?.vatNumber ?? null,
    customerProvenance: customer && {
      source: reads.crmName,
      status: 'LIVE',
      asOf: reads.readAt(customer),
      reason: null,
    },
  }
}

/** The latest rate pinned on or before `date`, else the earliest; null when there is none. */
export function latestRate(
  rates: readonly ExchangeRate[],
  from: string,
  to: string,
  date: string,
): ExchangeRate | null {
  const known = rates
    .filter(rate => rate.from === from && rate.to === to)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  return known.filter(rate => rate.date <= date).at(-1) ?? known[0] ?? null
}

/**
 * The rate from one currency into another on `date`. Null when none is needed.
 *
 * @throws Refusal CURRENCY_NOT_SUPPORTED
 */
export function findRate(
  rates: readonly ExchangeRate[],
  from: string,
  to: string | null,
  date: string,
  path: readonly (string | number)[],
): ExchangeRate | null {
  if (to === null || to === from) return null
  const rate = latestRate(rates, from, to, date)
  if (rate) return rate
  const supported = [from, ...new Set(rates.filter(one => one.from === from).map(one => one.to))]
  return refuse('CURRENCY_NOT_SUPPORTED', `expected one of ${supported.join(', ')}, got "${to}".`, path)
}
