/**
 * The engine: what can be built, what it is made of, what it costs. Pure: it knows no network, clock or file.
 *
 * Read a model, check what a client sends, configure until the status is COMPLETE, then explode and price.
 * What the business says no to comes back as data (`problems`, `refusals`, `conflicts()`), not as an exception.
 */

// Asking about a model

export { type ArticleNeed, articleNeeds } from './evaluate/article-needs.ts'
export { mayNeed } from './evaluate/may-need.ts'
export { readItemNumber } from './evaluate/read-item-number.ts'
export { testModel } from './evaluate/test-model.ts'
export { readModel } from './language/read-model.ts'

// Asking about choices, which may be incomplete or in conflict

export { checkChoices, checkQuantity } from './evaluate/check-choices.ts'
export { visibleFeatures } from './evaluate/visible-features.ts'
export { complete, configure, count } from './solve/index.ts'

// Asking about values: the choices of a configuration that is COMPLETE

export { calculate } from './evaluate/calculate.ts'
export { brokenConstraints } from './evaluate/constraints.ts'
export { articleNumbers, explode, price, workCenters } from './evaluate/explode.ts'
export { EvaluationError } from './evaluate/expression.ts'
export { hashOf } from './evaluate/hash.ts'
export { itemNumberOf, textOf } from './evaluate/text.ts'

// Asking how to cut

export { nest } from './saw/index.ts'

// What the answers look like

export type {
  Configured,
  Explanation,
  FeatureDomain,
  OptionDomain,
  OptionState,
  Refusal,
  Repair,
  Selection,
} from './configuration.ts'
export type { Calculated } from './evaluate/calculate.ts'
export type { CheckedChoices } from './evaluate/check-choices.ts'
export type { RefusalCode } from './evaluate/check-value.ts'
export type { Buyer, Inputs } from './evaluate/inputs.ts'
export type { TestResult } from './evaluate/test-model.ts'
export type { Visibility } from './evaluate/visible-features.ts'
export type { Problem, ProblemCode, Severity } from './language/problems.ts'
export type { ReadModel, ReadModelOptions } from './language/read-model.ts'
export type { Review, Tell } from './language/review.ts'
export type {
  Choices,
  Constraint,
  Feature,
  FeatureGroup,
  FeatureType,
  Option,
  ProductModel,
  Rulebook,
  Value,
} from './model.ts'
export type { SawPiece, SawRequest } from './saw/index.ts'
export type { Completion, ConfigureRequest } from './solve/index.ts'
