import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ROOT, type RunningGateway, startGateway } from '../../../support/gateway.ts'
import { createHttpCutter, type HttpCutter } from '../../../support/http-cutter.ts'
import { type OwnTryton, startOwnTryton } from '../../../support/own-tryton.ts'
import { WINDOW } from '../../../support/products.ts'
import { configure, placeOrder, quoteMutation, until } from '../../../support/shop-floor.ts'

const seeded = inject('seededTryton')

const DOCS = readFileSync(join(ROOT, 'docs', 'tryton.md'), 'utf8')
const QUERY = /```graphql\n([^`]*)```/.exec(DOCS)![1]!
const EXAMPLE = 'quote: "Q-2026-00012"'

interface Step {
  readonly kind: string
  readonly reference: string
  readonly state: string
  readonly reason: string | null
  readonly remoteId: string | null
}

describe.skipIf(seeded === null)('a gateway whose orders go into Tryton', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tryton-gateway-'))
  let own: OwnTryton
  let cutter: HttpCutter
  let gateway: RunningGateway
  beforeAll(async () => {
    own = await startOwnTryton(seeded!)
    cutter = await createHttpCutter(own.url)
    gateway = await start()
  })
  afterAll(async () => {
    await gateway?.stop()
    await cutter?.close()
    await own?.remove()
  })

  const start = () =>
    startGateway({
      config: join(import.meta.dirname, 'dovetail.config.ts'),
      databaseUrl: `sqlite:${join(folder, 'dovetail.db')}`,
      env: { STATE_FOLDER: folder, TRYTON_URL: cutter.url, TRYTON_PASSWORD: own.password },
    })
  /** As the documentation asks */
  const plan = async (of: { quote: string } | { order: string }): Promise<readonly Step[]> => {
    const [name, value] = Object.entries(of)[0]!
    const query = QUERY.replace(EXAMPLE, `${name}: "${value}"`)
    const { data, errors } = await gateway.ask<{ orderPlan: { steps: Step[] } }>(query)
    expect(errors).toBeUndefined()
    return data.orderPlan.steps
  }
  const quote = async (key: string, width: number) => {
    const configuration = await configure(gateway, 'VENTO-70', { ...WINDOW, width })
    const lines = [
      { configuration, quantity: '3' },
      { article: 'HANDLE-STD', quantity: '2', unitNet: '12.50' },
    ]
    const made = await quoteMutation(gateway, 'createQuote', {
      idempotencyKey: key,
      customer: 'C-10001',
      lines,
    })
    expect(made.userErrors).toEqual([])
    return made.quote!
  }
  const arrived = async (number: string) => {
    const ask = () =>
      gateway.ask<{
        order: { erpReference: string | null; transmission: { state: string; lastError: string } }
      }>(
        'query ($number: ID!) { order(number: $number) { erpReference transmission { state lastError } } }',
        { number },
      )
    const { data } = await until(ask, answer =>
      ['DELIVERED', 'BLOCKED', 'DEAD', 'CONFLICT', 'DUPLICATE_ALARM'].includes(
        answer.data.order.transmission.state,
      ),
    )
    return data.order
  }
  const salesOf = (reference: string) =>
    own.read('select id, state from sale_sale where reference = ?', reference)

  it('plans a quote, delivers it as an order, and tells what was done', async () => {
    const { number } = await quote('plan', 1200)
    const before = await plan({ quote: number })
    expect(before.filter(step => step.state === 'IN_THE_WAY')).toEqual([])
    const missing = before.filter(step => step.state === 'MISSING').map(step => step.kind)
    expect(new Set(missing)).toEqual(new Set(['ARTICLE', 'PARTS_LIST', 'OPERATIONS', 'ORDER']))
    const { order, userErrors } = await placeOrder(gateway, { idempotencyKey: 'order', quote: number })
    expect(userErrors).toEqual([])
    expect(await arrived(order!.number)).toMatchObject({
      transmission: { state: 'DELIVERED', lastError: null },
    })
    expect(salesOf(order!.number)).toMatchObject([{ state: 'processing' }])
    const after = await plan({ order: order!.number })
    expect(after.filter(step => step.state !== 'EXISTS')).toEqual([])
    expect(after.map(step => step.kind)).toEqual(before.map(step => step.kind))
    expect(await plan({ quote: number })).toEqual(after)
  })

  it.each(['model.product.template.create', 'model.sale.sale.create'])(
    'killed when Tryton has done %s and nobody told it so, sends the rest after its restart',
    async method => {
      const { number } = await quote(method, method.includes('sale') ? 1300 : 1400)
      let killed: Promise<void> | null = null
      const done = Promise.withResolvers<void>()
      const kill = () => {
        killed = gateway.kill()
        done.resolve()
      }
      cutter.cutAt({ method, when: 'AFTER', atCut: kill })
      const { order } = await placeOrder(gateway, { idempotencyKey: method, quote: number })
      await done.promise
      await killed
      gateway = await start()
      expect(await arrived(order!.number)).toMatchObject({ transmission: { state: 'DELIVERED' } })
      expect(salesOf(order!.number)).toMatchObject([{ state: 'processing' }])
      const after = await plan({ order: order!.number })
      expect(after.filter(step => step.state !== 'EXISTS')).toEqual([])
      const codes = own.read(
        'select code from product_product where active group by code having count(*) > 1',
      )
      expect(codes).toEqual([])
    },
  )

  it('refuses a plan of both and of neither', async () => {
    for (const args of ['', '(quote: "Q", order: "O")']) {
      const { errors } = await gateway.ask(`{ orderPlan${args} { steps { kind } } }`)
      expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
    }
    const { data } = await gateway.ask('{ orderPlan(order: "O-none") { steps { kind } } }')
    expect(data).toEqual({ orderPlan: null })
  })
})
