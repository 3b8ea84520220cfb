import { setImmediate } from 'node:timers/promises'
import { type Money, sumMoney } from '../domain/money.ts'
import type { PricedLinesAnswer, PriceLinesTask } from '../ports/engine-pool.ts'
import type { ServiceRequest } from './environment.ts'

/** Lines of one task: so many are made plain in about a millisecond, and several threads share a document. */
const LINES_A_TASK = 250
/** Portions of one document in the pool at once: the rest of the pool is for others. */
const AT_ONCE = 2

/** What each line adds to the document, in its currency, and the sum. */
export interface PricedDocument {
  readonly nets: readonly (string | null)[]
  readonly net: Money
}

/**
 * Prices many lines in the pool, in portions; in between others get their turn. Equal lines of a portion are priced once.
 *
 * @throws DovetailError as the pool
 */
export async function priceInPool(
  { pool, signal }: Pick<ServiceRequest, 'pool' | 'signal'>,
  document: PriceLinesTask,
): Promise<PricedDocument> {
  const answers: PricedLinesAnswer[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    while (next * LINES_A_TASK < document.lines.length) {
      const portion = next++
      const task = portionOf(document, portion * LINES_A_TASK)
      answers[portion] = await pool.run('priceLines', task, { signal })
      await setImmediate()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return {
    nets: answers.flatMap(({ nets }) => nets),
    net: sumMoney(
      answers.map(({ net }) => net),
      document.currency,
    ),
  }
}

/** Some lines, with the configurations they are of. */
function portionOf(document: PriceLinesTask, from: number): PriceLinesTask {
  const lines = document.lines.slice(from, from + LINES_A_TASK)
  const used = [...new Set(lines.map(({ configuration }) => configuration))]
  const places = new Map(used.map((configuration, place) => [configuration, place]))
  return {
    ...document,
    configurations: used.map(configuration => document.configurations[configuration]!),
    lines: lines.map(line => ({ ...line, configuration: places.get(line.configuration)! })),
  }
}
