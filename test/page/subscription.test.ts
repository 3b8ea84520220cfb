import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Response } from 'playwright-core'
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

function isStream(response: Response): boolean {
  return (response.headers()['content-type'] ?? '').includes('event-stream')
}

describe.runIf(hasChromium)('a subscription on the page', () => {
  let gateway: RunningGateway
  beforeAll(async () => {
    gateway = await startGateway({ databaseUrl: `sqlite:${join(scratchFolder(), 'd.db')}` })
  })
  afterAll(() => gateway?.stop())

  const order = async (key: string, at = gateway): Promise<string> => {
    const lines = [{ description: 'Advice', unitNet: '100.00' }]
    const input = { idempotencyKey: key, customer: 'C-10001', lines }
    const { quote } = await quoteMutation(at, 'createQuote', input)
    const placed = await placeOrder(at, { idempotencyKey: key, quote: quote!.number })
    return placed.order!.number
  }

  it('shows an order arriving, and ends when somebody presses stop', async () => {
    const { page, errors, strays, close } = await visit(
      gateway.url,
      `/?${new URLSearchParams({ query: SUBSCRIPTION })}`,
    )
    try {
      await page.locator('.graphiql-query-editor .view-line', { hasText: 'OrderArriving' }).first().waitFor()
      const opened = page.waitForResponse(isStream)
      await page.getByRole('button', { name: /execute query/i }).click()
      const stream = await opened
      const number = await order('page')
      // The editor keeps only the lines in view, with spaces that do not break.
      const shown = async () =>
        ((await page.locator('.graphiql-response').textContent()) ?? '').replaceAll('\u00a0', ' ')
      await expect.poll(shown).toContain('"state": "DELIVERED"')
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

  const documented = (): string => {
    const docs = readFileSync(join(ROOT, 'docs', 'subscriptions.md'), 'utf8')
    return /```js\n([\s\S]*?)```/.exec(docs)![1]!
  }

  it('is made by a page of one’s own with what the documentation says', async () => {
    const { page, errors, close } = await visit(gateway.url)
    try {
      const told = page.waitForEvent('console', message => message.text().includes('"DELIVERED"'))
      const opened = page.waitForResponse(isStream)
      await page.evaluate(documented())
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

  it('is come back to by that page after it was refused and after its gateway stopped', async () => {
    const folder = scratchFolder()
    const start = (port?: string) =>
      startGateway({
        databaseUrl: `sqlite:${join(folder, 'd.db')}`,
        env: { STATE_FOLDER: folder, ...(port ? { PORT: port } : {}) },
      })
    let own = await start()
    const { page, close } = await visit(own.url)
    const opened = () => page.waitForResponse(isStream)
    try {
      await page.route('**/graphql?*', route => route.fulfill({ status: 502 }), { times: 1 })
      const first = opened()
      await page.evaluate(documented())
      await first
      await page.route('**/graphql?*', route => route.fulfill({ status: 503 }), { times: 1 })
      await own.stop()
      const second = opened()
      own = await start(new URL(own.url).port)
      await second
      const told = page.waitForEvent('console', message => message.text().includes('"DELIVERED"'))
      const number = await order('back', own)
      expect(JSON.parse((await told).text()).data.orderChanged.number).toBe(number)
    } finally {
      await close()
      await own.stop()
    }
  })
})
