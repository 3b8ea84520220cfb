import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { OrderDocument } from '../../../../src/domain/document.ts'
import type { OrderSink } from '../../../../src/ports/sink.ts'
import type { HttpCutter } from '../../../support/http-cutter.ts'
import type { OwnTryton } from '../../../support/own-tryton.ts'
import { isWrite, onceInTryton, recordsOf, trytonOrder } from '../../../support/tryton-orders.ts'
import { BLOCKED_DEBTOR } from '../../../support/tryton-records.ts'
import { failureOf, reading, serveTryton, writing } from './serving.ts'

const seeded = inject('seededTryton')

interface Obstacle {
  readonly name: string
  readonly change: (document: OrderDocument) => OrderDocument
  readonly step: object
}

const withLine = (document: OrderDocument, at: number, change: object): OrderDocument => ({
  ...document,
  lines: document.lines.with(at, { ...document.lines[at]!, ...change }),
})

const withNews = (document: OrderDocument, action: 'CREATE' | 'REUSE' | 'REVIEW', unit?: string) => {
  const { definition } = document.lines[0]!
  const [window, pane] = definition!.newArticles
  const parts = definition!.parts.map(part =>
    part.key === 'pane' && unit !== undefined ? { ...part, quantity: { ...part.quantity, unit } } : part,
  )
  return withLine(document, 0, {
    definition: { ...definition, parts, newArticles: [window, { ...pane!, action }] },
  })
}

const OBSTACLES: readonly Obstacle[] = [
  {
    name: 'a blocked article',
    change: document => withLine(document, 1, { itemNumber: 'HANDLE-LOCK' }),
    step: { kind: 'ARTICLE', reference: 'HANDLE-LOCK', reason: expect.stringMatching(/blocked/) },
  },
  {
    name: 'an article that Tryton does not know and the order does not bring',
    change: document => withLine(document, 1, { itemNumber: 'NOBODY-KNOWS' }),
    step: { kind: 'ARTICLE', reference: 'NOBODY-KNOWS', reason: expect.stringMatching(/no such article/) },
  },
  {
    name: 'an article that a person has to decide on',
    change: document => withNews(document, 'REVIEW'),
    step: { kind: 'ARTICLE', reason: expect.stringMatching(/under another number/) },
  },
  {
    name: 'an article that was there and is gone',
    change: document => withNews(document, 'REUSE'),
    step: { kind: 'ARTICLE', reason: expect.stringMatching(/is gone/) },
  },
  {
    name: 'a unit that Tryton does not have',
    change: document => withNews(document, 'CREATE', 'KWT'),
    step: { kind: 'ARTICLE', reason: expect.stringMatching(/no unit for KWT/) },
  },
  {
    name: 'an article that is counted in another kind of unit',
    change: document => withLine(document, 1, { quantity: { value: '4', unit: 'MTR' } }),
    step: { kind: 'ARTICLE', reference: 'HANDLE-STD', reason: expect.stringMatching(/do not convert/) },
  },
  {
    name: 'a debtor that Tryton does not know',
    change: document => ({ ...document, debtorNumber: 'D-NOBODY' }),
    step: { kind: 'DEBTOR', reference: 'D-NOBODY', reason: expect.stringMatching(/no party with code/) },
  },
  {
    name: 'a blocked debtor',
    change: document => ({ ...document, debtorNumber: BLOCKED_DEBTOR }),
    step: { kind: 'DEBTOR', reference: BLOCKED_DEBTOR, reason: expect.stringMatching(/deactivated/) },
  },
  {
    name: 'a country that Tryton does not know',
    change: document => ({
      ...document,
      deliveryAddress: { ...document.deliveryAddress!, country: 'XK' },
    }),
    step: { kind: 'DELIVERY_ADDRESS', reason: expect.stringMatching(/country XK/) },
  },
  {
    name: 'a currency that Tryton does not know',
    change: document => ({ ...document, currency: 'GBP' }),
    step: { kind: 'ORDER', reason: expect.stringMatching(/currency GBP/) },
  },
  {
    name: 'half a piece',
    change: document => withLine(document, 1, { quantity: { value: '0.5', unit: 'H87' }, net: '6.25' }),
    step: { kind: 'ORDER', reason: expect.stringMatching(/line 2: 0\.5 has more decimals/) },
  },
  {
    name: 'a net that no price per unit leads to',
    change: document => withLine(document, 1, { quantity: { value: '9000', unit: 'H87' }, net: '50.00' }),
    step: { kind: 'ORDER', reason: expect.stringMatching(/line 2: expected a net price per unit/) },
  },
]

describe.skipIf(seeded === null)('an order that Tryton cannot take', () => {
  let own: OwnTryton
  let cutter: HttpCutter
  let sink: OrderSink
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ own, cutter, sink, close } = await serveTryton(seeded!))
  })
  afterAll(() => close?.())

  it.each(OBSTACLES)(
    'shows $name in its plan and in its error, and nothing is written',
    async ({ change, step }) => {
      const document = change(trytonOrder('obstacle'))
      const plan = await sink.plan!(document, { ...reading(), isChange: false })
      expect(plan).toContainEqual(expect.objectContaining({ ...step, state: 'IN_THE_WAY' }))
      cutter.forget()
      const failure = await failureOf(sink.create(document, writing()))
      expect(failure).toMatchObject({ code: 'SINK_REFUSED', remedy: 'repair' })
      for (const { state, reason } of plan)
        if (state === 'IN_THE_WAY') expect(failure.message).toContain(reason)
      expect(cutter.calls.filter(isWrite)).toEqual([])
    },
  )

  it('is told every difference when what Tryton wrote is not what was ordered, and stays a draft until a person has seen to it', async () => {
    own.change(
      `create trigger meddle after insert on sale_line when new.description = 'Window handle, standard'
       begin update sale_line set unit_price = '13.5', quantity = 5 where id = new.id; end`,
    )
    const document = trytonOrder('differs')
    const failure = await failureOf(sink.create(document, writing()))
    own.change('drop trigger meddle')
    expect(failure).toMatchObject({ code: 'SINK_REFUSED', remedy: 'repair' })
    expect(failure.message).toContain('line 2 quantity: expected "4", got "5"')
    expect(failure.message).toContain('line 2 price: expected "12.5", got "13.5"')
    expect(failure.message).toContain('line 2 net: expected "50.00", got "67.50"')
    expect(failure.message).toContain('net: expected "4516.70", got "4534.20"')
    expect(recordsOf(own, 'differs').orders).toEqual(['draft'])
    expect(await sink.findByReference(document.externalReference, reading())).toEqual([])
    own.change("update sale_line set unit_price = '12.5', quantity = 4 where quantity = 5")
    await sink.create(document, writing())
    expect(recordsOf(own, 'differs')).toEqual(onceInTryton('differs'))
  })

  it('and that somebody changed later, is compared with what was sent', async () => {
    const document = trytonOrder('changed')
    await sink.create(document, writing())
    expect(await sink.compare!(document, reading())).toEqual([])
    own.change(
      "update sale_line set quantity = 3 where description = 'Small order' and sale = (select id from sale_sale where reference = 'O-changed')",
    )
    expect(await sink.compare!(document, reading())).toContain('line 3 quantity: expected "1", got "3"')
    own.change("update party_address set street = 'Elsewhere' where street = 'Kade changed'")
    const differences = await sink.compare!(document, reading())
    expect(differences).toContainEqual(
      expect.stringMatching(
        /^delivery address: expected "Kade changed, 3542 AD, Utrecht, NL", got "Tryton's \d+"$/,
      ),
    )
    expect(await sink.compare!(trytonOrder('never'), reading())).toEqual([])
  })

  it('that is there twice is told of twice, and not made a third time', async () => {
    const document = trytonOrder('doubled')
    await sink.create(document, writing())
    const columns = own
      .read('select name from pragma_table_info(?)', 'sale_sale')
      .map(({ name }) => `"${name}"`)
      .filter(name => name !== '"id"')
      .join(', ')
    own.change(
      `insert into sale_sale (${columns}) select ${columns} from sale_sale where reference = 'O-doubled'`,
    )
    expect(await sink.findByReference(document.externalReference, reading())).toHaveLength(2)
    expect(await failureOf(sink.create(document, writing()))).toMatchObject({ remedy: 'check' })
    const plan = await sink.plan!(document, { ...reading(), isChange: false })
    expect(plan.at(-1)).toMatchObject({ kind: 'ORDER', state: 'IN_THE_WAY' })
    expect(recordsOf(own, 'doubled').orders).toHaveLength(2)
  })

  it('and that a person cancelled in Tryton, counts as arrived', async () => {
    const document = trytonOrder('cancelled')
    const { remoteId } = await sink.create(document, writing())
    own.change("update sale_sale set state = 'cancelled' where reference = 'O-cancelled'")
    expect(await sink.findByReference(document.externalReference, reading())).toMatchObject([{ remoteId }])
    expect(await sink.create(document, writing())).toMatchObject({ remoteId })
    expect(recordsOf(own, 'cancelled').orders).toEqual(['cancelled'])
  })
})
