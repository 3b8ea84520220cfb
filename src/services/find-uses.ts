import { Decimal } from '../domain/decimal.ts'
import type { Quote } from '../domain/quote.ts'
import { articleNumbers, mayNeed, PartRefused, type ProductModel } from '../engine/index.ts'
import { pauser } from '../lib/turns.ts'
import { type ConfigurationView, viewConfiguration } from './configuration-view.ts'
import type { ServiceRequest } from './environment.ts'
import { openQuotes } from './open-quotes.ts'

export type ArticleUse = ProductModel | ConfigurationView | Quote

/** Which of the three a use is. */
export function kindOfUse(use: ArticleUse): 'ProductModel' | 'Configuration' | 'Quote' {
  if ('features' in use) return 'ProductModel'
  return 'stored' in use ? 'Configuration' : 'Quote'
}

/** Tells uses of one article apart. */
export function keyOfUse(use: ArticleUse): string {
  if ('features' in use) return `model ${use.code}`
  return 'stored' in use ? `configuration ${use.stored.id}` : `quote ${use.id}`
}

/** How many of the latest configurations are looked through. */
const CONFIGURATIONS = 500

/** What needs an article: published models that can, the latest complete configurations that do, and open quotes. */
export async function findUses(
  request: ServiceRequest,
  articleNumber: string,
): Promise<readonly ArticleUse[]> {
  const { models, store } = request
  await models.refresh()
  const candidates = models.all().filter(model => mayNeed(model, articleNumber))
  const recent = candidates.length === 0 ? [] : await store.configurations.recent(CONFIGURATIONS)
  const pause = pauser()
  const views: ConfigurationView[] = []
  for (const one of recent.filter(({ modelCode }) => candidates.some(({ code }) => code === modelCode))) {
    await pause()
    views.push(await viewConfiguration(one, request))
  }
  return [
    ...candidates,
    ...views.filter(view => needs(view, articleNumber)),
    ...(await openQuotes(request, articleNumber)),
  ]
}

function needs({ model, configured }: ConfigurationView, articleNumber: string): boolean {
  if (!configured.values) return false
  try {
    const least = Decimal.of(model.minimumQuantity)
    return articleNumbers(model, configured.values, least).includes(articleNumber)
  } catch (error) {
    // What cannot be made needs nothing.
    if (error instanceof PartRefused) return false
    throw error
  }
}
