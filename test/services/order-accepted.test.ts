import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
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

it('whose gateway died when it was an order, and not yet written down as done, becomes no second one', async () => {
  const input = {
    idempotencyKey: 'once',
    customer: 'C-10001',
    lines: [{ description: 'Advice', unitNet: '1.00' }],
  }
  const { number } = (await quoteMutation(gateway, 'createQuote', input)).quote!
  await quoteMutation(gateway, 'acceptQuote', { idempotencyKey: 'yes once', quote: number })
  const placed = await orderOf(number)
  const database = new DatabaseSync(join(gateway.folder, 'dovetail.db'), { timeout: 10_000 })
  const due = () => database.prepare('select order_due_at as at from quote where number = ?').get(number)
  const isDone = () =>
    until(
      async () => due()!['at'],
      at => at === null,
    )
  await isDone()
  database.prepare('update quote set order_due_at = 1 where number = ?').run(number)
  await isDone()
  database.close()
  expect(await orderOf(number)).toEqual(placed)
  const { data } = await gateway.ask<{ quote: { events: readonly { readonly what: string }[] } }>(
    'query ($number: ID!) { quote(number: $number) { events { what } } }',
    { number },
  )
  expect(data.quote.events.map(({ what }) => what)).toEqual(['CREATED', 'ACCEPTED', 'ORDERED'])
})
