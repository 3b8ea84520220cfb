/**
 * The HTTP front with the engine's pool behind it, and the work that bench/workers.ts asks for, told by messages: the
 * name of the work, or null to end it.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SawList } from '../src/domain/bom.ts'
import { Decimal } from '../src/domain/decimal.ts'
import { checkChoices, explode, hashOf, nest, type Rulebook, readDimacs } from '../src/engine/index.ts'
import { rational } from '../src/lib/rational.ts'
import type { EngineTasks, ModelText, PriceLinesTask } from '../src/ports/engine-pool.ts'
import { createFront } from '../src/server/http.ts'
import { modelTextOf } from '../src/services/configure-model.ts'
import { configureInPool } from '../src/services/pooled-configured.ts'
import { priceInPool } from '../src/services/price-document.ts'
import { ThreadPool } from '../src/workers/pool.ts'
import { loadModel } from '../test/models/models.ts'
import { randomValid } from '../test/support/catalogue-check/generate.ts'
import { PRODUCTS } from '../test/support/catalogue-check/products.ts'
import { seededRandom } from '../test/support/catalogue-check/random.ts'
import { SILENT } from '../test/support/in-process.ts'
import { sawRequest } from '../test/support/saw-requests.ts'

export type Work = 'click' | 'reprice' | 'nest' | 'all' | 'abort'

const LINUX = new URL('../../shared/data/feature-models/linux-2.6.33.dimacs', import.meta.url)
const LINES = 10_000
const CONFIGURATIONS = 2_500
const ABORTS = 40

const random = seededRandom(10_000)
const threads = Number(process.env.THREADS ?? 1)
const pool = new ThreadPool({ threads, waiting: 64, cacheBytes: 256_000_000, deadlineMs: 60_000 })

/** Clicks on the large model, until the signal: choices pile up, those in conflict are taken back; a screen of domains each. */
async function click(signal: AbortSignal, done: () => void): Promise<void> {
  let choices: Record<string, string> = {}
  while (!signal.aborted) {
    if (Object.keys(choices).length > 30) choices = {}
    const { code } = linux.rulebook.features[random.below(linux.rulebook.features.length)]!
    const tried = { ...choices, [code]: random.chance(0.5) ? 'true' : 'false' }
    const task = { model: linux.text, choices: tried, latest: [code] }
    const configured = await configureInPool({ pool, signal, model: linux.rulebook, task })
    if (configured.status === 'CONFLICT') await configured.repairs()
    else choices = tried
    for (const feature of linux.rulebook.features.slice(0, 50)) await configured.domain(feature.code)
    done()
  }
}

async function reprice(signal: AbortSignal, done: () => void): Promise<void> {
  for (let round = 0; !signal.aborted; round++) {
    const factor = Decimal.of(round % 2 ? '1.04' : '1.08')
    const costs = Object.entries(document.articleCosts).map(([number, cost]) => [number, cost.times(factor)])
    await priceInPool({ pool, signal }, { ...document, articleCosts: Object.fromEntries(costs) })
    done()
  }
}

async function nestLong(signal: AbortSignal, done: () => void): Promise<void> {
  while (!signal.aborted) {
    await pool.run('nest', { groups: [longList()] }, { signal })
    done()
  }
}

/** Work given up at a random moment: how long until its thread is free, in ms */
async function measureAborts(): Promise<number[]> {
  const took: number[] = []
  for (let round = 0; round < ABORTS; round++) {
    const [kind, task] = abortable[round % abortable.length]!
    const given = new AbortController()
    const work = pool.run(kind, task, given).catch(() => undefined)
    await new Promise(resolve => setTimeout(resolve, 5 + random.below(200)))
    const wasFree = pool.load.working === 0
    const start = performance.now()
    given.abort()
    while (pool.load.working > 0) await new Promise(resolve => setImmediate(resolve))
    if (!wasFree) took.push(performance.now() - start)
    await work
  }
  return took
}

const linux = readLinux()
const document = makeDocument()
const abortable: readonly (readonly [keyof EngineTasks, EngineTasks[keyof EngineTasks]['task']])[] = [
  ['domains', { model: linux.text, choices: {} }],
  ['complete', { model: linux.text, choices: {} }],
  ['priceLines', document],
  ['nest', { groups: Array.from({ length: 20 }, longList) }],
]
const works = { click, reprice, nest: nestLong }

const front = createFront({
  graphql: {
    handle: () => Promise.reject(new Error('only health is asked for')),
    stop: async () => undefined,
  },
  createContext: () => {
    throw new Error('only health is asked for')
  },
  isReady: () => true,
  defaultRole: null,
  requestMs: 10_000,
  pageFolder: fileURLToPath(new URL('.', import.meta.url)),
  log: SILENT,
})
const { port } = await front.listen(0, '127.0.0.1')

let given = new AbortController()
let counts: Record<string, number> = {}
process.on('message', ({ work }: { readonly work: Work | null }) => {
  if (work === 'abort') return void measureAborts().then(took => process.send!({ took }))
  given.abort()
  if (work === null) return void process.send!({ counts })
  given = new AbortController()
  counts = {}
  for (const [name, start] of Object.entries(works)) {
    if (work !== 'all' && work !== name) continue
    counts[name] = 0
    void start(given.signal, () => counts[name]!++).catch(error => {
      if (!given.signal.aborted) throw error
    })
  }
})
process.send!({ port, threads })

function readLinux(): { readonly rulebook: Rulebook; readonly text: ModelText } {
  const text = readFileSync(LINUX, 'utf8')
  const { rulebook } = readDimacs(text)
  return {
    rulebook: rulebook!,
    text: { hash: 'linux-2.6.33', format: 'DIMACS', text, attached: {}, parts: [] },
  }
}

/** 2,500 configurations of the catalogue in four quantities each, for two price groups. */
function makeDocument(): PriceLinesTask {
  const models = PRODUCTS.map(({ code }) => loadModel(code))
  const articleCosts: Record<string, Decimal> = {}
  const configurations = Array.from({ length: CONFIGURATIONS }, (_, index) => {
    const place = index % models.length
    const model = models[place]!
    const { choices: values } = checkChoices(model, randomValid(PRODUCTS[place]!, random))
    for (const { number, unitCost } of explode(model, values, Decimal.of(1)).lines)
      if (unitCost) articleCosts[number] = unitCost.amount
    return { model: place, values, hash: hashOf(model, values) }
  })
  return {
    currency: 'EUR',
    articleCosts,
    ratesPerHour: {},
    exchangeRates: [],
    models: models.map(modelTextOf),
    configurations,
    lines: Array.from({ length: LINES }, (_, index) => {
      const configuration = index % CONFIGURATIONS
      const most = models[configurations[configuration]!.model]!.maximumQuantity === 1 ? 1 : 12
      const quantity = String(random.between(1, most))
      return { configuration, quantity, priceGroup: random.pick(['guest', 'dealer']) }
    }),
  }
}

/** Two lists that together have 500 pieces of some 60 lengths. */
function longList(): SawList[] {
  return [0, 1].map(() => {
    const pieces = Array.from({ length: 30 }, () => ({ length: random.between(300, 2900), count: 8 }))
    pieces.push({ length: random.between(300, 2900), count: 10 })
    const request = sawRequest(pieces)
    const cuts = request.pieces.map(({ lengthMm, quantity, mitreLeft, mitreRight }) => ({
      lengthMm: Decimal.rounded(lengthMm, 0),
      quantity,
      mitreLeft: mitreLeft && Decimal.rounded(mitreLeft, 0),
      mitreRight: mitreRight && Decimal.rounded(mitreRight, 0),
    }))
    const [bar] = nest({ ...request, pieces: [{ ...request.pieces[0]!, lengthMm: rational(1000) }] }).bars
    const list = nest({ ...request, pieces: [request.pieces[0]!] })
    return { ...list, bars: [{ ...bar!, count: 1, cuts }] }
  })
}
