import type { Decimal } from './decimal.ts'
import type { Money } from './money.ts'
import type { NumberFilter, PageRequest, SortDirection, StringFilter } from './page.ts'

export type { NumberFilter }

/** The company that buys. What the CRM does not know is null; `number` is its key. @source CRM */
export interface Customer {
  readonly number: string
  readonly name: string | null
  /** The customer's number as a debtor of the ERP */
  readonly debtorNumber: string | null
  readonly vatNumber: string | null
  readonly priceGroup: string | null
  /** BCP 47, e.g. `nl` */
  readonly language: string | null
  readonly currency: string | null
  /** Of the main (billing) address */
  readonly city: string | null
  /** ISO 3166-1 alpha-2, of the main (billing) address */
  readonly country: string | null
}

export type AddressKind = 'BILLING' | 'DELIVERY' | 'VISIT'

export interface Address {
  /** The CRM's own id */
  readonly id: string | null
  readonly kind: AddressKind | null
  readonly name: string | null
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string | null
  /** ISO 3166-1 alpha-2 */
  readonly country: string | null
}

export interface Contact {
  readonly id: string
  readonly customerNumber: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly role: string | null
}

export interface Appointment {
  readonly id: string
  readonly subject: string | null
  /** ISO 8601 in UTC */
  readonly startsAt: string | null
  readonly endsAt: string | null
}

export interface Note {
  readonly id: string
  readonly text: string | null
  /** ISO 8601 in UTC */
  readonly createdAt: string | null
}

export interface Opportunity {
  readonly id: string
  readonly customerNumber: string
  readonly name: string | null
  readonly stage: string | null
  /** Percent, 0 to 100 */
  readonly probability: Decimal | null
  readonly amount: Money | null
  /** ISO 8601 date */
  readonly expectedCloseDate: string | null
}

export interface CustomerFilter {
  readonly number?: StringFilter | null
  readonly name?: StringFilter | null
  readonly city?: StringFilter | null
  readonly country?: StringFilter | null
  readonly and?: readonly CustomerFilter[] | null
  readonly or?: readonly CustomerFilter[] | null
}

export type CustomerOrderField = 'NUMBER' | 'NAME' | 'CITY'

/** Unknown values (null) come last in either direction; ties stand by ascending number. Text is ordered by code point. */
export interface CustomerQuery extends PageRequest {
  readonly filter: CustomerFilter | null
  readonly orderBy: readonly { readonly field: CustomerOrderField; readonly direction: SortDirection }[]
}
