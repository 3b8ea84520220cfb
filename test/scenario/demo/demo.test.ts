import { describe, expect, it } from 'vitest'
import { startInProcess } from '../../support/in-process.ts'

const FORECAST =
  '{ salesForecast { open { amount } weighted { amount } quoteCount } quotes { nodes { number revision status } } }'

describe('the quotes of the demo', () => {
  it('are there once, whose forecast counts neither what is superseded, expired nor won', async () => {
    const first = await startInProcess()
    const before = await first.ask<{ salesForecast: object; quotes: { nodes: { status: string }[] } }>(
      FORECAST,
    )
    await first.stop()
    const again = await startInProcess({ folder: first.folder })
    const after = await again.ask(FORECAST)
    await again.stop()
    expect(before.data.salesForecast).toEqual({
      open: { amount: '58645.12' },
      weighted: { amount: '28430.43' },
      quoteCount: 4,
    })
    expect(before.data.quotes.nodes.map(quote => quote.status).sort()).toEqual([
      'ACCEPTED',
      'DRAFT',
      'DRAFT',
      'DRAFT',
      'DRAFT',
      'EXPIRED',
    ])
    expect(after).toEqual(before)
  })

  it('are made once by two gateways that begin at once on one database', async () => {
    const first = await startInProcess({ config: { demo: false } })
    await first.stop()
    const pair = await Promise.all([
      startInProcess({ folder: first.folder }),
      startInProcess({ folder: first.folder }),
    ])
    const answers = await Promise.all(
      pair.map(gateway => gateway.ask<{ salesForecast: { quoteCount: number } }>(FORECAST)),
    )
    await Promise.all(pair.map(gateway => gateway.stop()))
    for (const { data } of answers)
      expect(data.salesForecast).toMatchObject({ open: { amount: '58645.12' }, quoteCount: 4 })
  })
})
