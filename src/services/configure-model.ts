import {
  type Completion,
  type ConfigureRequest,
  complete,
  configure,
  type ProductModel,
} from '../engine/index.ts'
import type { ModelText } from '../ports/engine-pool.ts'
import type { ConfiguredView, Soon } from './configured-view.ts'
import type { ServiceRequest } from './environment.ts'
import { configureInPool } from './pooled-configured.ts'

/** What configuring needs of a request. */
export type Configuring = Pick<ServiceRequest, 'pool' | 'signal'>

/**
 * Values and constraints from which a model goes to the pool. Below, a click with all its domains takes up to some 5 ms
 * (635: 3 ms; 2,110: 6 to 12; 4,968: 7 to 18; 53,055: 16 to 44), and the event loop can wait for it; the models of the
 * catalogue have below 100.
 */
const LARGE = 1_500

/** What the choices come to: at once, or from the pool where the model is large. @throws DovetailError as the pool */
export function configureModel(
  { pool, signal }: Configuring,
  model: ProductModel,
  request: ConfigureRequest,
): Soon<ConfiguredView> {
  if (!isLarge(model)) return configure(model, request)
  return configureInPool({ pool, signal, model, task: { model: modelTextOf(model), ...request } })
}

export async function completeModel(
  { pool, signal }: Configuring,
  model: ProductModel,
  request: Pick<ConfigureRequest, 'choices' | 'completed'>,
): Promise<Completion> {
  if (!isLarge(model)) return complete(model, request)
  const answer = await pool.run('complete', { model: modelTextOf(model), ...request }, { signal })
  if (answer.status !== 'MISSING') return answer
  return { status: 'MISSING', missing: model.features.filter(({ code }) => answer.missing.includes(code)) }
}

function isLarge({ features, constraints }: ProductModel): boolean {
  const values = features.reduce((sum, { options }) => sum + Math.max(options.length, 1), 0)
  return values + constraints.length > LARGE
}

const texts = new WeakMap<ProductModel, ModelText>()

/** The same for the same model: what is made of it for threads is made once. */
export function modelTextOf(model: ProductModel): ModelText {
  const known = texts.get(model)
  if (known) return known
  const { hash, source, attached, bom } = model
  const products = new Set(bom.flatMap(rule => (rule.kind === 'PRODUCT' ? [rule.product] : [])))
  const parts = [...products].map(modelTextOf)
  const text: ModelText = { hash, format: 'PRODUCT', text: source, attached, parts }
  texts.set(model, text)
  return text
}
