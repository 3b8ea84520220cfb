/**
 * Clicks on feature models, beside two other solvers on the same clicks: `npm run bench:engine`. Prints what bench/engine.md
 * keeps. After each click every solver finds what every option can still be; the others prove options by every solution
 * they found, for earlier clicks too, and are asked for the rest one by one.
 *
 * `node bench/engine.ts [file.uvl | file.dimacs …]`: these feature models as well, without the others.
 */
import { readFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { basename } from 'node:path'
import type { Configured, FeatureDomain } from '../src/engine/configuration.ts'
import { readDimacs } from '../src/engine/exchange/dimacs.ts'
import { readUvl } from '../src/engine/exchange/uvl/read-uvl.ts'
import type { Choices, Rulebook } from '../src/engine/model.ts'
import { configure } from '../src/engine/solve/configure.ts'
import { type Random, seededRandom } from '../test/support/catalogue-check/random.ts'
import { FEATURE_MODELS, hasFeatureModels, readFeatureModel } from '../test/support/feature-models.ts'
import { generateFeatureModel } from '../test/support/generated-model.ts'
import { logicSolver, type Peer, z3Solver } from './support/peers.ts'

const SESSIONS = 20
const CLICKS = 10
const STARTS = 5
/** The others get the first sessions, until this many seconds are over */
const PEER_SESSIONS = 3
const PEER_SECONDS = 30

interface Figures {
  readonly prepare: number
  readonly start: number
  readonly clicks: number[]
  readonly explanations: number[]
  readonly repairs: number[]
  /** The choices after each click, for the others */
  readonly clicked: Choices[]
}

function measure(rulebook: Rulebook, sessions: number): Figures {
  const prepare = timed(() => domainsOf(configure(rulebook, { choices: {} }), rulebook))
  explainSomething(rulebook)
  const starts = Array.from({ length: STARTS }, () =>
    timed(() => domainsOf(configure(rulebook, { choices: {} }), rulebook)),
  )
  const figures: Figures = {
    prepare: prepare.ms,
    start: quantile(
      starts.map(({ ms }) => ms),
      0.5,
    ),
    clicks: [],
    explanations: [],
    repairs: [],
    clicked: [],
  }
  for (let seed = 1; seed <= sessions; seed++)
    clickThrough(rulebook, seededRandom(seed), prepare.result, figures)
  return figures
}

function clickThrough(
  rulebook: Rulebook,
  random: Random,
  first: readonly FeatureDomain[],
  figures: Figures,
): void {
  let choices: Choices = {}
  let domains = first
  for (let click = 0; click < CLICKS; click++) {
    const open = domains.filter(one => one.options!.every(option => option.state === 'AVAILABLE'))
    if (open.length === 0) return
    const { code } = random.pick(open).feature
    choices = { ...choices, [code]: random.chance(0.5) }
    const clicked = timed(() => domainsOf(configure(rulebook, { choices, latest: [code] }), rulebook))
    domains = clicked.result
    figures.clicks.push(clicked.ms)
    figures.clicked.push(choices)
    const excluded = domains.filter(
      one => !(one.feature.code in choices) && one.options!.some(option => option.state === 'EXCLUDED'),
    )
    if (excluded.length === 0) continue
    const wanted = random.pick(excluded)
    const option = wanted.options!.find(one => one.state === 'EXCLUDED')!
    figures.explanations.push(timed(() => option.because()).ms)
    const broken = configure(rulebook, {
      choices: { ...choices, [wanted.feature.code]: option.option.code === 'true' },
      latest: [wanted.feature.code],
    })
    figures.repairs.push(timed(() => broken.repairs()).ms)
  }
}

/** What explains is made ready at the first question, as a gateway does at its start. */
function explainSomething(rulebook: Rulebook): void {
  const configured = configure(rulebook, { choices: {} })
  for (const { code } of rulebook.features)
    for (const option of configured.domain(code).options ?? []) if (option.because()) return
}

function domainsOf(configured: Configured, { features }: Rulebook): FeatureDomain[] {
  return features.map(feature => configured.domain(feature.code))
}

async function measurePeer(peer: Peer, clicked: readonly Choices[]): Promise<number[]> {
  const times: number[] = []
  const deadline = performance.now() + PEER_SECONDS * 1000
  for (const choices of clicked.slice(0, PEER_SESSIONS * CLICKS)) {
    const before = performance.now()
    if ((await peer.domains(choices, deadline)) === null) break
    times.push(performance.now() - before)
  }
  return times
}

function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const before = performance.now()
  const result = work()
  return { ms: performance.now() - before, result }
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

const ms = (value: number): string =>
  Number.isNaN(value) ? '–' : value < 10 ? value.toFixed(2) : value.toFixed(0)

function readModelFile(file: string): Rulebook {
  const text = readFileSync(file, 'utf8')
  const { rulebook, problems } = file.endsWith('.uvl') ? readUvl(text, file) : readDimacs(text)
  if (!rulebook) throw new Error(`expected ${file} to be a feature model: ${problems[0]?.message}`)
  return rulebook
}

async function row(
  name: string,
  rulebook: Rulebook,
  sessions: number,
  peers: readonly string[],
): Promise<string> {
  const figures = measure(rulebook, sessions)
  const our = quantile(figures.clicks, 0.5)
  const others: string[] = []
  for (const kind of peers) {
    const peer = kind === 'logic-solver' ? logicSolver(rulebook) : await z3Solver(rulebook)
    const times = await measurePeer(peer, figures.clicked)
    const theirs = quantile(times, 0.5)
    others.push(
      times.length === 0
        ? `no click in ${PEER_SECONDS} s`
        : `${ms(theirs)} (× ${(theirs / our).toFixed(0)}, ${times.length} clicks)`,
    )
  }
  const cells = [
    name,
    String(rulebook.features.length),
    ms(figures.prepare),
    ms(figures.start),
    `${ms(our)} / ${ms(quantile(figures.clicks, 0.95))} / ${ms(Math.max(...figures.clicks))}`,
    ms(quantile(figures.explanations, 0.95)),
    ms(quantile(figures.repairs, 0.95)),
    ...(others.length > 0 ? others : ['–', '–']),
  ]
  return `| ${cells.join(' | ')} |`
}

console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}; times in ms\n`)
console.log(
  '| model | options | prepare | start | click: median / p95 / max | explanation p95 | repairs p95 | logic-solver, median | z3-solver, median |',
)
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |')
if (!hasFeatureModels) console.log('feature models are not there: left out')
else
  for (const name of FEATURE_MODELS)
    console.log(await row(name, readFeatureModel(name), SESSIONS, ['logic-solver', 'z3-solver']))
console.log(await row('generated', generateFeatureModel(1, 18_616), 5, []))
for (const file of process.argv.slice(2)) console.log(await row(basename(file), readModelFile(file), 5, []))
process.exit(0)
