import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/ports/store.ts'
import { aQuote, openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

const AT_ONCE = 20

describe.each(storeKinds)('numbers and keys on %s', kind => {
  let own: TestStore
  let store: Store
  beforeAll(async () => {
    own = await openTestStore(kind)
    store = own.store
  })
  afterAll(() => own?.drop())

  const atOnce = <T>(work: (index: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: AT_ONCE }, (_, index) => work(index)))
  const reserve = (base: string, hash: string) =>
    store.transaction(({ itemNumbers }) => itemNumbers.reserve(base, hash))

  it('an item number is its base, for the next configuration base-2, and the same again for the same', async () => {
    expect(await store.itemNumbers.preview('SHELF', 'a')).toBe('SHELF')
    expect(await reserve('SHELF', 'a')).toBe('SHELF')
    expect(await store.itemNumbers.preview('SHELF', 'b')).toBe('SHELF-2')
    expect(await reserve('SHELF', 'b')).toBe('SHELF-2')
    expect(await reserve('SHELF', 'c')).toBe('SHELF-3')
    expect(await reserve('SHELF', 'a')).toBe('SHELF')
    expect(await store.itemNumbers.preview('SHELF', 'b')).toBe('SHELF-2')
  })

  it('an item number is not given to a base that looks like the second of another', async () => {
    expect(await reserve('DOOR-2', 'x')).toBe('DOOR-2')
    expect(await reserve('DOOR', 'a')).toBe('DOOR')
    expect(await reserve('DOOR', 'b')).toBe('DOOR-3')
    expect(await reserve('DOOR.', 'c')).toBe('DOOR.')
  })

  it(`${AT_ONCE} configurations at once get ${AT_ONCE} numbers; the same one at once gets one`, async () => {
    const numbers = await atOnce(index => reserve('RUSH', `hash-${index}`))
    expect(numbers.toSorted()).toEqual(
      ['RUSH', ...Array.from({ length: AT_ONCE - 1 }, (_, index) => `RUSH-${index + 2}`)].sort(),
    )
    expect(new Set(await atOnce(() => reserve('SAME', 'hash')))).toEqual(new Set(['SAME']))
  })

  it(`${AT_ONCE} quotes at once, the first ever, get the numbers without a gap`, async () => {
    const numbers = await atOnce(() => store.transaction(({ quotes }) => quotes.nextNumber(2031)))
    const expected = Array.from(
      { length: AT_ONCE },
      (_, index) => `Q-2031-${String(index + 1).padStart(5, '0')}`,
    )
    expect(numbers.toSorted()).toEqual(expected)
  })

  it('a number that was not used after all is given again', async () => {
    const failing = atOnce(async index => {
      const taken = store.transaction(async ({ orders }) => {
        const number = await orders.nextNumber(2031)
        if (index % 2 === 0) throw new Error('changed my mind')
        return number
      })
      return taken.catch(() => null)
    })
    const numbers = (await failing).filter(number => number !== null)
    const expected = Array.from(
      { length: AT_ONCE / 2 },
      (_, index) => `O-2031-${String(index + 1).padStart(5, '0')}`,
    )
    expect(numbers.toSorted()).toEqual(expected)
  })

  it('a transaction that fails leaves nothing, and its own error', async () => {
    const quote = aQuote({ number: 'GONE' })
    const failing = store.transaction(async repositories => {
      await repositories.quotes.insert(quote, new Set())
      await repositories.itemNumbers.reserve('GONE', 'hash')
      expect(await repositories.quotes.byNumber('GONE', null)).not.toBeNull()
      throw new RangeError('no')
    })
    await expect(failing).rejects.toThrow(RangeError)
    expect(await store.quotes.byNumber('GONE', null)).toBeNull()
    expect(await store.itemNumbers.preview('GONE', 'other')).toBe('GONE')
  })

  const entry = (key: string, result: string) => ({
    principal: 'sales',
    operation: 'createQuote',
    key,
    requestHash: 'hash',
    result,
    at: '2026-11-24T09:15:00.000Z',
  })

  it('a key of idempotency is written once, and is told apart from all that look like it', async () => {
    const insert = (key: string, result: string) =>
      store.transaction(({ idempotency }) => idempotency.insert(entry(key, result)))
    expect(await insert('Key', 'first')).toBe(true)
    expect(await insert('Key', 'second')).toBe(false)
    for (const other of ['key', 'Këy', '👩‍🚀', "'"]) expect(await insert(other, other)).toBe(true)
    const find = (key: string) => store.idempotency.find('sales', 'createQuote', key)
    expect(await find('Key')).toEqual({ requestHash: 'hash', result: 'first' })
    expect(await find('key')).toEqual({ requestHash: 'hash', result: 'key' })
    expect(await find('Keys')).toBeNull()
  })

  it(`of ${AT_ONCE} with one key at once one writes, and the others find what it wrote`, async () => {
    const outcomes = await atOnce(async index => {
      const isFirst = await store.transaction(({ idempotency }) =>
        idempotency.insert(entry('race', `result-${index}`)),
      )
      return { isFirst, found: await store.idempotency.find('sales', 'createQuote', 'race') }
    })
    expect(outcomes.filter(one => one.isFirst)).toHaveLength(1)
    expect(new Set(outcomes.map(one => one.found?.result)).size).toBe(1)
  })

  it('a key whose change was undone is free again', async () => {
    const failing = store.transaction(async ({ idempotency }) => {
      await idempotency.insert(entry('undone', 'x'))
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await store.idempotency.find('sales', 'createQuote', 'undone')).toBeNull()
  })
})
