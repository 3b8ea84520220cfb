import type { StoredConfiguration } from '../domain/configuration.ts'
import { keyOf } from '../domain/node-id.ts'
import { type ConfigurationView, configureStored, viewConfiguration } from './configuration-view.ts'
import { completeModel, configureModel } from './configure-model.ts'
import type { Soon } from './configured-view.ts'
import type { ServiceRequest } from './environment.ts'
import { findModel } from './find-model.ts'
import { type SelectionInput, select } from './select.ts'
import { Refusal, refusable, refuse, type UserError, userError } from './user-error.ts'

export interface ConfigurationOutcome {
  /** As it stands after the change, or after its refusal; null when it is not known */
  readonly configuration: ConfigurationView | null
  readonly userErrors: readonly UserError[]
}

export async function startConfiguration(
  request: ServiceRequest,
  input: { readonly model: string; readonly selections?: readonly SelectionInput[] | null },
): Promise<ConfigurationOutcome> {
  const { models, store, ids, clock } = request
  await models.refresh()
  const { value, userErrors } = await refusable(async () => {
    const model = findModel(models, input.model, ['input', 'model'])
    const choices = select(model, {}, input.selections ?? [], ['input', 'selections'])
    const latest = Object.keys(choices)
    const configured = await configureModel(request, model, { choices, latest })
    const at = clock.now().toISOString()
    const stored: StoredConfiguration = {
      id: ids.next(),
      revision: 1,
      modelCode: model.code,
      modelVersion: model.version,
      choices,
      completed: {},
      latest,
      lastValid: configured.status === 'CONFLICT' ? null : choices,
      isPinned: false,
      createdAt: at,
      updatedAt: at,
    }
    await store.transaction(({ configurations }) => configurations.insert(stored))
    return { stored, model, configured }
  })
  return { configuration: value, userErrors }
}

export function setSelections(
  request: ServiceRequest,
  input: {
    readonly configuration: string
    readonly selections: readonly SelectionInput[]
    readonly expectedRevision?: number | null
  },
): Promise<ConfigurationOutcome> {
  return changeConfiguration(request, input, view => {
    const choices = select(view.model, view.stored.choices, input.selections, ['input', 'selections'])
    return { choices, completed: view.stored.completed, latest: input.selections.map(one => one.feature) }
  })
}

export function completeConfiguration(
  request: ServiceRequest,
  input: { readonly configuration: string; readonly expectedRevision?: number | null },
): Promise<ConfigurationOutcome> {
  return changeConfiguration(request, input, async ({ model, stored, configured }) => {
    if (configured.status === 'CONFLICT')
      refuse('CONFIGURATION_CONFLICT', 'the choices contradict each other: take one of the repairs first.', [
        'input',
        'configuration',
      ])
    const { choices, completed } = stored
    const result = await completeModel(request, model, { choices, completed })
    if (result.status === 'MISSING')
      throw new Refusal(
        result.missing.map(({ code }) =>
          userError('CONFIGURATION_INCOMPLETE', `"${code}" needs a text that only you can give.`, [
            'input',
            'configuration',
          ]),
        ),
      )
    if (result.status !== 'COMPLETED')
      refuse(
        'CONFIGURATION_INCOMPLETE',
        'no completion was found: choose some of the open features yourself.',
        ['input', 'configuration'],
      )
    return { choices, completed: result.completed, latest: stored.latest }
  })
}

const TRIES = 5

/** Writes the next revision. A change that somebody else overtakes is made again on theirs, unless `expectedRevision` forbids it. */
async function changeConfiguration(
  request: ServiceRequest,
  input: { readonly configuration: string; readonly expectedRevision?: number | null },
  change: (view: ConfigurationView) => Soon<Pick<StoredConfiguration, 'choices' | 'completed' | 'latest'>>,
): Promise<ConfigurationOutcome> {
  const { store, clock } = request
  for (let tries = 1; ; tries++) {
    const view = await findConfiguration(request, input.configuration)
    if (!view)
      return {
        configuration: null,
        userErrors: [configurationNotFound(input.configuration, ['input', 'configuration'])],
      }
    const { value, userErrors } = await refusable(async () => {
      checkChangeable(view.stored, input.expectedRevision ?? null)
      const changed = await change(view)
      const configured = await configureStored(request, view.model, changed)
      const stored: StoredConfiguration = {
        ...view.stored,
        ...changed,
        revision: view.stored.revision + 1,
        lastValid: configured.status === 'CONFLICT' ? view.stored.lastValid : changed.choices,
        updatedAt: clock.now().toISOString(),
      }
      const isWritten = await store.transaction(repositories =>
        repositories.configurations.update(stored, view.stored.revision),
      )
      return isWritten ? { stored, model: view.model, configured } : null
    })
    if (value) return { configuration: value, userErrors: [] }
    if (userErrors.length > 0) return { configuration: view, userErrors }
    if (tries === TRIES)
      return {
        configuration: view,
        userErrors: [
          userError('REVISION_CHANGED', 'others keep changing the configuration: try again.', [
            'input',
            'configuration',
          ]),
        ],
      }
  }
}

function checkChangeable(stored: StoredConfiguration, expectedRevision: number | null): void {
  if (stored.isPinned)
    refuse(
      'CONFIGURATION_PINNED',
      'this configuration belongs to a quote and never changes: start a new one with its selections.',
      ['input', 'configuration'],
    )
  if (expectedRevision !== null && expectedRevision !== stored.revision)
    refuse(
      'REVISION_CHANGED',
      `expected revision ${expectedRevision}, but the configuration is at ${stored.revision}: read it again.`,
      ['input', 'expectedRevision'],
    )
}

export async function findConfiguration(
  request: ServiceRequest,
  idOrKey: string,
): Promise<ConfigurationView | null> {
  const stored = await request.reads.configuration.load(keyOf('Configuration', idOrKey))
  return stored ? viewConfiguration(stored, request) : null
}

export function configurationNotFound(named: string, path: readonly (string | number)[]): UserError {
  return userError('CONFIGURATION_NOT_FOUND', `there is no configuration "${named}".`, path)
}
