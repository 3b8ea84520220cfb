import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Decimal } from '../../../../src/domain/decimal.ts'
import type { OrderDocument } from '../../../../src/domain/document.ts'
import type { OrderSink } from '../../../../src/ports/sink.ts'
import type { HttpCutter } from '../../../support/http-cutter.ts'
import type { OwnTryton } from '../../../support/own-tryton.ts'
import { isWrite, onceInTryton, recordsOf, trytonOrder, WRITES } from '../../../support/tryton-orders.ts'
import { failureOf, reading, serveTryton, writing } from './serving.ts'

const seeded = inject('seededTryton')
const CUTS = WRITES.flatMap(({ method, nth }, at) =>
  (['BEFORE', 'AFTER'] as const).map(when => ({ method, nth, when, at: at + 1 })),
)

/** Windows that are all different, then handles. */
function longOrder(windows: number, handles: number): OrderDocument {
  const document = trytonOrder('long')
  const [window, handle] = document.lines
  const configured = Array.from({ length: windows }, (_, at) => ({ ...trytonOrder(`long-${at}`).lines[0]! }))
  const lines = [...configured, ...Array.from({ length: handles }, () => handle!)]
  const sumOf = (one: string | null, times: number) => Decimal.of(one!).times(Decimal.of(times))
  return {
    ...document,
    net: sumOf(window!.net, windows).plus(sumOf(handle!.net, handles)).toString(),
    vat: null,
    lines: lines.map((line, at) => ({ ...line, position: at + 1 })),
  }
}

describe.skipIf(seeded === null)('an order into Tryton', () => {
  let own: OwnTryton
  let cutter: HttpCutter
  let sink: OrderSink
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ own, cutter, sink, close } = await serveTryton(seeded!))
  })
  afterAll(() => close?.())

  it('arrives once with two new articles, a parts list and an operation, and is read back', async () => {
    cutter.forget()
    const { externalReference } = trytonOrder('plain')
    const record = await sink.create(trytonOrder('plain'), writing())
    expect(recordsOf(own, 'plain')).toEqual(onceInTryton('plain'))
    expect(await sink.findByReference(externalReference, reading())).toEqual([record])
    const counted = new Map<string, number>()
    const writes = cutter.calls.filter(isWrite).map(method => {
      counted.set(method, (counted.get(method) ?? 0) + 1)
      return { method, nth: counted.get(method)! }
    })
    expect(writes).toEqual(WRITES)
  })

  it('says before it is sent what will be created, and afterwards what is there', async () => {
    const document = trytonOrder('planned')
    const before = await sink.plan!(document, { ...reading(), isChange: false })
    const address = 'Kade planned, 3542 AD, Utrecht, NL'
    const told = before.map(({ kind, reference, state }) => [kind, reference, state])
    expect(told).toEqual([
      ['DEBTOR', 'D40001', 'EXISTS'],
      ['DELIVERY_ADDRESS', address, 'MISSING'],
      ['ARTICLE', 'V70-planned', 'MISSING'],
      ['ARTICLE', 'P70-FR', 'EXISTS'],
      ['ARTICLE', 'GL-planned', 'MISSING'],
      ['ARTICLE', 'HANDLE-STD', 'EXISTS'],
      ['ARTICLE', 'CHARGE', 'EXISTS'],
      ['PARTS_LIST', 'V70-planned', 'MISSING'],
      ['OPERATIONS', 'V70-planned', 'MISSING'],
      ['ORDER', 'O-planned', 'MISSING'],
    ])
    expect(recordsOf(own, 'planned')).toMatchObject({ windows: 0, partsLists: 0, addresses: 0, orders: [] })
    const { remoteId } = await sink.create(document, writing())
    const after = await sink.plan!(document, { ...reading(), isChange: false })
    expect(after.map(step => [step.kind, step.reference])).toEqual(
      told.map(([kind, reference]) => [kind, reference]),
    )
    expect(after.every(step => step.state === 'EXISTS' && step.remoteId !== null)).toBe(true)
    expect(after.at(-1)).toMatchObject({ kind: 'ORDER', remoteId })
  })

  it.each(CUTS)(
    'cut $when $method ($nth) and sent again, is there once',
    async ({ method, nth, when, at }) => {
      const suffix = `cut-${at}-${when}`
      const document = trytonOrder(suffix)
      cutter.cutAt({ method, nth, when })
      const failure = await failureOf(sink.create(document, writing()))
      expect(failure).toMatchObject({ remedy: 'check' })
      const found = await sink.findByReference(document.externalReference, reading())
      // What is not finished is not told of as arrived, whatever is there of it.
      expect(found).toHaveLength(method.endsWith('confirm') && when === 'AFTER' ? 1 : 0)
      const record = await sink.create(document, writing())
      expect(recordsOf(own, suffix)).toEqual(onceInTryton(suffix))
      expect(await sink.findByReference(document.externalReference, reading())).toEqual([record])
    },
  )

  it('of a hundred lines, ten of them configured, is there whole', async () => {
    const document = longOrder(10, 90)
    await sink.create(document, writing())
    const { lines } = recordsOf(own, 'long')
    expect(lines).toEqual([
      ...Array.from({ length: 10 }, (_, at) => [`V70-long-${at}`, 10, 439.17]),
      ...Array.from({ length: 90 }, () => ['HANDLE-STD', 4, 12.5]),
    ])
    const lists = own.read("select name from production_bom where name like 'V70-long-%'")
    expect(new Set(lists.map(list => list.name)).size).toBe(10)
    expect(lists).toHaveLength(10)
  })

  it('sent four at a time, with the same new articles in each, makes these articles once', async () => {
    const references = ['O-shared', 'O-shared-2', 'O-shared-3', 'O-shared-4']
    const send = (externalReference: string) =>
      sink.create({ ...trytonOrder('shared'), externalReference, orderNumber: externalReference }, writing())
    const records = await Promise.all(references.map(send))
    expect(new Set(records.map(record => record.remoteId)).size).toBe(4)
    expect(recordsOf(own, 'shared')).toMatchObject({
      windows: 1,
      panes: 1,
      partsLists: 1,
      links: 1,
      routings: 1,
      operations: 1,
      addresses: 1,
    })
    for (const reference of references)
      expect(await sink.findByReference(reference, reading())).toHaveLength(1)
  })
})
