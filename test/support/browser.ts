import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** Where there is no Chromium the run says so; where `CI` is set that is a failure. */
export const hasChromium = existsSync(CHROMIUM) || Boolean(process.env['CI'])
if (!hasChromium) console.warn(`left out: the tests of the page (no Chromium at ${CHROMIUM})`)

export interface Visit {
  readonly page: Page
  /** Console errors and page errors */
  readonly errors: readonly string[]
  /** Every request that did not go to the gateway */
  readonly strays: readonly string[]
  close(): Promise<void>
}

/** Opens a page in a browser that can reach nothing but `origin`. */
export async function visit(origin: string, path = '/'): Promise<Visit> {
  const browser: Browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const errors: string[] = []
  const strays: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', error => errors.push(error.message))
  page.on('request', request => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin)
      strays.push(request.url())
  })
  await page.goto(`${origin}${path}`)
  return { page, errors, strays, close: () => browser.close() }
}
