import { DovetailError } from '../domain/errors.ts'
import { type InTurns, inTurns } from '../lib/turns.ts'
import { type Calculate, calculateInPool } from './calculate-in-pool.ts'
import { type DraftLine, draftCalculated, draftPriced } from './draft-line.ts'
import type { ServiceRequest } from './environment.ts'
import { termsOf } from './price-configuration.ts'
import { findRate } from './price-context.ts'
import { checkLine, type DocumentContext, type QuoteLineInput } from './quote-line.ts'
import { prepareConfiguration, priceLine } from './quote-lines.ts'
import { Refusal, type UserError } from './user-error.ts'

/** Lines from which a document goes to the pool: fewer are priced in some ten milliseconds. */
const MANY_LINES = 25
/** Lines that ask the sources together */
const LINES_AT_ONCE = 50
/** Portions at once: one asks the sources while the pool works on the other. */
const PORTIONS_AT_ONCE = 2

/**
 * Prices the lines of a document. Many are configured in turns and calculated in the pool, so that nobody waits for them.
 *
 * @throws Refusal with every line that is refused. For many lines DovetailError as the pool, ENGINE_TIMEOUT too when nobody
 * waits for them any more
 */
export async function draftLines(
  request: ServiceRequest,
  lines: readonly QuoteLineInput[],
  context: DocumentContext,
): Promise<readonly DraftLine[]> {
  if (lines.length >= MANY_LINES) return settled(await draftInPortions(request, lines, context))
  const priced = lines.map(async (line, index) =>
    draftPriced(await priceLine(request, line, context, pathOf(index))),
  )
  return settled(await Promise.allSettled(priced))
}

type Outcomes = readonly PromiseSettledResult<DraftLine>[]

async function draftInPortions(
  request: ServiceRequest,
  lines: readonly QuoteLineInput[],
  context: DocumentContext,
): Promise<Outcomes> {
  const means = { inTurn: inTurns(), calculate: calculateInPool(request) }
  const portions: Outcomes[] = []
  let next = 0
  let isFailed = false
  const lane = async (): Promise<void> => {
    while (!isFailed && next * LINES_AT_ONCE < lines.length) {
      const place = next++
      const start = place * LINES_AT_ONCE
      requireTime(request.signal, start, lines.length)
      const some = lines.slice(start, start + LINES_AT_ONCE)
      portions[place] = await Promise.allSettled(
        some.map((line, index) => draftOne(request, line, context, pathOf(start + index), means)),
      )
      isFailed ||= portions[place].some(isFailure)
    }
  }
  await Promise.all(Array.from({ length: PORTIONS_AT_ONCE }, lane))
  if (!isFailed) requireTime(request.signal, lines.length, lines.length)
  return portions.flat()
}

/** Not refused: something went wrong, and asking for more lines would not help. */
function isFailure(outcome: Outcomes[number]): boolean {
  return outcome.status === 'rejected' && !(outcome.reason instanceof Refusal)
}

async function draftOne(
  request: ServiceRequest,
  line: QuoteLineInput,
  context: DocumentContext,
  path: readonly (string | number)[],
  { inTurn, calculate }: { readonly inTurn: InTurns; readonly calculate: Calculate },
): Promise<DraftLine> {
  if (line.configuration == null) {
    const priced = await priceLine(request, line, context, path)
    return inTurn(() => draftPriced(priced))
  }
  checkLine(line, path)
  const prepared = await prepareConfiguration(request, line, context, path, inTurn)
  const { thing, costs } = prepared
  const { model, values, quantity } = thing
  const rate = findRate(request.exchangeRates, model.currency, context.currency, context.date, [
    ...path,
    'currency',
  ])
  const terms = termsOf(thing, costs, rate, request.clock.now().toISOString())
  return draftCalculated(prepared, terms, await calculate({ model, values, quantity, terms }))
}

function pathOf(index: number): readonly (string | number)[] {
  return ['input', 'lines', index]
}

/** @throws Refusal with what all were refused for; whatever else went wrong */
function settled(outcomes: Outcomes): readonly DraftLine[] {
  const userErrors: UserError[] = []
  const drafted: DraftLine[] = []
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') drafted.push(outcome.value)
    else if (outcome.reason instanceof Refusal) userErrors.push(...outcome.reason.userErrors)
    else throw outcome.reason
  }
  if (userErrors.length > 0) throw new Refusal(userErrors)
  return drafted
}

function requireTime(signal: AbortSignal, begun: number, all: number): void {
  if (!signal.aborted) return
  throw new DovetailError(
    'ENGINE_TIMEOUT',
    'retry',
    `Engine: a document was given up when ${begun} of its ${all} lines were begun: its time was over, or whoever asked for it went away.`,
    signal.reason,
  )
}
