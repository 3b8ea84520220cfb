import { cachedBytes, configure, limitCaches, type Rulebook } from '../../src/engine/index.ts'
import { FEATURE_MODELS, hasFeatureModels, readFeatureModel } from './feature-models.ts'
import { seededRandom } from './random.ts'
import { threeSat } from './three-sat.ts'

export interface OpenSessions {
  readonly sessions: number
  /** What the engine says it keeps, and how far that grew while the sessions were opened; bytes */
  readonly cached: number
  readonly cachedGrowth: number
  /** How far the heap and its buffers grew, all sessions still open; bytes */
  readonly heapGrowth: number
}

/**
 * Opens sessions on one model, all at once: each chooses twice and looks at a domain after it. What a session leaves behind is its
 * choices; the rest is the engine's.
 *
 * @pre node --expose-gc
 */
export function openSessions(rulebook: Rulebook, sessions: number): OpenSessions {
  const random = seededRandom(1)
  const open: Record<string, string>[] = []
  click(rulebook, {}, random)
  const [heapBefore, cachedBefore] = [heapBytes(), cachedBytes()]
  for (let session = 0; session < sessions; session++)
    open.push(click(rulebook, click(rulebook, {}, random), random))
  const heapGrowth = heapBytes() - heapBefore
  return {
    sessions: open.length,
    cached: cachedBytes(),
    cachedGrowth: cachedBytes() - cachedBefore,
    heapGrowth,
  }
}

/** @returns the choices after it, which stay as they were when it contradicts them */
function click(
  rulebook: Rulebook,
  choices: Record<string, string>,
  random: () => number,
): Record<string, string> {
  const { code } = rulebook.features[Math.floor(random() * rulebook.features.length)]!
  const tried = { ...choices, [code]: random() < 0.5 ? 'true' : 'false' }
  const configured = configure(rulebook, { choices: tried, latest: [code] })
  configured.domain(code)
  return configured.status === 'CONFLICT' ? choices : tried
}

function heapBytes(): number {
  if (!globalThis.gc) throw new Error('expected node --expose-gc')
  globalThis.gc()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** As a process of its own: `open-sessions.ts <feature model> <sessions> <bytes to keep>` prints what came, as JSON. */
if (import.meta.main) {
  const [name = FEATURE_MODELS[2], sessions = '1000', bytes = '64000000'] = process.argv.slice(2)
  limitCaches(Number(bytes))
  const rulebook = hasFeatureModels ? readFeatureModel(name) : threeSat(1_000, 3_000, 1)
  console.log(JSON.stringify(openSessions(rulebook, Number(sessions))))
}
