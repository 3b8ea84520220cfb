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
export { describeDead, reviewReachable } from './life/review-reachable.ts'

// Asking about versions of a model

export { describeDifference, diffModels } from './life/diff-models.ts'
export { describeMigration, migrateChoices } from './life/migrate-choices.ts'

// Asking about choices, which may be incomplete or in conflict

export { checkChoices, checkQuantity } from './evaluate/check-choices.ts'
export { visibleFeatures } from './evaluate/visible-features.ts'
export { complete, configure, count, deadOptions } from './solve/index.ts'

// Asking about values: the choices of a configuration that is COMPLETE

export { calculate } from './evaluate/calculate.ts'
export { brokenConstraints } from './evaluate/constraints.ts'
export { articleNumbers, explode, price, workCenters } from './evaluate/explode.ts'
export { EvaluationError } from './evaluate/expression.ts'
export { hashOf } from './evaluate/hash.ts'
export { PartRefused } from './evaluate/nested.ts'
export { ruleOfLine } from './evaluate/rule-in-model.ts'
export { itemNumberOf, textOf } from './evaluate/text.ts'

// Asking why a price is what it is, and why it is not what it was

export { explainDifference } from './evaluate/explain-difference.ts'
export { explainStep } from './evaluate/explain-step.ts'
export { nextBreak } from './evaluate/next-break.ts'
export { differenceOf } from './evaluate/price-difference.ts'
export { amountsOf, calculateCase } from './evaluate/priced-case.ts'

// Pricing many lines that change

export { DocumentPricer } from './evaluate/document-pricer.ts'

// Asking how to cut

export { cuttingKey, inSequence, nest, nestLists } from './saw/index.ts'

// Being asked from a thread: giving up, and how much is kept

export { cancelWhen, stopIfCancelled } from './cancellation.ts'
export { readDimacs } from './exchange/dimacs.ts'
export { cachedBytes, limitCaches } from './solve/index.ts'

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
export type { DocumentTerms, UnitLine } from './evaluate/document-pricer.ts'
export type {
  CostDifference,
  CostEntry,
  DifferenceReason,
  ExplainedDifference,
  ExplainedEntry,
} from './evaluate/explain-difference.ts'
export type { ExplainedStep, InputSource, StepInput } from './evaluate/explain-step.ts'
export type { Buyer, Inputs } from './evaluate/inputs.ts'
export type { DocumentLine } from './evaluate/line-prices.ts'
export type { NextBreak } from './evaluate/next-break.ts'
export type { DifferenceEntry, PriceAmounts, PriceDifference } from './evaluate/price-difference.ts'
export type { CalculatedCase, PricedCase } from './evaluate/priced-case.ts'
export type { RuleInModel } from './evaluate/rule-in-model.ts'
export type { TestResult } from './evaluate/test-model.ts'
export type { Read, ReadKind } from './evaluate/trace-reads.ts'
export type { Visibility } from './evaluate/visible-features.ts'
export type { Problem, ProblemCode, Severity } from './language/problems.ts'
export type { ReadModel, ReadModelOptions } from './language/read-model.ts'
export type { FindProduct } from './language/read-nested.ts'
export type { Review, Tell } from './language/review.ts'
export type { ModelDifference } from './life/diff-models.ts'
export type { Migrated, MigrationReport } from './life/migrate-choices.ts'
export type { ModelPart } from './life/said-parts.ts'
export type {
  Choices,
  Constraint,
  Feature,
  FeatureGroup,
  FeatureType,
  MigrationRule,
  Option,
  ProductModel,
  Rulebook,
  Value,
} from './model.ts'
export type { BarSupply, SawPiece, SawRequest } from './saw/index.ts'
export type { Completion, ConfigureRequest, DeadOption, Reachability } from './solve/index.ts'
