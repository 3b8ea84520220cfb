import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ExplainedDifference } from '../../../src/engine/index.ts'
import { createTestDatabase, type TestDatabase } from '../../support/databases.ts'
import { type InProcessGateway, SALES, startInProcess } from '../../support/in-process.ts'
import { runModelCommand } from '../../support/run-command.ts'
import { scratchFolder } from '../../support/scratch.ts'
import { configure, placeOrder, quoteMutation } from '../../support/shop-floor.ts'
import { storeKinds } from '../../support/stores.ts'
import { type Shown, setSelections, show, showQuotes } from './looks.ts'
import { editAgain, misexpect, writeVersionTwo } from './version-two.ts'

const THREE = ['RAIL', 'SOFT', 'MIRROR']
/** What each of the configurations has of what version 2 changes */
const CHOICES = {
  plain: {},
  walnut: { doors: 'SLIDING', wood: 'WALNUT', extras: ['RAIL', 'SOFT', 'LOCK'] },
  mirror: { doors: 'HINGED', extras: THREE },
  large: { width: '200' },
  quoted: { width: '100.5', decor: 417, doors: 'HINGED', wood: 'WALNUT', extras: THREE },
  ordered: { decor: 417, width: '101', doors: 'HINGED', light: true },
}
/** Each by itself, one that was started besides, and the two that quotes have of their own */
const COUNTS = '9 configurations, 5 of them without a loss.'
type Name = keyof typeof CHOICES

/** In what the files say, and in what becomes of choices, a database has no part: looked at once. */
const itOnce = (kind: TestDatabase['kind']) => (kind === 'sqlite' ? it : () => undefined)

describe.each(storeKinds)('a second version of a product, while the gateway runs on %s', kind => {
  const folder = scratchFolder()
  const file = writeVersionTwo(folder)
  const ids = {} as Record<Name, string>
  let own: TestDatabase
  let gateway: InProcessGateway
  let before: string
  let shown: Record<Name, Shown>

  const look = async () => {
    const entries = Object.entries(ids).map(async ([name, id]) => [name, await show(gateway, id)] as const)
    return Object.fromEntries(await Promise.all(entries)) as Record<Name, Shown>
  }

  beforeAll(async () => {
    own = await createTestDatabase(kind)
    vi.stubEnv('DATABASE_URL', own.url)
    gateway = await startInProcess({ databaseUrl: own.url, config: { demo: false } })
    for (const [name, choices] of Object.entries(CHOICES))
      ids[name as Name] = await configure(gateway, 'KAST-60', choices)
    await setSelections(gateway, ids.large, { height: '240' })
    for (const name of ['quoted', 'ordered'] as const) {
      const lines = [{ configuration: ids[name], quantity: '4', discountPercent: '2.5' }]
      const { quote, userErrors } = await quoteMutation(gateway, 'createQuote', {
        ...{ idempotencyKey: name, customer: 'C-10001', lines },
      })
      expect(userErrors).toEqual([])
      if (name === 'ordered')
        expect(await placeOrder(gateway, { idempotencyKey: 'order', quote: quote!.number })).toMatchObject({
          order: { status: 'PLACED' },
          userErrors: [],
        })
    }
    before = await showQuotes(gateway)
    const [quoted, ordered] = JSON.parse(before).quotes.nodes
    // A quote keeps a configuration of its own.
    ids.quoted = quoted.lines.nodes[0].configuration.id
    ids.ordered = ordered.lines.nodes[0].configuration.id
    shown = await look()
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await gateway?.stop()
    await own?.drop()
  })

  itOnce(kind)('differs from the published one by what was edited, and nothing else', async () => {
    const { code, out } = await runModelCommand('diff', 'KAST-60@1', file)
    expect([code, out.trimEnd().split('\n')]).toEqual([
      0,
      [
        '~ model KAST-60: version 1 → 2',
        '~ feature front: called doors before',
        '+ feature feet: label.en Feet; type boolean; default false; group outside',
        '- option wood.WALNUT: choices of it become OAK',
        '- option extras.MIRROR: choices of it are lost',
        '~ constraint K1: rule width * height <= 5 m2 → width * height <= 4.5 m2; say.en A wall is at most 5 m² in front. → A wall is at most 4.5 m² in front.; say.nl Een wand is van voren hoogstens 5 m². → Een wand is van voren hoogstens 4,5 m².',
        '- constraint K4',
        '~ table prices: decor 417, width upTo 102: price 41.29 → 43.50',
        '+ price step FEET: kind option; label.en Feet; when feet; amount 18.00 EUR',
        '~ price step SET: amount -10 % * EXTRAS → -12 % * EXTRAS',
        expect.stringMatching(
          /^~ item number: number K60-.*\{doors\.short\}.* → K60-.*\{front\.short\}.*if feet/,
        ),
      ],
    ])
  })

  itOnce(kind)('is not published while one of its tests fails', async () => {
    const draft = await runModelCommand('publish', misexpect(file))
    expect(draft).toMatchObject({ code: 1, err: '' })
    expect(draft.out).toMatch(/test "On feet": unitNet: expected 730.00, got 732.07\n.*: not published\.\n$/)
    expect((await look()).plain).toEqual(shown.plain)
  })

  it('is published, and from then on is what people start with', async () => {
    expect((await show(gateway, await configure(gateway, 'KAST-60', {}))).model.version).toBe('1')

    const published = await runModelCommand('publish', file)
    expect([published.code, published.out]).toEqual([
      0,
      expect.stringMatching(/KAST-60 2 is published, [0-9a-f]{12}\.\n$/),
    ])
    const fresh = await show(gateway, await configure(gateway, 'KAST-60', { front: 'HINGED', feet: true }))
    expect([fresh.model.version, fresh.price!.unitNet.amount]).toEqual(['2', '732.07'])
    const { data } = await gateway.ask<{ productModel: object; prices: object[] }>(
      `{ productModel(code: "KAST-60") { version features { code } }
         prices(inputs: [{ model: "KAST-60", selections: [{ feature: "feet", value: true }] }]) { price { unitNet { amount } } } }`,
    )
    expect(data).toMatchObject({
      productModel: { version: '2', features: expect.arrayContaining([{ code: 'front' }, { code: 'feet' }]) },
      prices: [{ price: { unitNet: { amount: '732.07' } } }],
    })
  })

  itOnce(kind)('is frozen: other content under the same version is refused', async () => {
    const other = join(scratchFolder(), 'kast-60.product.yaml')
    editAgain(file, other)
    const { code, err } = await runModelCommand('publish', other)
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/version "2" of KAST-60 was published on .* with other content.*new `version`/),
    ])
  })

  it('leaves quotes and orders of version 1 as they are, to the byte, and they replay to the cent', async () => {
    await expectQuotesUnchanged()
  })

  it('is what a quote of version 1 would be priced by today, where it has the same product', async () => {
    const { services } = gateway.gateway.createContext(SALES, AbortSignal.timeout(10_000))
    const change = async (number: string) => {
      const quote = (await services.findQuote(number, null))!
      return (await services.explainPriceChange(quote, quote.lines[0]!))!.difference as ExplainedDifference
    }
    const [quoted, ordered] = JSON.parse(before).quotes.nodes
    expect((await change(quoted.number)).entries).toEqual([])
    const { entries } = await change(ordered.number)
    expect(entries[0]).toMatchObject({
      code: 'BASE',
      reasons: [{ kind: 'MODEL_VERSION', name: 'KAST-60', from: '1', to: '2' }],
    })
  })

  itOnce(kind)('tells of every configuration what would become of it, and writes nothing', async () => {
    const { code, out } = await migrate('--dry-run')
    expect(code).toBe(0)
    expect(reportOf(out, ids.plain)).toEqual([
      'would migrate',
      'is and would be: complete, list price 714.07 EUR → complete, list price 714.07 EUR',
      'nothing was chosen',
    ])
    expect(out).toContain(COUNTS)
    expect(await look()).toEqual(shown)
  })

  it('takes the open configurations along, and tells what was kept, changed and lost, and why', async () => {
    const { code, out } = await migrate()
    expect(code).toBe(0)
    expect(reportOf(out, ids.walnut)).toEqual([
      'migrated',
      'was and is: complete, list price 1015.70 EUR → complete, list price 929.57 EUR',
      'kept: extras RAIL + SOFT + LOCK',
      'changed: doors SLIDING → front SLIDING',
      'changed: wood WALNUT → wood OAK',
    ])
    expect(reportOf(out, ids.mirror).slice(2)).toEqual([
      'kept: nothing',
      'changed: doors HINGED → front HINGED',
      'changed: extras RAIL + SOFT + MIRROR → extras RAIL + SOFT',
      'lost: extras MIRROR: version 2 has no such option',
    ])
    expect(reportOf(out, ids.large).slice(2)).toEqual([
      'kept: width 200',
      'lost: height 240: does not go with width 200 (K1: A wall is at most 4.5 m² in front.)',
    ])
    for (const [name, status] of [
      ['quoted', 'DRAFT'],
      ['ordered', 'ACCEPTED'],
    ] as const)
      expect(reportOf(out, ids[name])[0]).toMatch(
        new RegExp(`^stays, since it belongs to a quote \\(Q-\\d{4}-\\d{5} revision 1, ${status}\\)$`),
      )
    expect(reportOf(out, ids.quoted).slice(2)).toEqual([
      'kept: width 100.5, decor 417',
      'changed: doors HINGED → front HINGED',
      'changed: wood WALNUT → wood OAK',
      'changed: extras RAIL + SOFT + MIRROR → extras RAIL + SOFT',
      'lost: extras MIRROR: version 2 has no such option',
    ])
    expect(out).toContain(COUNTS)
  })

  it('prices what was migrated by version 2, as what is chosen anew', async () => {
    const after = await look()
    const versions = Object.entries(after).map(([name, { model }]) => `${name} ${model.version}`)
    expect(versions).toEqual(['plain 2', 'walnut 2', 'mirror 2', 'large 2', 'quoted 1', 'ordered 1'])
    const anew = {
      walnut: { front: 'SLIDING', wood: 'OAK', extras: ['RAIL', 'SOFT', 'LOCK'] },
      mirror: { front: 'HINGED', extras: ['RAIL', 'SOFT'] },
      large: { width: '200' },
    }
    for (const [name, choices] of Object.entries(anew)) {
      const fresh = await show(gateway, await configure(gateway, 'KAST-60', choices))
      expect(after[name as Name].price).toEqual(fresh.price)
      expect(after[name as Name].price).not.toEqual(shown[name as Name].price)
    }
    const set = (one: Shown) => one.price!.steps.find(step => step.code === 'SET')!.amount.amount
    expect([set(shown.walnut), set(after.walnut)]).toEqual(['-9.55', '-11.46'])
    await expectQuotesUnchanged()
    const refused = await setSelections(gateway, ids.quoted, { height: '180' })
    expect(refused).toMatchObject([{ code: 'CONFIGURATION_PINNED' }])
  })

  itOnce(kind)('is offered by a gateway that starts with the older file, too', async () => {
    await gateway.stop()
    gateway = await startInProcess({ databaseUrl: own.url, config: { demo: false } })
    expect((await show(gateway, await configure(gateway, 'KAST-60', {}))).model.version).toBe('2')
    await expectQuotesUnchanged()
  })

  const migrate = (...more: string[]) =>
    runModelCommand('migrate', 'KAST-60', '--from', '1', '--to', '2', ...more)

  /** The lines about one configuration. */
  function reportOf(out: string, id: string): string[] {
    const key = Buffer.from(id, 'base64url').toString().split(':').at(-1)!
    const lines = out.split('\n')
    const start = lines.findIndex(line => line.startsWith(`${key}: `))
    const end = lines.findIndex((line, index) => index > start && !line.startsWith('  '))
    return [lines[start]!.slice(key.length + 2), ...lines.slice(start + 1, end).map(line => line.trim())]
  }

  async function expectQuotesUnchanged(): Promise<void> {
    expect(await showQuotes(gateway)).toBe(before)
    expect((await look()).quoted).toEqual(shown.quoted)
    const { services } = gateway.gateway.createContext(SALES, AbortSignal.timeout(10_000))
    for (const { number } of JSON.parse(before).quotes.nodes) {
      const quote = (await services.findQuote(number, null))!
      for (const line of quote.lines) {
        const replay = (await services.replayPrice(line))!
        expect(replay).toMatchObject({ missing: [], differences: [] })
        expect(replay.replayed!.steps).toEqual(line.price!.steps)
        expect(replay.replayed!.inputs.modelVersion).toBe('1')
      }
    }
  }
})
