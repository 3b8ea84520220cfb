/**
 * How long saw lists take and how good they are: `npm run bench:saw`. Prints what bench/saw.md keeps.
 *
 * Bars of first-fit and best-fit decreasing are shown as a ratio to the bars of the plan.
 */
import { availableParallelism } from 'node:os'
import { nest, type SawRequest } from '../src/engine/saw/index.ts'
import { multiply, rational, subtract } from '../src/lib/rational.ts'
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
  readonly bars: number
  readonly proven: number
}

const random = seededRandom(7)
const lists = (make: typeof randomOrder): Case[] =>
  Array.from({ length: 200 }, () => ({ request: { ...sawRequest([]), pieces: make(random) }, optimum: null }))

const published = (kind: string): Case[] =>
  falkenauer(kind).map(instance => ({ request: instanceRequest(instance), optimum: instance.optimum }))

const classes: readonly (readonly [string, readonly Case[]])[] = [
  ...(hasFalkenauer ? ['u250', 'u500', 't60'] : []).map(kind => [kind, published(kind)] as const),
  ['orders, 50 to 500 pieces', lists(randomOrder)],
  ['40 to 80 lengths', lists(randomLengths)],
]

console.log(`node ${process.version}, ${availableParallelism()} cores, ${RUNS} runs, times in ms\n`)
console.log('| class | proven | median (runs) | p95 | max (runs) | first-fit bars | best-fit bars |')
console.log('| --- | --- | --- | --- | --- | --- | --- |')
for (const [name, cases] of classes) console.log(rowOf(name, cases))

function rowOf(name: string, cases: readonly Case[]): string {
  const runs = Array.from({ length: RUNS }, () => runAll(cases))
  const { bars, proven } = runs[0]!
  const ratio = (choose: typeof firstFit): string =>
    (cases.reduce((sum, { request }) => sum + plainBars(request, choose), 0) / bars).toFixed(4)
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
  let [bars, proven] = [0, 0]
  const times: number[] = []
  for (const { request, optimum } of cases) {
    const started = performance.now()
    const list = nest(request)
    times.push(performance.now() - started)
    bars += list.barCount
    if (list.optimal && (optimum === null || optimum === list.barCount)) proven++
  }
  return { times: times.sort(ascending), bars, proven }
}

function plainBars({ stockLengthMm, trimMm, kerfMm, pieces }: SawRequest, choose: typeof firstFit): number {
  const inMm = (length: typeof trimMm): number => Number(length.numerator / length.denominator)
  const lengths = pieces.flatMap(({ lengthMm, quantity }) => new Array<number>(quantity).fill(inMm(lengthMm)))
  const usable = inMm(subtract(stockLengthMm!, multiply(rational(2), trimMm)))
  return fitPlainly(lengths, usable, inMm(kerfMm), choose).length
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
