import { seededRandom } from '../../../test/support/catalogue-check/random.ts'
import type { Ask } from './clients.ts'

const ROUNDS = 15
/** Clicks of different choices, since a click that was answered before is not worked out again */
const FIRST_FEATURE = { domains: 100, reasons: 1_000 }

const START = `mutation ($input: StartConfigurationInput!) { startConfiguration(input: $input) { configuration { id status } userErrors { message } } }`
const all = (options: string): string =>
  `mutation ($input: StartConfigurationInput!) { startConfiguration(input: $input) { configuration { domains { options { ${options} } } } } }`
/** What the other client asks for: all domains, and all reasons too */
const LONG = { domains: all('state'), reasons: all('state because { choices { feature { code } } }') }

/**
 * How long a click takes on the large model, from the outside: when nobody else asks, and from the moment that another client
 * closes its connection while its request keeps all threads at work. Both sorted, in ms.
 */
export async function measureAborts(
  ask: Ask,
  asked: keyof typeof LONG,
): Promise<{ readonly idle: number[]; readonly after: number[] }> {
  const random = seededRandom(ROUNDS)
  const never = new AbortController().signal
  let feature = FIRST_FEATURE[asked]
  const click = async (): Promise<number> => {
    const start = performance.now()
    await ask(START, inputOf(feature++), never)
    return performance.now() - start
  }
  const idle: number[] = []
  const after: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    idle.push(await click())
    const given = new AbortController()
    const long = [0, 1, 2, 3].map(() =>
      ask(LONG[asked], inputOf(feature++), given.signal).catch(() => undefined),
    )
    await new Promise(resolve => setTimeout(resolve, 5 + random.below(100)))
    given.abort()
    await Promise.all(long)
    after.push(await click())
  }
  return { idle: idle.sort((a, b) => a - b), after: after.sort((a, b) => a - b) }
}

function inputOf(feature: number): object {
  const selections = [{ feature: `f${feature.toString(36)}`, value: true }]
  return { input: { model: 'LINUX', selections } }
}
