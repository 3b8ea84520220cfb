import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openModelLibrary } from '../../src/services/model-library.ts'
import { openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

const text = (version: string) => `
product: T
version: "${version}"
name: T
currency: EUR
features:
  width: { label: Width, type: integer, unit: mm, min: 0, max: 9000 }
tables:
  prices:
    columns: { width: { match: upTo, unit: mm }, price: { unit: EUR } }
    file: prices.csv
price:
  BASE: { kind: base, label: Base, amount: "lookup(prices, width).price" }
`
const CSV = 'width,price,note\n1000,10,"é, so"\n2000,20,\n'
const clock = {
  now: () => new Date('2026-11-24T09:00:00.000Z'),
  monotonicMs: () => 0,
  sleep: () => Promise.resolve(),
}
const fileOf = (version: string, csv: string) => ({
  file: 'models/t.product.yaml',
  text: text(version),
  attached: (name: string) => (name === 'prices.csv' ? csv : null),
})

describe.each(storeKinds)('models with files beside them, on %s', kind => {
  let own: TestStore
  beforeAll(async () => {
    own = await openTestStore(kind)
  })
  afterAll(() => own?.drop())

  it('are read again as they were published, whatever the files say now', async () => {
    const first = await openModelLibrary([fileOf('1', CSV)], own.store, clock)
    expect(first.warnings).toEqual([
      'models/prices.csv:1:13: table "prices" has no column "note": it is left out; expected one of width, price',
    ])
    const second = await openModelLibrary([fileOf('2', CSV.replace('10', '11'))], own.store, clock)
    const published = first.find('T', '1')!
    const again = second.find('T', '1')!
    expect(again).not.toBe(published)
    expect(again.hash).toBe(published.hash)
    expect(again.attached).toEqual({ 'prices.csv': CSV })
    expect((await first.load('T', '2'))!.hash).toBe(second.find('T', '2')!.hash)
  })

  it('are offered in the version that was published last, also by others', async () => {
    const later = { ...clock, now: () => new Date('2026-11-25T09:00:00.000Z') }
    const running = await openModelLibrary([fileOf('2', CSV.replace('10', '11'))], own.store, clock)
    expect((await running.refresh()).map(one => one.version)).toEqual([])
    const published = await openModelLibrary([fileOf('10', CSV.replace('10', '13'))], own.store, later)
    expect(running.find('T', null)!.version).toBe('2')
    expect((await running.refresh()).map(one => one.hash)).toEqual([published.find('T', '10')!.hash])
    expect(running.find('T', null)!.version).toBe('10')
    expect(await running.refresh()).toEqual([])
    const again = await openModelLibrary([fileOf('1', CSV)], own.store, later)
    expect(again.find('T', null)!.version).toBe('1')
    await again.refresh()
    expect(again.find('T', null)!.version).toBe('10')
    const other = { ...fileOf('1', CSV), text: text('1').replace('product: T', 'product: U') }
    expect((await openModelLibrary([other], own.store, later)).all().map(one => one.code)).toEqual(['U'])
    expect((await running.refresh()).map(one => one.code)).toEqual([])
  })

  it('stay what they are where the next version cannot be read here', async () => {
    const running = await openModelLibrary([fileOf('2', CSV.replace('10', '11'))], own.store, clock)
    await running.refresh()
    const offered = running.find('T', null)!.version
    const unreadable = {
      code: 'T',
      version: '99',
      hash: 'of-later-words',
      source: 'product: T\nlater: words',
    }
    await own.store.transaction(({ models }) =>
      models.add({ ...unreadable, attached: () => ({}), publishedAt: '2099-01-01T00:00:00.000Z' }),
    )
    expect(await Promise.all([running.refresh(), running.refresh()])).toEqual([[], []])
    expect(running.find('T', null)!.version).toBe(offered)
    expect([...running.unread.keys()]).toEqual(['T@99'])
  })

  it('are another version when only a file changed', async () => {
    const changed = fileOf('2', CSV.replace('10', '12'))
    await expect(openModelLibrary([changed], own.store, clock)).rejects.toThrow(
      'version "2" of T was published on 2026-11-24 with other content',
    )
  })
})
