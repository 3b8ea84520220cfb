import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memory } from '../../../src/connectors/index.ts'
import type { Article } from '../../../src/domain/article.ts'
import { Decimal, sum } from '../../../src/domain/decimal.ts'
import type { Quote, QuoteLine } from '../../../src/domain/quote.ts'
import type { ExplainedDifference } from '../../../src/engine/index.ts'
import type { ConnectorDescription } from '../../../src/ports/connector.ts'
import { ROOT } from '../../support/gateway.ts'
import { type InProcessGateway, SALES, startInProcess } from '../../support/in-process.ts'
import { PUMP_SET, SHELF, WINDOW } from '../../support/products.ts'
import { configure, quoteMutation } from '../../support/shop-floor.ts'

/** The demo's ERP, with other costs and sales prices for some articles. */
function erpWith(costs: Readonly<Record<string, string>>): ConnectorDescription {
  const changed = <T>(found: T): T => {
    const article = found as Article | null
    const amount = article && 'number' in article && costs[article.number]
    if (!amount) return found
    const figure = { amount: Decimal.of(amount), currency: 'EUR' }
    return { ...article, prices: { ...article.prices, cost: figure, sales: figure } } as T
  }
  const description = memory()
  return {
    connector: 'memory',
    open: async options => {
      const connection = await description.open(options)
      const articles = new Proxy(connection.articles!, {
        get: (source, property) =>
          property === 'articlesByNumber'
            ? async (...args: Parameters<typeof source.articlesByNumber>) =>
                (await source.articlesByNumber(...args)).map(changed)
            : Reflect.get(source, property),
      })
      return { ...connection, articles }
    },
  }
}

/** The catalogue's models, of which the window has a second version with other prices. */
function modelsFolderWith(...changes: readonly (readonly [string, string])[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'models-'))
  cpSync(join(ROOT, 'models'), folder, { recursive: true })
  const file = join(folder, 'vento-70.product.yaml')
  let text = readFileSync(file, 'utf8').replace('version: "1"', 'version: "2"')
  // The examples say what the first version costs.
  text = text.slice(0, text.indexOf('\ntests:') + 1)
  for (const [from, to] of changes) text = text.replace(from, to)
  writeFileSync(file, text)
  return folder
}

describe('a price that was stored before a model, an article and a rate changed', () => {
  const databaseUrl = `sqlite:${join(mkdtempSync(join(tmpdir(), 'replay-')), 'dovetail.db')}`
  let gateway: InProcessGateway
  const services = () => gateway.gateway.createContext(SALES, AbortSignal.timeout(10_000)).services
  let quote: Quote
  const lines = () => quote.lines as readonly [QuoteLine, QuoteLine, QuoteLine, QuoteLine, QuoteLine]

  beforeAll(async () => {
    gateway = await startInProcess({ databaseUrl, config: { demo: false } })
    const created = await quoteMutation(gateway, 'createQuote', {
      idempotencyKey: 'before',
      customer: 'C-10001',
      currency: 'GBP',
      lines: [
        {
          configuration: await configure(gateway, 'VENTO-70', WINDOW),
          quantity: '10',
          discountPercent: '2.5',
        },
        { configuration: await configure(gateway, 'HYDRO-SKID', PUMP_SET) },
        { configuration: await configure(gateway, 'PLANK', SHELF), quantity: '12' },
        { article: 'SCREW-48', quantity: '1000', discountPercent: '10' },
        { description: 'A text' },
      ],
    })
    expect(created.userErrors).toEqual([])
    await gateway.stop()
    gateway = await startInProcess({
      databaseUrl,
      modelsFolder: modelsFolderWith(
        ['148.00 EUR', '155.00 EUR'],
        ['3.5 % * LIST_PRICE', '4 % * LIST_PRICE'],
      ),
      config: {
        demo: false,
        sources: {
          crm: memory(),
          erp: erpWith({ 'P70-FR': '10.584', 'CR45-SS316': '5776.65', 'SCREW-48': '0.09' }),
        },
        exchangeRates: [{ from: 'EUR', to: 'GBP', rate: '0.8713', date: '2026-11-20' }],
      },
    })
    quote = (await services().findQuote(created.quote!.number, null))!
  })
  afterAll(() => gateway?.stop())

  it('replays to the cent, line by line', async () => {
    for (const line of lines()) {
      const replay = await services().replayPrice(line)
      if (line.kind === 'TEXT') expect(replay).toBeNull()
      else {
        expect(replay).toMatchObject({ missing: [], differences: [] })
        expect(replay!.replayed!.gross).toEqual(line.price!.gross)
        expect(replay!.replayed!.steps).toEqual(line.price!.steps)
        expect(replay!.replayed!.exchangeRate!.rate.toString()).toBe('0.8620')
      }
    }
  })

  it('differs from today by what is told: the version of the model, the costs of articles, the rate', async () => {
    for (const line of lines().slice(0, 4)) {
      const change = (await services().explainPriceChange(quote, line))!
      const { before, after, effect, entries } = change.difference!
      expect(before).toEqual(line.price!.net)
      expect(sum(entries.map(entry => entry.effect.amount)).equals(effect.amount)).toBe(true)
      expect(after.amount.minus(before.amount).equals(effect.amount)).toBe(true)
      expect(entries.map(entry => entry.kind)).toContain('EXCHANGE_RATE')
    }
    const [window, pumps, shelf, screws] = await Promise.all(
      lines().map(async line => (await services().explainPriceChange(quote, line))?.difference),
    )
    const reasons = (difference: unknown, code: string) =>
      (difference as ExplainedDifference).entries.find(entry => entry.code === code)!.reasons
    expect(reasons(window, 'BASE-V70')).toEqual([
      { kind: 'MODEL_VERSION', name: 'VENTO-70', from: '1', to: '2' },
    ])
    expect(reasons(window, 'ALU-INDEX').map(reason => reason.kind)).toEqual(['STEP', 'MODEL_VERSION'])
    const { cost } = window as ExplainedDifference
    expect(cost.lines.find(line => line.number === 'P70-FR')!.reasons).toEqual([
      { kind: 'ARTICLE_COST', name: 'P70-FR', from: '9.8', to: '10.584' },
    ])
    expect(sum(cost.lines.map(line => line.effect.amount)).equals(cost.effect.amount)).toBe(true)
    expect(reasons(pumps, 'GOODS_COST')).toContainEqual({
      kind: 'ARTICLE_COST',
      name: 'CR45-SS316',
      from: '5251.5',
      to: '5776.65',
    })
    expect(shelf!.entries.map(entry => entry.code)).toEqual(['EXCHANGE_RATE'])
    expect(screws!.entries[0]).toMatchObject({ code: 'SCREW-48', kind: 'BASE' })
  })

  it('is priced anew only where something it follows from changed, as a revision would be', async () => {
    const repriced = await services().repriceQuote(quote)
    expect(repriced.lines.map(({ line, isCalculated }) => `${line.kind} ${isCalculated}`)).toEqual([
      'CONFIGURATION true',
      'CONFIGURATION true',
      'CONFIGURATION false',
      'ARTICLE true',
      'TEXT false',
    ])
    const older = quote.lines.map(line => {
      if (!line.price) return line
      const { needs, ...inputs } = line.price.inputs
      expect(needs === undefined).toBe(line.kind !== 'CONFIGURATION')
      return { ...line, price: { ...line.price, inputs } }
    })
    const repricedOlder = await services().repriceQuote({ ...quote, lines: older })
    expect(repricedOlder.lines.map(line => line.isCalculated)).toEqual([true, true, false, true, false])
    expect(repricedOlder.totals).toEqual(repriced.totals)
    const revised = await services().reviseQuote({ idempotencyKey: 'revised', quote: quote.number })
    expect(revised.userErrors).toEqual([])
    expect(repriced.totals).toEqual(revised.quote!.totals)
    expect(repriced.hasLowMargin).toBe(revised.quote!.hasLowMargin)
    expect(repriced.lines.map(line => line.net)).toEqual(
      revised.quote!.lines.map(line => line.price?.net ?? null),
    )
    const again = await services().repriceQuote(revised.quote!)
    expect(again.lines.map(line => line.isCalculated)).toEqual([false, false, false, true, false])
    expect(again.totals).toEqual(repriced.totals)
  })

  it('names what is missing or another', async () => {
    const [window] = lines()
    const { price } = window
    const told = async (line: Partial<QuoteLine>) =>
      (await services().replayPrice({ ...window, ...line }))!.missing[0]
    const inputs = (changes: object) => ({ price: { ...price!, inputs: { ...price!.inputs, ...changes } } })
    expect(await told(inputs({ modelVersion: '0' }))).toBe('version 0 of model VENTO-70 is not stored')
    expect(await told({ configurationId: 'none' })).toBe('configuration none is not stored')
    expect(await told(inputs({ configurationHash: 'another' }))).toContain('its hash is another')
    const replay = await services().replayPrice({ ...window, ...inputs({ priceGroup: null }) })
    expect(replay!.differences.map(one => one.what)).toContain('net')
  })
})
