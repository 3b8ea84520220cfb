import { afterAll, beforeAll, expect, it } from 'vitest'
import { type InProcessGateway, startInProcess } from '../support/in-process.ts'
import { quoteMutation, until } from '../support/shop-floor.ts'

interface Read {
  readonly order: { readonly number: string; readonly revision: number } | null
}

let gateway: InProcessGateway
beforeAll(async () => {
  gateway = await startInProcess({ config: { acceptedQuotes: 'ORDER' } })
})
afterAll(() => gateway?.stop())

const orderOf = (number: string) =>
  until(
    async () => {
      const { data } = await gateway.ask<{ quote: Read }>(
        'query ($number: ID!) { quote(number: $number) { order { number revision } } }',
        { number },
      )
      return data.quote.order
    },
    order => order !== null,
  )

it('a newer revision of an ordered quote changes that order once it is accepted, and makes no second', async () => {
  const lines = (unitNet: string) => [{ description: 'Advice', unitNet }]
  const first = { idempotencyKey: 'first', customer: 'C-10001', lines: lines('100.00') }
  const { number } = (await quoteMutation(gateway, 'createQuote', first)).quote!
  await quoteMutation(gateway, 'acceptQuote', { idempotencyKey: 'yes', quote: number })
  const placed = await orderOf(number)
  const newer = { idempotencyKey: 'newer', quote: number, lines: lines('250.00') }
  await quoteMutation(gateway, 'reviseQuote', newer)
  await quoteMutation(gateway, 'acceptQuote', { idempotencyKey: 'yes again', quote: number })
  expect(await orderOf(number)).toEqual({ number: placed!.number, revision: 2 })
  const { data } = await gateway.ask<{
    order: { net: object; events: readonly { readonly what: string }[] }
  }>('query ($number: ID!) { order(number: $number) { net { amount } events { what } } }', {
    number: placed!.number,
  })
  expect(data.order).toEqual({ net: { amount: '250.00' }, events: [{ what: 'PLACED' }, { what: 'REVISED' }] })
})
