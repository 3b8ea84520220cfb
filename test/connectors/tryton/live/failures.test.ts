import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { OrderSink } from '../../../../src/ports/sink.ts'
import type { HttpCutter } from '../../../support/http-cutter.ts'
import type { OwnTryton } from '../../../support/own-tryton.ts'
import { isWrite, onceInTryton, recordsOf, trytonOrder } from '../../../support/tryton-orders.ts'
import { connect, failureOf, optionsFor, reading, serveTryton, writing } from './serving.ts'

const seeded = inject('seededTryton')
const LOGIN = 'common.db.login'
const SALE = 'model.sale.sale.create'
const ARTICLE = 'model.product.template.create'

describe.skipIf(seeded === null)('a Tryton that is not well', () => {
  let own: OwnTryton
  let cutter: HttpCutter
  let sink: OrderSink
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ own, cutter, sink, close } = await serveTryton(seeded!))
  })
  afterAll(() => close?.())

  it('forgets our session: it is renewed, and the call made again, a write too', async () => {
    await sink.findByReference('none', reading())
    own.change('delete from ir_session')
    cutter.forget()
    expect(await sink.findByReference('none', reading())).toEqual([])
    expect(cutter.calls.filter(method => method === LOGIN)).toHaveLength(1)
    cutter.answerInstead(SALE, 401, '')
    cutter.forget()
    await sink.create(trytonOrder('renewed'), writing())
    expect(cutter.calls.filter(method => method === LOGIN)).toHaveLength(1)
    expect(recordsOf(own, 'renewed')).toEqual(onceInTryton('renewed'))
  })

  it('does not know our password: a person has to see to it, and nothing was sent', async () => {
    const stranger = await connect({ ...optionsFor(own, cutter.url), password: 'wrong' })
    cutter.forget()
    const failure = await failureOf(stranger.create(trytonOrder('stranger'), writing()))
    expect(failure).toMatchObject({ remedy: 'repair' })
    expect(failure.message).toContain('login')
    expect(new Set(cutter.calls)).toEqual(new Set([LOGIN]))
    await stranger.close()
  })

  it('is down: certainly not sent', async () => {
    const direct = await connect(optionsFor(own))
    await direct.findByReference('none', reading())
    await own.stop()
    const failure = await failureOf(direct.create(trytonOrder('down'), writing()))
    expect(failure).toMatchObject({ code: 'SOURCE_UNAVAILABLE', remedy: 'retry' })
    await own.start()
    await direct.create(trytonOrder('down'), writing())
    expect(recordsOf(own, 'down')).toEqual(onceInTryton('down'))
    await direct.close()
  })

  it.each([
    { what: 'garbage', status: 200, body: '<html>', remedy: 'check' },
    { what: 'half an answer', status: 200, body: '{"id":1,"resu', remedy: 'check' },
    { what: 'something else', status: 200, body: '{"id":1,"result":"yes"}', remedy: 'check' },
    {
      what: 'a failure of its own',
      status: 200,
      body: '{"id":1,"error":["server closed","Traceback"]}',
      remedy: 'check',
    },
    { what: 'too busy', status: 429, body: '', remedy: 'check' },
    { what: 'broken', status: 500, body: '', remedy: 'check' },
    {
      what: 'a refusal',
      status: 200,
      body: '{"id":1,"error":["UserError",["Name is required.","",null]]}',
      remedy: 'reject',
    },
    {
      what: 'no rights',
      status: 200,
      body: '{"id":1,"error":["UserError",["You are not allowed to access \\"Sale\\".","",null]]}',
      remedy: 'repair',
    },
    {
      what: 'a warning',
      status: 200,
      body: '{"id":1,"error":["UserWarning",["key","Sure?","It is late."]]}',
      remedy: 'repair',
    },
    {
      what: 'somebody faster',
      status: 200,
      body: '{"id":1,"error":["ConcurrencyException","Records were modified"]}',
      remedy: 'retry',
    },
    { what: 'forbidden', status: 403, body: '', remedy: 'repair' },
  ])('answers "$what" to a write: $remedy', async ({ what, status, body, remedy }) => {
    const suffix = what.replaceAll(' ', '-')
    cutter.answerInstead(ARTICLE, status, body)
    const failure = await failureOf(sink.create(trytonOrder(suffix), writing()))
    expect(failure.remedy).toBe(remedy)
    await sink.create(trytonOrder(suffix), writing())
    expect(recordsOf(own, suffix)).toEqual(onceInTryton(suffix))
  })

  it.each([
    { what: 'a refusal', body: '{"id":1,"error":["UserError",["No.","",null]]}', remedy: 'repair' },
    { what: 'somebody faster', body: '{"id":1,"error":["ConcurrencyException","Changed"]}', remedy: 'check' },
  ])(
    'answers "$what" once the order is there: $remedy, never that it is not',
    async ({ what, body, remedy }) => {
      const suffix = `late-${what.replaceAll(' ', '-')}`
      cutter.answerInstead('model.sale.sale.confirm', 200, body)
      const failure = await failureOf(sink.create(trytonOrder(suffix), writing()))
      expect(failure.remedy).toBe(remedy)
      await sink.create(trytonOrder(suffix), writing())
      expect(recordsOf(own, suffix)).toEqual(onceInTryton(suffix))
    },
  )

  // Each write is asked about twice.
  it.each([
    { before: 'first', questions: 6 },
    { before: 'last', questions: 7 },
  ])('gets no write whose lease is over before its $before byte', async ({ before, questions }) => {
    const suffix = `lease-${before}`
    const over = new Error('the lease is over')
    cutter.forget()
    let asked = 0
    const mayStillSend = () => {
      if (++asked > questions) throw over
    }
    await expect(sink.create(trytonOrder(suffix), { ...writing(), mayStillSend })).rejects.toBe(over)
    expect(cutter.calls.filter(isWrite)).toHaveLength(3)
    await sink.create(trytonOrder(suffix), writing())
    expect(recordsOf(own, suffix)).toEqual(onceInTryton(suffix))
  })

  it('says what it says about an article that it refuses', async () => {
    const document = trytonOrder('refused')
    const [line] = document.lines
    const [window, pane] = line!.definition!.newArticles
    const newArticles = [window!, { ...pane!, description: '' }]
    const refused = { ...line!, definition: { ...line!.definition!, newArticles } }
    const failure = await failureOf(
      sink.create({ ...document, lines: document.lines.with(0, refused) }, writing()),
    )
    expect(failure).toMatchObject({ code: 'SINK_REFUSED', remedy: 'reject' })
    expect(failure.message).toContain('article "GL-refused"')
  })
})
