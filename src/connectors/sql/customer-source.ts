import type { CustomerOrderField } from '../../domain/customer.ts'
import { compareByCodePoint } from '../../lib/code-point.ts'
import type { CustomerSource } from '../../ports/source.ts'
import { customerCondition } from './filters.ts'
import { findRecords } from './find.ts'
import type { Gateway } from './gateway.ts'
import type { OrderKey } from './keyset.ts'
import { toAddress, toAppointment, toContact, toCustomer, toNote, toOpportunity } from './mapping.ts'
import { Records, type RecordsOptions } from './records.ts'
import { all } from './relation.ts'
import { createLife } from './source-life.ts'

const FIELDS: Readonly<Record<CustomerOrderField, string>> = { NUMBER: 'number', NAME: 'name', CITY: 'city' }
const KINDS = ['BILLING', 'DELIVERY', 'VISIT', null]
const LAST: OrderKey = { field: 'number', kind: 'TEXT', direction: 'ASC' }

export function createCustomerSource(gateway: Gateway): CustomerSource {
  const recordsOf = <T>(path: string, noun: string, parse: RecordsOptions<T>['parse'], keyField = 'id') =>
    new Records<T>({ gateway, path, noun, keyField, parse })
  const customers = recordsOf('customers', 'customer', toCustomer, 'number')
  const addresses = recordsOf('addresses', 'address', toAddress)
  const contacts = recordsOf('contacts', 'contact', toContact)
  const appointments = recordsOf('appointments', 'appointment', toAppointment)
  const notes = recordsOf('notes', 'note', toNote)
  const opportunities = recordsOf('opportunities', 'opportunity', toOpportunity)
  return {
    ...createLife(gateway),
    customersByNumber: (numbers, options) => customers.byKey('number', numbers, options),
    findCustomers: (query, options) =>
      findRecords(
        gateway,
        customers,
        {
          keys: [
            ...query.orderBy.map(({ field, direction }) => ({
              field: FIELDS[field],
              kind: 'TEXT' as const,
              direction,
            })),
            LAST,
          ],
          condition: relation =>
            query.filter === null ? all([]) : customerCondition(relation, query.filter),
        },
        query,
        options,
      ),
    addressesOf: (numbers, options) =>
      addresses.listsBy(
        'customer',
        numbers,
        (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compareByCodePoint(a.id ?? '', b.id ?? ''),
        options,
      ),
    contactsOf: (numbers, options) => contacts.listsBy('customerNumber', numbers, byId, options),
    appointmentsOf: (numbers, options) => appointments.listsBy('customer', numbers, byId, options),
    notesOf: (numbers, options) => notes.listsBy('customer', numbers, byId, options),
    opportunitiesOf: (numbers, options) => opportunities.listsBy('customerNumber', numbers, byId, options),
    contactsById: (ids, options) => contacts.byKey('id', ids, options),
    opportunitiesById: (ids, options) => opportunities.byKey('id', ids, options),
  }
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareByCodePoint(a.id, b.id)
}
