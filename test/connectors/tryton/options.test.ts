import { describe, expect, it } from 'vitest'
import { tryton } from '../../../src/connectors/tryton/index.ts'
import type { TrytonOptions } from '../../../src/connectors/tryton/options.ts'
import { DescriptionError } from '../../../src/ports/connector.ts'

const options: TrytonOptions = {
  url: 'http://127.0.0.1:1',
  database: 'dovetail',
  login: 'dovetail',
  password: 'test-only',
}
const open = (change: object) =>
  tryton({ ...options, ...change }).open({ name: 'erp', stateFolder: '.', now: () => new Date(0) })

describe('the options of tryton', () => {
  it.each([
    ['url', { url: 'erp.example' }, /expected an address with http:\/\/ or https:\/\/, got "erp\.example"/],
    ['url', { url: undefined }, /expected a text or env/],
    ['database', { database: '' }, /expected a text, got ""/],
    ['orders', { orders: 'SHIPPED' }, /expected one of DRAFT, QUOTATION, CONFIRMED, got "SHIPPED"/],
    ['vatTolerance', { vatTolerance: 'none' }, /expected a decimal as text/],
    ['timeoutMs', { timeoutMs: 0.5 }, /expected whole milliseconds above 0, got 0\.5/],
    ['settelMs', { settelMs: 1 }, /unknown key "settelMs"/],
  ])('are refused at "%s" with what was expected', async (key, change, message) => {
    const failure = await open(change).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(DescriptionError)
    expect((failure as DescriptionError).problems).toEqual([
      { path: [key], message: expect.stringMatching(message) },
    ])
  })

  it('need no Tryton that answers', async () => {
    const { orders, articles, customers, quotes } = await open({})
    expect([articles, customers, quotes]).toEqual([undefined, undefined, undefined])
    const signal = AbortSignal.timeout(10_000)
    await expect(orders!.findByReference('O-1', { signal })).rejects.toMatchObject({ remedy: 'retry' })
    await orders!.close()
  })
})
