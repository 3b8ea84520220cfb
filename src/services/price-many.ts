import { isStaff } from '../domain/caller.ts'
import type { Decimal } from '../domain/decimal.ts'
import { DovetailError } from '../domain/errors.ts'
import type { LinePrice } from '../domain/line-price.ts'
import { pauser } from '../lib/turns.ts'
import { configureModel } from './configure-model.ts'
import type { ServiceRequest } from './environment.ts'
import { readErpCosts } from './erp-costs.ts'
import { findModel } from './find-model.ts'
import {
  costNeedsOf,
  ONE_PIECE,
  type PricedThing,
  priceWithCosts,
  requireQuantity,
} from './price-configuration.ts'
import { decideContext, type PriceContextInput } from './price-context.ts'
import { requireComplete } from './price-stored.ts'
import { type SelectionInput, select } from './select.ts'
import { refusable, type UserError, userError } from './user-error.ts'

export interface PriceInput {
  readonly model: string
  readonly selections: readonly SelectionInput[]
  readonly quantity?: Decimal | null
  readonly context?: PriceContextInput | null
}

export interface PriceResult {
  readonly price: LinePrice | null
  readonly hash: string | null
  readonly userErrors: readonly UserError[]
}

type Path = readonly (string | number)[]
type Step<T> = Awaited<ReturnType<typeof refusable<T>>>

/** Of one `prices` */
const MAX_INPUTS = 200
/** Of all `prices` of one request */
const MAX_INPUTS_IN_ALL = { staff: 1_000, guest: 200 } as const

const inputsSoFar = new WeakMap<ServiceRequest, number>()

/**
 * Prices many configurations without storing anything; the ERP is asked once for all of them. Others get their turn in between.
 *
 * @throws DovetailError SOURCE_TIMEOUT when the request's time is over before the last of them
 */
export async function priceMany(
  request: ServiceRequest,
  inputs: readonly PriceInput[],
): Promise<readonly PriceResult[]> {
  if (inputs.length > MAX_INPUTS) {
    const message = `expected at most ${MAX_INPUTS} inputs, got ${inputs.length}.`
    return inputs.map(() => refused([userError('TOO_MANY_INPUTS', message, ['inputs'])]))
  }
  const limit = isStaff(request.caller) ? MAX_INPUTS_IN_ALL.staff : MAX_INPUTS_IN_ALL.guest
  const before = inputsSoFar.get(request) ?? 0
  const inAll = before + inputs.length
  inputsSoFar.set(request, inAll)
  const room = Math.max(limit - before, 0)
  const message = `expected at most ${limit} inputs in all "prices" of a request, got ${inAll}.`
  const tooMany = inputs
    .slice(room)
    .map((_input, index) => refused([userError('TOO_MANY_INPUTS', message, ['inputs', room + index])]))
  return [...(await priceAll(request, inputs.slice(0, room))), ...tooMany]
}

/** All of one step before the next: what a step asks of a source is then asked at once. */
async function priceAll(
  request: ServiceRequest,
  inputs: readonly PriceInput[],
): Promise<readonly PriceResult[]> {
  const { reads, signal, models } = request
  await models.refresh()
  const configured = await inTurns(inputs, signal, (input, index) =>
    refusable(async () => configureOne(request, input, ['inputs', index])),
  )
  const things = await Promise.all(
    configured.map(step =>
      next(step, async ({ input, path, ...thing }) => {
        const context = await decideContext(request, input.context, [...path, 'context'])
        return { path, thing: { ...thing, context, discount: null } satisfies PricedThing }
      }),
    ),
  )
  const needs = await inTurns(things, signal, step =>
    next(step, ({ thing, path }) => ({ thing, path, needs: costNeedsOf(thing, [...path, 'selections']) })),
  )
  const known = await Promise.all(
    needs.map(step =>
      next(step, async ({ thing, path, needs }) => ({
        thing,
        path,
        costs: await readErpCosts(reads, needs, thing.model.currency),
      })),
    ),
  )
  const priced = await inTurns(known, signal, step =>
    next(step, async ({ thing, path, costs }) => {
      const { price } = await priceWithCosts(request, thing, costs, [...path, 'context'])
      return { price, hash: price.inputs.configurationHash }
    }),
  )
  return priced.map(({ value, userErrors }) => (value ? { ...value, userErrors: [] } : refused(userErrors)))
}

async function configureOne(request: ServiceRequest, input: PriceInput, path: Path) {
  const model = findModel(request.models, input.model, [...path, 'model'])
  const quantity = input.quantity ?? ONE_PIECE
  requireQuantity(model, quantity, [...path, 'quantity'])
  const choices = select(model, {}, input.selections, [...path, 'selections'])
  const configured = await configureModel(request, model, { choices, latest: Object.keys(choices) })
  requireComplete({ model, configured }, [...path, 'selections'])
  return { input, path, model, values: configured.values!, quantity }
}

/** Goes on with what was not refused. */
async function next<T, Result>(
  step: Step<T>,
  work: (value: T) => Result | Promise<Result>,
): Promise<Step<Result>> {
  const { value, userErrors } = step
  return value === null ? { value: null, userErrors } : refusable(async () => work(value))
}

/** One after the other, with pauses for others. @throws DovetailError when the signal aborts meanwhile */
async function inTurns<T, Result>(
  items: readonly T[],
  signal: AbortSignal,
  work: (item: T, index: number) => Promise<Result>,
): Promise<Result[]> {
  const pause = pauser()
  const results: Result[] = []
  for (const [index, item] of items.entries()) {
    await pause()
    if (signal.aborted)
      throw new DovetailError(
        'SOURCE_TIMEOUT',
        'retry',
        `Source "engine" did not answer within the request’s deadline: ${index} of ${items.length} inputs were done.`,
        signal.reason,
      )
    results.push(await work(item, index))
  }
  return results
}

function refused(userErrors: readonly UserError[]): PriceResult {
  return { price: null, hash: null, userErrors }
}
