import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, visit } from '../support/browser.ts'
import { ROOT, type RunningGateway, startGateway } from '../support/gateway.ts'
import { scratchFolder } from '../support/scratch.ts'
import { placeOrder, quoteMutation } from '../support/shop-floor.ts'

const SUBSCRIPTION = `subscription OrderArriving {
  orderChanged {
    number
    status
    customer { name }
    transmission { target state attemptCount events { what } }
    erpReference
  }
}
`

describe.runIf(hasChromium)('a subscription on the page', () => {
  let gateway: RunningGateway
  beforeAll(async () => {
    gateway = await startGateway({ databaseUrl: `sqlite:${join(scratchFolder(), 'd.db')}` })
  })
  afterAll(() => gateway?.stop())

  const order = async (key: string): Promise<string> => {
    const lines = [{ description: 'Advice', unitNet: '100.00' }]
    const input = { idempotencyKey: key, customer: 'C-10001', lines }
    const { quote } = await quoteMutation(gateway, 'createQuote', input)
    const placed = await placeOrder(gateway, { idempotencyKey: key, quote: quote!.number })
    return placed.order!.number
  }

  it('shows an order arriving, and ends when somebody presses stop', async () => {
    const { page, errors, strays, close } = await visit(
      gateway.url,
      `/?${new URLSearchParams({ query: SUBSCRIPTION })}`,
    )
    try {
      await page.locator('.graphiql-query-editor .view-line', { hasText: 'OrderArriving' }).first().waitFor()
      const opened = page.waitForResponse(response =>
        (response.headers()['content-type'] ?? '').includes('event-stream'),
      )
      await page.getByRole('button', { name: /execute query/i }).click()
      const stream = await opened
      const number = await order('page')
      // The editor keeps only the lines in view, with spaces that do not break.
      const shown = async () =>
        ((await page.locator('.graphiql-response').textContent()) ?? '').replaceAll('\u00a0', ' ')
      await expect.poll(shown, { timeout: 20_000 }).toContain('"state": "DELIVERED"')
      expect(await shown()).toContain(number)
      if (process.env['TAKE_PICTURE'])
        await page.screenshot({ path: join(ROOT, 'docs', 'pictures', 'subscription.png') })
      const ended = page.waitForEvent('requestfailed', request => request === stream.request())
      await page.getByRole('button', { name: /stop query/i }).click()
      await ended
      await page.getByRole('button', { name: /execute query/i }).waitFor()
      expect(errors).toEqual([])
      expect(strays).toEqual([])
    } finally {
      await close()
    }
  })

  it('is made by a page of one’s own with what the documentation says', async () => {
    const docs = readFileSync(join(ROOT, 'docs', 'subscriptions.md'), 'utf8')
    const [, script] = /```js\n([\s\S]*?)```/.exec(docs)!
    const { page, errors, close } = await visit(gateway.url)
    try {
      const told = page.waitForEvent('console', message => message.text().includes('"DELIVERED"'))
      const opened = page.waitForResponse(response =>
        (response.headers()['content-type'] ?? '').includes('event-stream'),
      )
      await page.evaluate(script!)
      await opened
      const number = await order('own page')
      expect(JSON.parse((await told).text())).toEqual({
        data: { orderChanged: { number, transmission: { state: 'DELIVERED' } } },
      })
      expect(errors).toEqual([])
    } finally {
      await close()
    }
  })
})
