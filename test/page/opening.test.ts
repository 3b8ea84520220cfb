import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, visit } from '../support/browser.ts'
import { ROOT, type RunningGateway, startGateway } from '../support/gateway.ts'

/** As a person does: once the query is there to be read, press the button. */
async function runShown(page: Page, operation: string): Promise<void> {
  await page.locator('.graphiql-query-editor .view-line', { hasText: operation }).first().waitFor()
  await page.getByRole('button', { name: /execute query/i }).click()
}

describe.runIf(hasChromium)('the page', () => {
  let gateway: RunningGateway
  beforeAll(async () => {
    gateway = await startGateway({
      databaseUrl: `sqlite:${join(mkdtempSync(join(tmpdir(), 'page-')), 'd.db')}`,
    })
  })
  afterAll(() => gateway.stop())

  it('opens with the network cut, and its opening query runs at a click', async () => {
    const { page, errors, strays, close } = await visit(gateway.url)
    try {
      const answered = page.waitForResponse(async response =>
        (response.request().postData() ?? '').includes('CustomerQuotesAndParts'),
      )
      await runShown(page, 'CustomerQuotesAndParts')
      const { data, errors: failed } = await (await answered).json()
      const [customer] = data.customers.nodes
      const [line] = customer.quotes.nodes[0].lines.nodes
      expect(failed).toBeUndefined()
      expect(customer.name).toBe('Kozijnenhandel Van Dam BV')
      expect(line.price.net.amount).toBe('5523.30')
      const frame = line.configuration.definition.lines.find(
        (one: { number: string }) => one.number === 'P70-FR',
      )
      expect(frame.article.suppliers[0].supplier.name).toEqual(expect.any(String))
      // The editor keeps only the lines in view, with spaces that do not break.
      const shown = async () =>
        ((await page.locator('.graphiql-response').textContent()) ?? '').replaceAll('\u00a0', ' ')
      await expect.poll(shown).toContain('Kozijnenhandel Van Dam BV')
      if (process.env['TAKE_PICTURE'])
        await page.screenshot({ path: join(ROOT, 'docs', 'pictures', 'page.png') })
      expect(errors).toEqual([])
      expect(strays).toEqual([])
    } finally {
      await close()
    }
  })

  it('opens for a guest on a query that a guest may run', async () => {
    const open = await startGateway({
      databaseUrl: `sqlite:${join(mkdtempSync(join(tmpdir(), 'page-')), 'd.db')}`,
      env: { DEFAULT_ROLE: 'guest' },
    })
    const { page, errors, strays, close } = await visit(open.url)
    try {
      const answered = page.waitForResponse(response =>
        (response.request().postData() ?? '').includes('ShelfPrices'),
      )
      await runShown(page, 'ShelfPrices')
      const { data, errors: failed } = await (await answered).json()
      expect(failed).toBeUndefined()
      expect(data.prices[1].price.gross.amount).toBe('1521.99')
      expect(errors).toEqual([])
      expect(strays).toEqual([])
    } finally {
      await close()
      await open.stop()
    }
  })
})
