import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Caller } from '../../../src/domain/caller.ts'
import { Decimal } from '../../../src/domain/decimal.ts'
import type { Quote } from '../../../src/domain/quote.ts'
import type { QuoteOutcome } from '../../../src/services/find-quote.ts'
import { type InProcessGateway, SALES, startInProcess } from '../../support/in-process.ts'
import { WINDOW } from '../../support/products.ts'
import { configure } from '../../support/shop-floor.ts'

let gateway: InProcessGateway
beforeAll(async () => {
  gateway = await startInProcess({ config: { demo: false } })
})
afterAll(() => gateway?.stop())

const ANNA: Caller = { ...SALES, principal: 'anna' }
const services = (caller: Caller) =>
  gateway.gateway.createContext(caller, AbortSignal.timeout(10_000)).services

function made({ quote, userErrors }: QuoteOutcome): Quote {
  expect(userErrors).toEqual([])
  return quote!
}

const agreed = (quote: Quote) =>
  quote.lines.map(({ price }) => {
    const discount = price?.inputs.discount
    return discount ? `${discount.percent} % by ${discount.by}, ${discount.reason}` : null
  })

it('keeps who gave a discount and why, also when somebody else prices the quote anew', async () => {
  const configuration = await configure(gateway, 'VENTO-70', WINDOW)
  const discountPercent = Decimal.of('7.5')
  const agreement = { by: 'anna', at: '2026-11-01T09:00:00.000Z', reason: 'framework contract' }
  const first = made(
    await services(ANNA).createQuote({
      idempotencyKey: 'first',
      customer: 'C-10001',
      lines: [
        { configuration, discountPercent, agreement },
        { article: 'SCREW-48', quantity: Decimal.of(200), discountPercent },
        { configuration },
        { configuration, discountPercent: Decimal.zero },
      ],
    }),
  )
  const given = ['7.5 % by anna, framework contract', '7.5 % by anna, null', null, null]
  expect(agreed(first)).toEqual(given)
  const step = await services(SALES).explainStoredStep(first.lines[0]!, 'PIECE', 'LINE_DISCOUNT')
  expect(step).toMatchObject({ source: 'AGREED', agreed: { ...agreement, percent: '7.5' } })
  const index = await services(SALES).explainStoredStep(first.lines[0]!, 'PIECE', 'ALU-INDEX')
  expect(index).toMatchObject({
    agreed: null,
    inputs: [{ kind: 'STEP', name: 'LIST_PRICE', value: '581.68', source: 'CALCULATED' }],
    rule: { modelVersion: '1', says: { amount: '3.5 % * LIST_PRICE' } },
  })
  const again = made(await services(SALES).reviseQuote({ idempotencyKey: 'again', quote: first.number }))
  expect(agreed(again)).toEqual(given)
  expect(again.lines[0]!.price!.inputs.discount!.at).toBe(agreement.at)
  const lines = [{ configuration, discountPercent: Decimal.of(10) }]
  const other = made(
    await services(SALES).reviseQuote({ idempotencyKey: 'other', quote: first.number, lines }),
  )
  expect(agreed(other)).toEqual(['10 % by sales, null'])
  const replay = await services(SALES).replayPrice(other.lines[0]!)
  expect(replay!.differences).toEqual([])
})
