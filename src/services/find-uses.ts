import type { Quote } from '../domain/quote.ts'
import { articleNumbers, mayNeed, type ProductModel } from '../engine/index.ts'
import { type ConfigurationView, viewConfiguration } from './configuration-view.ts'
import type { ServiceRequest } from './environment.ts'
import { openQuotes } from './forecast-sales.ts'
import { ONE_PIECE } from './price-configuration.ts'

export type ArticleUse =
  | { readonly kind: 'ProductModel'; readonly key: string; readonly model: ProductModel }
  | { readonly kind: 'Configuration'; readonly key: string; readonly view: ConfigurationView }
  | { readonly kind: 'Quote'; readonly key: string; readonly quote: Quote }

/** How many of the latest configurations are looked through. */
const CONFIGURATIONS = 500

/** What needs an article: published models that can, the latest complete configurations that do, and open quotes. */
export async function findUses(
  request: ServiceRequest,
  articleNumber: string,
): Promise<readonly ArticleUse[]> {
  const { models, store } = request
  const candidates = models.all().filter(model => mayNeed(model, articleNumber))
  const recent = candidates.length === 0 ? [] : await store.configurations.recent(CONFIGURATIONS)
  const views = recent
    .filter(one => candidates.some(model => model.code === one.modelCode))
    .map(one => viewConfiguration(one, models))
  return [
    ...candidates.map(model => ({ kind: 'ProductModel' as const, key: `M${model.code}`, model })),
    ...views
      .filter(view => needs(view, articleNumber))
      .map(view => ({ kind: 'Configuration' as const, key: `C${view.stored.id}`, view })),
    ...(await openQuotes(request, articleNumber)).map(quote => ({
      kind: 'Quote' as const,
      key: `Q${quote.id}`,
      quote,
    })),
  ]
}

function needs({ model, configured }: ConfigurationView, articleNumber: string): boolean {
  if (!configured.values) return false
  return articleNumbers(model, configured.values, ONE_PIECE).includes(articleNumber)
}
