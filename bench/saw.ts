/**
 * How long saw lists take and how good they are: `npm run bench:saw`. Prints what bench/saw.md keeps.
 *
 * What first-fit and best-fit decreasing need is shown as a ratio to what the plan needs: bars, or what they cost, on the
 * cheaper of the two lengths.
 */
import { availableParallelism } from 'node:os'
import { type BarSupply, nest, type SawRequest } from '../src/engine/saw/index.ts'
import { type Rational, rational } from '../src/lib/rational.ts'
import { seededRandom } from '../test/support/catalogue-check/random.ts'
import { falkenauer, hasFalkenauer } from '../test/support/cutting-stock.ts'
import { bestFit, firstFit, fitPlainly } from '../test/support/plain-fit.ts'
import { instanceRequest, randomLengths, randomOrder, sawRequest } from '../test/support/saw-requests.ts'

const RUNS = 5

interface Case {
  readonly request: SawRequest
  /** The published optimum; null where none is known */
  readonly optimum: number | null
}

interface Run {
  /** Of each case, ascending */
  readonly times: readonly number[]
  readonly cost: number
  readonly proven: number
}

const random = seededRandom(7)
const lists = (make: typeof randomOrder): Case[] =>
  Array.from({ length: 200 }, () => ({ request: { ...sawRequest([]), pieces: make(random) }, optimum: null }))

const published = (kind: string): Case[] =>
  falkenauer(kind).map(instance => ({ request: instanceRequest(instance), optimum: instance.optimum }))

const bars = (lengthMm: number, cents: number): BarSupply => ({
  lengthMm: rational(lengthMm),
  price: rational(cents, 100),
})
const withTwoLengths = ({ request }: Case): Case => ({
  request: { ...request, stocks: [bars(6000, 5880), bars(6500, 6300)] },
  optimum: null,
})

const classes: readonly (readonly [string, readonly Case[]])[] = [
  ...(hasFalkenauer ? ['u250', 'u500', 't60'] : []).map(kind => [kind, published(kind)] as const),
  ['orders, 50 to 500 pieces', lists(randomOrder)],
  ['40 to 80 lengths, to 500 pieces', lists(randomLengths)],
  ['orders, bars of two lengths', lists(randomOrder).map(withTwoLengths)],
]

console.log(`node ${process.version}, ${availableParallelism()} cores, ${RUNS} runs, times in ms\n`)
console.log('| class | proven | median (runs) | p95 | max (runs) | first-fit | best-fit |')
console.log('| --- | --- | --- | --- | --- | --- | --- |')
for (const [name, cases] of classes) console.log(rowOf(name, cases))

function rowOf(name: string, cases: readonly Case[]): string {
  const runs = Array.from({ length: RUNS }, () => runAll(cases))
  const { cost, proven } = runs[0]!
  const ratio = (choose: typeof firstFit): string =>
    (cases.reduce((sum, { request }) => sum + plainCost(request, choose), 0) / cost).toFixed(4)
  return `| ${[
    name,
    `${proven} of ${cases.length}`,
    spread(runs.map(run => quantile(run.times, 0.5))),
    quantile(runs.flatMap(run => run.times).sort(ascending), 0.95).toFixed(1),
    spread(runs.map(run => run.times.at(-1)!)),
    ratio(firstFit),
    ratio(bestFit),
  ].join(' | ')} |`
}

function runAll(cases: readonly Case[]): Run {
  let [cost, proven] = [0, 0]
  const times: number[] = []
  for (const { request, optimum } of cases) {
    const started = performance.now()
    const list = nest(request)
    times.push(performance.now() - started)
    cost += list.choice ? Number(list.choice.cost.toString()) : list.barCount
    if (list.optimal && (optimum === null || optimum === list.barCount)) proven++
  }
  return { times: times.sort(ascending), cost, proven }
}

function plainCost(request: SawRequest, choose: typeof firstFit): number {
  const { stockLengthMm, stocks, trimMm, kerfMm, pieces } = request
  const lengths = pieces.flatMap(({ lengthMm, quantity }) =>
    new Array<number>(quantity).fill(numberOf(lengthMm)),
  )
  const supplies: readonly BarSupply[] = stocks ?? [{ lengthMm: stockLengthMm! }]
  const costs = supplies.map(({ lengthMm, price }) => {
    const usable = numberOf(lengthMm) - 2 * numberOf(trimMm)
    return fitPlainly(lengths, usable, numberOf(kerfMm), choose).length * (price ? numberOf(price) : 1)
  })
  return Math.min(...costs)
}

function numberOf({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator)
}

/** The median, with the least and the most. */
function spread(values: readonly number[]): string {
  const sorted = values.toSorted(ascending)
  return `${quantile(sorted, 0.5).toFixed(1)} (${sorted[0]!.toFixed(1)} to ${sorted.at(-1)!.toFixed(1)})`
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!
}

function ascending(a: number, b: number): number {
  return a - b
}
