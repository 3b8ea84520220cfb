import type { Decimal } from '../domain/decimal.ts'
import type { LinePrice } from '../domain/line-price.ts'
import { hashOf } from '../engine/index.ts'
import type { ConfigurationView } from './configuration-view.ts'
import { configurationNotFound, findConfiguration } from './configurations.ts'
import type { DefinitionView } from './definition-view.ts'
import type { ServiceRequest } from './environment.ts'
import { ONE_PIECE, type Priced, priceThing, requireQuantity } from './price-configuration.ts'
import { decideContext, type PriceContextInput } from './price-context.ts'
import { Refusal, refusable, refuse, type UserError } from './user-error.ts'

export interface PriceRequest {
  readonly configuration: string
  readonly quantity?: Decimal | null
  readonly context?: PriceContextInput | null
}

export interface PriceOutcome {
  readonly price: LinePrice | null
  readonly userErrors: readonly UserError[]
}

export interface DefinitionOutcome {
  readonly definition: DefinitionView | null
  readonly userErrors: readonly UserError[]
}

export async function computePrice(request: ServiceRequest, input: PriceRequest): Promise<PriceOutcome> {
  const { value, userErrors } = await refusable(async () => {
    const view = await requireConfiguration(request, input.configuration)
    return (await priceView(request, view, input, ['input'])).price
  })
  return { price: value, userErrors }
}

/** Explodes, and reserves the item number for the configuration. */
export async function computeBom(request: ServiceRequest, input: PriceRequest): Promise<DefinitionOutcome> {
  const { value, userErrors } = await refusable(async () => {
    const view = await requireConfiguration(request, input.configuration)
    const { definition } = await priceView(request, view, input, ['input'])
    const base = definition.itemNumber
    const itemNumber =
      base === null
        ? null
        : await request.store.transaction(({ itemNumbers }) =>
            itemNumbers.reserve(base, hashOfComplete(view)),
          )
    return { definition, itemNumber, language: input.context?.locale ?? null }
  })
  return { definition: value, userErrors }
}

/** The price of a configuration as a field of it: null unless it is COMPLETE. @throws Refusal for a context or quantity that is refused */
export async function priceOf(
  request: ServiceRequest,
  view: ConfigurationView,
  quantity: Decimal | null,
  context: PriceContextInput | null,
): Promise<LinePrice | null> {
  if (view.configured.status !== 'COMPLETE') return null
  return (await priceView(request, view, { quantity, context }, [])).price
}

/** Likewise its definition. The item number is the one it has, or would get; nothing is reserved. */
export async function definitionOf(
  request: ServiceRequest,
  view: ConfigurationView,
  quantity: Decimal | null,
  context: PriceContextInput | null,
): Promise<DefinitionView | null> {
  if (view.configured.status !== 'COMPLETE') return null
  const { definition } = await priceView(request, view, { quantity, context }, [])
  const base = definition.itemNumber
  return {
    definition,
    language: context?.locale ?? null,
    itemNumber: base === null ? null : await request.store.itemNumbers.preview(base, hashOfComplete(view)),
  }
}

async function requireConfiguration(request: ServiceRequest, named: string): Promise<ConfigurationView> {
  const view = await findConfiguration(request, named)
  if (!view) throw new Refusal([configurationNotFound(named, ['input', 'configuration'])])
  requireComplete(view, ['input', 'configuration'])
  return view
}

/** @throws Refusal CONFIGURATION_INCOMPLETE or CONFIGURATION_CONFLICT */
export function requireComplete(
  { configured, model }: Pick<ConfigurationView, 'configured' | 'model'>,
  path: readonly (string | number)[],
): void {
  if (configured.status === 'COMPLETE') return
  if (configured.status === 'CONFLICT')
    refuse(
      'CONFIGURATION_CONFLICT',
      'the choices of the configuration contradict each other: take one of its repairs.',
      path,
    )
  const answered = new Set(configured.selections.map(selection => selection.feature.code))
  const open = model.features
    .filter(feature => !answered.has(feature.code) && feature.type !== 'TEXT')
    .map(feature => feature.code)
  const missing = open.length > 0 ? `still open: ${open.join(', ')}` : 'a text is missing'
  refuse('CONFIGURATION_INCOMPLETE', `the configuration is not complete; ${missing}.`, path)
}

export function hashOfComplete({ model, configured }: ConfigurationView): string {
  return hashOf(model, configured.values!)
}

async function priceView(
  request: ServiceRequest,
  view: ConfigurationView,
  input: { readonly quantity?: Decimal | null; readonly context?: PriceContextInput | null },
  path: readonly (string | number)[],
): Promise<Priced> {
  const quantity = input.quantity ?? ONE_PIECE
  requireQuantity(view.model, quantity, [...path, 'quantity'])
  const context = await decideContext(request, input.context, [...path, 'context'])
  const thing = {
    model: view.model,
    values: view.configured.values!,
    quantity,
    context,
    discount: null,
  }
  return priceThing(request, thing, [...path, 'context'], [...path, 'configuration'])
}
