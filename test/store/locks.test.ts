import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/ports/store.ts'
import { aQuote, aTransmission, openTestStore, type TestStore } from '../support/stores.ts'

/** SQLite looks through all that refers to a key that a statement sets, also where it stays what it was. */
describe('taking a lock on SQLite', () => {
  let own: TestStore
  let store: Store
  beforeAll(async () => {
    own = await openTestStore('sqlite')
    store = own.store
    for (const table of ['quote', 'transmission'])
      await own.database.run(
        `create trigger ${table}_key before update of id on ${table} begin select raise(abort, 'the key is set'); end`,
      )
  })
  afterAll(() => own?.drop())

  it('of a quote sets no key', async () => {
    const quote = aQuote()
    await store.transaction(({ quotes }) => quotes.insert(quote, new Set()))
    expect(await store.transaction(({ quotes }) => quotes.lock(quote.id))).toBe(quote.status)
  })

  it('of a transmission sets no key', async () => {
    const { id } = await store.transaction(({ transmissions }) => transmissions.enqueue(aTransmission()))
    const event = { at: 1, actor: 'dovetail', what: 'RECORD_MISSING', detail: 'gone' } as const
    expect(await store.transaction(({ transmissions }) => transmissions.noteRecord(id, event))).toBe(true)
  })
})
