import type { Customer, CustomerFilter, CustomerOrderField } from '../../domain/customer.ts'
import { compareByCodePoint } from '../../lib/code-point.ts'
import type { CustomerSource } from '../../ports/source.ts'
import type { CustomerRecord } from './customers.ts'
import { findPage, matchesBranches, matchesText } from './find.ts'
import { assertWanted, LIFE, readBatch } from './life.ts'

const FIELDS: Readonly<Record<CustomerOrderField, (customer: Customer) => string | null>> = {
  NUMBER: customer => customer.number,
  NAME: customer => customer.name,
  CITY: customer => customer.city,
}

const KINDS = ['BILLING', 'DELIVERY', 'VISIT', null]

export function createCustomerSource(records: readonly CustomerRecord[]): CustomerSource {
  const customers = records.map(record => record.customer)
  const byNumber = new Map(records.map(record => [record.customer.number, record]))
  const contacts = byId(records.flatMap(record => record.contacts))
  const opportunities = byId(records.flatMap(record => record.opportunities))
  return {
    ...LIFE,
    customersByNumber: (numbers, options) =>
      readBatch(numbers, options, number => byNumber.get(number)?.customer),
    async findCustomers(query, options) {
      assertWanted(options)
      const { filter } = query
      return findPage(
        customers,
        {
          numberOf: customer => customer.number,
          orders: query.orderBy.map(({ field, direction }) => ({
            kind: 'TEXT',
            read: FIELDS[field],
            direction,
          })),
          matches: customer => filter === null || matchesCustomer(customer, filter),
        },
        query,
      )
    },
    addressesOf: (numbers, options) =>
      readBatch(numbers, options, number =>
        (byNumber.get(number)?.addresses ?? []).toSorted(
          (a, b) =>
            KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compareByCodePoint(a.id ?? '', b.id ?? ''),
        ),
      ),
    contactsOf: (numbers, options) =>
      readBatch(numbers, options, number => sortedById(byNumber.get(number)?.contacts)),
    appointmentsOf: (numbers, options) =>
      readBatch(numbers, options, number => sortedById(byNumber.get(number)?.appointments)),
    notesOf: (numbers, options) =>
      readBatch(numbers, options, number => sortedById(byNumber.get(number)?.notes)),
    opportunitiesOf: (numbers, options) =>
      readBatch(numbers, options, number => sortedById(byNumber.get(number)?.opportunities)),
    contactsById: (ids, options) => readBatch(ids, options, id => contacts.get(id)),
    opportunitiesById: (ids, options) => readBatch(ids, options, id => opportunities.get(id)),
  }
}

function matchesCustomer(customer: Customer, filter: CustomerFilter): boolean {
  return (
    matchesText(customer.number, filter.number) &&
    matchesText(customer.name, filter.name) &&
    matchesText(customer.city, filter.city) &&
    matchesText(customer.country, filter.country) &&
    matchesBranches(filter, branch => matchesCustomer(customer, branch))
  )
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map(row => [row.id, row]))
}

function sortedById<T extends { readonly id: string }>(rows: readonly T[] | undefined): readonly T[] {
  return (rows ?? []).toSorted((a, b) => compareByCodePoint(a.id, b.id))
}
