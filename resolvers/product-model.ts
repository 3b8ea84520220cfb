import { Decimal } from '../src/domain/decimal.ts'
import { encodeNodeId } from '../src/domain/node-id.ts'
import { inLanguage } from '../src/domain/price.ts'
import type { Resolvers } from '../src/generated/graphql.ts'
import { versionKey } from '../src/services/model-library.ts'

const decimal = (text: string | null): Decimal | null => (text === null ? null : Decimal.of(text))

export const productModelResolvers: Resolvers = {
  Query: {
    productModel: (_root, { code, version }, { services }) => services.findModel(code, version ?? null),
    productModels: (_root, _args, { services }) => services.findModels(),
  },
  ProductModel: {
    id: model => encodeNodeId('ProductModel', versionKey(model.code, model.version)),
    name: (model, _args, { caller }) => inLanguage(model.name, caller.language),
  },
  Feature: {
    label: (feature, _args, { caller }) => inLanguage(feature.label, caller.language),
    min: feature => decimal(feature.min),
    max: feature => decimal(feature.max),
    step: feature => decimal(feature.step),
    options: feature => (feature.options.length > 0 ? feature.options : null),
  },
  Option: { label: (option, _args, { caller }) => inLanguage(option.label, caller.language) },
  Constraint: { message: (constraint, _args, { caller }) => inLanguage(constraint.message, caller.language) },
}
