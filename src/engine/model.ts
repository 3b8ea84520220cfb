import type { LocalText } from '../domain/price.ts'
import type { BooleanExpression } from './expression.ts'

/**
 * A choice as it is stored, sent and hashed: an option code, a list of codes, true or false, a whole number, a text; a DECIMAL as
 * a string in plain notation.
 */
export type Value = string | boolean | number | readonly string[]

/** Feature code → value. Absent: not chosen. */
export type Choices = Readonly<Record<string, Value>>

export type FeatureType = 'BOOLEAN' | 'OPTION' | 'MULTI_OPTION' | 'INTEGER' | 'DECIMAL' | 'TEXT'

export interface Feature {
  readonly code: string
  readonly label: LocalText
  readonly type: FeatureType
  /** UN/ECE Rec 20, of the number (or of an option's number) */
  readonly unit: string | null
  /** INTEGER, DECIMAL: the grid from min to max in steps, decimal text */
  readonly min: string | null
  readonly max: string | null
  readonly step: string | null
  /** OPTION, MULTI_OPTION, BOOLEAN (`true`, `false`) in the model's order, which is also the order of preference */
  readonly options: readonly Option[]
  /** TEXT */
  readonly pattern: RegExp | null
  readonly maxLength: number | null
  readonly default: Value | null
}

export interface Option {
  readonly code: string
  readonly label: LocalText
}

export interface Constraint {
  readonly code: string
  readonly message: LocalText
  /** A warning does not restrict; it is shown when it is broken. */
  readonly severity: 'error' | 'warning'
  readonly rule: BooleanExpression
}

/** What the solver needs to know of a model. */
export interface Rulebook {
  readonly features: readonly Feature[]
  readonly constraints: readonly Constraint[]
}
