import type { Decimal } from '../domain/decimal.ts'
import type { LinePrice } from '../domain/line-price.ts'
import { configure, hashOf } from '../engine/index.ts'
import type { ServiceRequest } from './environment.ts'
import { findModel } from './find-model.ts'
import { ONE_PIECE, priceThing, requireQuantity } from './price-configuration.ts'
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

const MAX_INPUTS = 200

/** Prices many configurations without storing anything; the ERP is asked once for all of them. */
export function priceMany(
  request: ServiceRequest,
  inputs: readonly PriceInput[],
): Promise<readonly PriceResult[]> {
  if (inputs.length > MAX_INPUTS) {
    const message = `expected at most ${MAX_INPUTS} inputs, got ${inputs.length}.`
    const refused = {
      price: null,
      hash: null,
      userErrors: [userError('TOO_MANY_INPUTS', message, ['inputs'])],
    }
    return Promise.resolve(inputs.map(() => refused))
  }
  return Promise.all(inputs.map((input, index) => priceOne(request, input, ['inputs', index])))
}

async function priceOne(
  request: ServiceRequest,
  input: PriceInput,
  path: readonly (string | number)[],
): Promise<PriceResult> {
  const { value, userErrors } = await refusable(async () => {
    const model = findModel(request.models, input.model, [...path, 'model'])
    const quantity = input.quantity ?? ONE_PIECE
    requireQuantity(model, quantity, [...path, 'quantity'])
    const choices = select(model, {}, input.selections, [...path, 'selections'])
    const configured = configure(model, { choices, latest: Object.keys(choices) })
    requireComplete({ model, configured }, [...path, 'selections'])
    const values = configured.values!
    const context = await decideContext(request, input.context, [...path, 'context'])
    const thing = { model, values, quantity, context, discountPercent: null }
    const { price } = await priceThing(request, thing, [...path, 'context'])
    return { price, hash: hashOf(model, values) }
  })
  return value ? { ...value, userErrors: [] } : { price: null, hash: null, userErrors }
}
