import type { StoredChoices, StoredConfiguration } from '../domain/configuration.ts'
import { invariant } from '../domain/errors.ts'
import { hashOf, type ProductModel } from '../engine/index.ts'
import { type Configuring, configureModel } from './configure-model.ts'
import type { ConfiguredView, Soon } from './configured-view.ts'
import type { ModelLibrary } from './model-library.ts'

/** A stored configuration with what the engine says about it. */
export interface ConfigurationView {
  readonly stored: StoredConfiguration
  readonly model: ProductModel
  readonly configured: ConfiguredView
}

export async function viewConfiguration(
  stored: StoredConfiguration,
  request: Configuring & { readonly models: ModelLibrary },
): Promise<ConfigurationView> {
  const { models } = request
  const model = await models.load(stored.modelCode, stored.modelVersion)
  invariant(
    model,
    `configuration ${stored.id} is on ${stored.modelCode} ${stored.modelVersion}, which is not stored`,
  )
  return { stored, model, configured: await configureStored(request, model, stored) }
}

export function configureStored(
  request: Configuring,
  model: ProductModel,
  { choices, completed, latest }: Pick<StoredConfiguration, 'choices' | 'completed' | 'latest'>,
): Soon<ConfiguredView> {
  return configureModel(request, model, { choices, completed, latest })
}

/** All values as they stand, chosen or filled in: what the hash is of. */
export function valuesOf(configured: ConfiguredView): StoredChoices {
  return (
    configured.values ??
    Object.fromEntries(configured.selections.map(({ feature, value }) => [feature.code, value]))
  )
}

export function hashOfView({ model, configured }: Pick<ConfigurationView, 'model' | 'configured'>): string {
  return hashOf(model, valuesOf(configured))
}
