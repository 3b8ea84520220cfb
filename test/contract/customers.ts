import { expect } from 'vitest'
import type { DemoData } from '../../src/connectors/memory/index.ts'
import { DEALER, DUPLICATES, OPPORTUNITIES } from '../../src/connectors/memory/landmarks.ts'
import type { CustomerFilter, CustomerQuery } from '../../src/domain/customer.ts'
import type { CustomerSource } from '../../src/ports/source.ts'
import type { Contract } from './contract.ts'
import { expectGivenUp, FIRST_PAGE, plain, readable, walk, withinTenSeconds } from './reading.ts'

export interface CustomerSubject {
  readonly source: CustomerSource
  /** What the system under test was filled with */
  readonly data: DemoData
}

const byCodePoint = (a: string, b: string): number => Buffer.from(a).compare(Buffer.from(b))

async function numbersFound(source: CustomerSource, filter: CustomerFilter): Promise<string[]> {
  const query: CustomerQuery = { ...FIRST_PAGE, filter, orderBy: [] }
  const page = await source.findCustomers(query, withinTenSeconds())
  expect(page.hasMore).toBe(false)
  expect(page.totalCount).toBe(page.rows.length)
  return page.rows.map(one => readable(one.row).number)
}

/** What every CRM answers, whatever stands behind it. The system is filled with `contractData()`. */
export const customerSourceContract: Contract<CustomerSubject> = {
  port: 'customers',
  cases: [
    {
      id: 'CU-01',
      does: 'answers a batch in the order of its keys, null for unknown ones, repeated ones twice',
      async check({ source }) {
        const keys = ['C-10004', 'nobody', 'C-10001', 'C-10004', '']
        const found = await source.customersByNumber(keys, withinTenSeconds())
        expect(found.map(one => (one && 'number' in one ? one.number : one))).toEqual([
          'C-10004',
          null,
          'C-10001',
          'C-10004',
          null,
        ])
      },
    },
    {
      id: 'CU-02',
      does: 'answers an empty batch with an empty list',
      async check({ source }) {
        expect(await source.customersByNumber([], withinTenSeconds())).toEqual([])
        expect(await source.addressesOf([], withinTenSeconds())).toEqual([])
      },
    },
    {
      id: 'CU-03',
      does: 'gives every field as it is, characters beyond ASCII and nulls included',
      async check({ source, data }) {
        const expected = data.customers.map(one => one.customer)
        const keys = expected.map(one => one.number)
        for (let at = 0; at < keys.length; at += source.capabilities.maxBatch) {
          const some = keys.slice(at, at + source.capabilities.maxBatch)
          const found = await source.customersByNumber(some, withinTenSeconds())
          expect(plain(found)).toEqual(plain(expected.slice(at, at + some.length)))
        }
      },
    },
    {
      id: 'CU-04',
      does: 'tells keys apart by every character: letter case, leading zeros, spaces',
      async check({ source }) {
        const keys = ['x-case-3', 'X-case-3', 'X-CASE-3', '007', '7', '07', 'C-10001 ', ' C-10001', 'C-10001']
        const found = await source.customersByNumber(keys, withinTenSeconds())
        expect(found.map(one => (one && 'number' in one ? one.number : one))).toEqual([
          null,
          'X-case-3',
          'X-CASE-3',
          '007',
          '7',
          null,
          null,
          null,
          'C-10001',
        ])
      },
    },
    {
      id: 'CU-05',
      does: 'lists what belongs to customers, in order; empty for unknown ones and those without',
      async check({ source, data }) {
        const some = data.customers.slice(0, 60)
        const keys = [...some.map(one => one.customer.number), 'nobody']
        const options = withinTenSeconds()
        const expected = (list: 'addresses' | 'contacts' | 'appointments' | 'notes' | 'opportunities') =>
          plain([...some.map(one => one[list]), []])
        expect(plain(await source.addressesOf(keys, options))).toEqual(expected('addresses'))
        expect(plain(await source.contactsOf(keys, options))).toEqual(expected('contacts'))
        expect(plain(await source.appointmentsOf(keys, options))).toEqual(expected('appointments'))
        expect(plain(await source.notesOf(keys, options))).toEqual(expected('notes'))
        expect(plain(await source.opportunitiesOf(keys, options))).toEqual(expected('opportunities'))
      },
    },
    {
      id: 'CU-06',
      does: 'finds contacts and opportunities by their own ids',
      async check({ source }) {
        const ids = [OPPORTUNITIES.pumps.id, 'none', OPPORTUNITIES.windows.id]
        const deals = await source.opportunitiesById(ids, withinTenSeconds())
        expect(plain(deals)).toMatchObject([
          { id: ids[0], amount: { amount: '38903.98', currency: 'EUR' }, probability: '35' },
          null,
          { id: ids[2], customerNumber: DEALER.number, expectedCloseDate: '2026-12-18' },
        ])
        const contacts = await source.contactsById(['P-10001-1', 'P-0'], withinTenSeconds())
        expect(plain(contacts)).toMatchObject([{ id: 'P-10001-1', customerNumber: DEALER.number }, null])
      },
    },
    {
      id: 'CU-07',
      does: 'gives times in UTC, in winter and in summer',
      async check({ source }) {
        const [list] = await source.appointmentsOf([DEALER.number], withinTenSeconds())
        for (const one of plain(list) as { startsAt: string }[])
          expect(one.startsAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      },
    },
    {
      id: 'CU-10',
      does: 'compares eq and in by every character',
      async check({ source }) {
        expect(await numbersFound(source, { name: { eq: 'ångström bau' } })).toEqual(['X-case-2'])
        expect(await numbersFound(source, { name: { eq: 'Bouw' } })).toEqual(['X-space-not'])
        expect(
          await numbersFound(source, { name: { in: ['ÅNGSTRÖM Bau', 'Angstrom Bau', 'none'] } }),
        ).toEqual(['X-case-1', 'X-case-3'])
        expect(await numbersFound(source, { name: { in: [] } })).toEqual([])
      },
    },
    {
      id: 'CU-11',
      does: 'finds text whatever its letter case, and with its accents',
      async check({ source }) {
        expect(await numbersFound(source, { name: { contains: 'DE vries BOUW' } })).toEqual([...DUPLICATES])
        expect(await numbersFound(source, { name: { contains: 'ÅNGSTRÖM' } })).toEqual([
          'X-case-1',
          'X-case-2',
        ])
        expect(await numbersFound(source, { name: { startsWith: 'angstrom' } })).toEqual(['X-case-3'])
        expect(await numbersFound(source, { name: { contains: 'istanbul' } })).toEqual(['X-turkish'])
        expect(await numbersFound(source, { name: { contains: 'οδοσ' } })).toEqual(['X-greek'])
        expect(await numbersFound(source, { name: { contains: 'kelvin k' } })).toEqual(['X-CASE-3'])
      },
    },
    {
      id: 'CU-12',
      does: 'takes %, _, \\ and brackets in a search for themselves',
      async check({ source }) {
        expect(await numbersFound(source, { name: { contains: '100 %' } })).toEqual(['X-percent'])
        expect(await numbersFound(source, { city: { eq: 'a_b' } })).toEqual(['X-percent'])
        expect(await numbersFound(source, { city: { startsWith: 'A_' } })).toEqual(['X-percent'])
        expect(await numbersFound(source, { name: { contains: ':\\b' } })).toEqual(['X-backslash'])
        expect(await numbersFound(source, { name: { contains: `[X] (y) "Q" 's ^$.*+?|{}` } })).toEqual([
          'X-backslash',
        ])
        expect(await numbersFound(source, { name: { startsWith: '😀 b' } })).toEqual(['X-emoji'])
      },
    },
    {
      id: 'CU-13',
      does: 'joins conditions: all of one filter, all of and, one of or; unknown values meet none',
      async check({ source }) {
        const zurich = { city: { eq: 'Zurich' } }
        expect(await numbersFound(source, { ...zurich, name: { contains: 'bau' } })).toEqual(['X-case-3'])
        expect(await numbersFound(source, { and: [zurich, { name: { contains: 'kelvin' } }] })).toEqual([
          'X-CASE-3',
        ])
        expect(
          await numbersFound(source, { or: [{ city: { eq: 'Zürich' } }, { city: { eq: 'zürich' } }] }),
        ).toEqual(['X-case-1', 'X-case-2'])
        expect(await numbersFound(source, { number: { eq: 'X-unknown' }, name: { contains: '' } })).toEqual(
          [],
        )
        expect(await numbersFound(source, { or: [] })).toEqual([])
        expect(await numbersFound(source, { and: [], ...zurich })).toHaveLength(2)
      },
    },
    {
      id: 'CU-14',
      does: 'orders text by code point, unknown last in either direction, ties by number',
      async check({ source }) {
        const filter = { number: { startsWith: 'x-' } }
        const names = async (direction: 'ASC' | 'DESC') => {
          const query: CustomerQuery = { ...FIRST_PAGE, filter, orderBy: [{ field: 'NAME', direction }] }
          const page = await source.findCustomers(query, withinTenSeconds())
          return page.rows.map(one => one.row.name)
        }
        const ascending = await names('ASC')
        const known = ascending.filter(name => name !== null)
        expect(ascending.at(-1)).toBeNull()
        expect(known).toEqual(known.toSorted(byCodePoint))
        expect(known.indexOf('\ufffd Bouw')).toBeLessThan(known.indexOf('😀 Bouw'))
        expect(await names('DESC')).toEqual([...known.toReversed(), null])
        const byCity: CustomerQuery = {
          ...FIRST_PAGE,
          filter: { city: { in: ['Zurich', 'Delft'] } },
          orderBy: [{ field: 'CITY', direction: 'DESC' }],
        }
        const tied = await source.findCustomers(byCity, withinTenSeconds())
        expect(tied.rows.map(one => readable(one.row).number)).toEqual([
          'X-CASE-3',
          'X-case-3',
          'X-space',
          'X-space-not',
        ])
      },
    },
    {
      id: 'CU-15',
      does: 'walks the pages to the end and meets each record once',
      async check({ source, data }) {
        for (const orderBy of [
          [],
          [{ field: 'CITY', direction: 'DESC' }],
          [
            { field: 'CITY', direction: 'ASC' },
            { field: 'NAME', direction: 'DESC' },
          ],
        ] as const) {
          const { rows, total } = await walk(
            page => source.findCustomers({ ...page, filter: null, orderBy }, withinTenSeconds()),
            37,
          )
          expect(total).toBe(data.customers.length)
          expect(new Set(rows.map(row => readable(row).number)).size).toBe(data.customers.length)
          expect(rows).toHaveLength(data.customers.length)
        }
      },
    },
    {
      id: 'CU-16',
      does: 'counts only when asked',
      async check({ source }) {
        const query = { first: 1, after: null, filter: null, orderBy: [], wantsTotal: false }
        const page = await source.findCustomers(query, withinTenSeconds())
        expect(page.totalCount).toBeNull()
        expect(page.hasMore).toBe(true)
      },
    },
    {
      id: 'CU-20',
      does: 'ends with the signal',
      async check({ source }) {
        await expectGivenUp(options => source.customersByNumber(['C-10001'], options))
        await expectGivenUp(options => source.addressesOf(['C-10001'], options))
        await expectGivenUp(options =>
          source.findCustomers({ ...FIRST_PAGE, filter: null, orderBy: [] }, options),
        )
        await expectGivenUp(options => source.ping(options))
        await source.ping(withinTenSeconds())
      },
    },
  ],
}
