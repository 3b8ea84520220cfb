import { Decimal } from '../src/domain/decimal.ts'
import { encodeNodeId } from '../src/domain/node-id.ts'
import type { Resolvers } from '../src/generated/graphql.ts'
import { hashOfView } from '../src/services/configuration-view.ts'
import { explain } from '../src/services/explain.ts'

const decimal = (text: string | null): Decimal | null => (text === null ? null : Decimal.of(text))

export const configurationResolvers: Resolvers = {
  Query: {
    configuration: (_root, { id }, { services }) => services.findConfiguration(id),
  },
  Mutation: {
    startConfiguration: (_root, { input }, { services }) => services.startConfiguration(input),
    setSelections: (_root, { input }, { services }) => services.setSelections(input),
    completeConfiguration: (_root, { input }, { services }) => services.completeConfiguration(input),
  },
  Configuration: {
    id: ({ stored }) => encodeNodeId('Configuration', stored.id),
    revision: ({ stored }) => stored.revision,
    hash: view => hashOfView(view),
    status: ({ configured }) => configured.status,
    selections: ({ configured }) => configured.selections,
    domains: ({ model, configured }, { features }) =>
      model.features
        .filter(feature => !features || features.includes(feature.code))
        .map(feature => configured.domain(feature.code)),
    conflicts: (view, _args, { services }) => services.describeConflicts(view),
    warnings: ({ configured }) => configured.warnings,
    price: (view, { quantity, context }, { services }) =>
      services.priceOf(view, quantity ?? null, context ?? null),
    definition: (view, { quantity, context }, { services }) =>
      services.definitionOf(view, quantity ?? null, context ?? null),
  },
  FeatureDomain: {
    min: domain => decimal(domain.min),
    max: domain => decimal(domain.max),
  },
  OptionDomain: { because: domain => domain.because() },
  Explanation: {
    text: (explanation, _args, { caller }) => explain(explanation, caller.language),
    choices: explanation => explanation.choices.map(choice => ({ ...choice, origin: 'USER' as const })),
  },
  Repair: { changes: ({ repair }) => repair.changes },
}
