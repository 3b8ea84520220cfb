import type { Rational } from '../../lib/rational.ts'
import type {
  BooleanExpression,
  Expression,
  NumberExpression,
  RowLookup,
  SymbolExpression,
} from '../expression.ts'
import type { Feature } from '../model.ts'
import type { LookupTable, Match } from '../table/lookup-table.ts'
import { type Dimensions, describeDimensions, type Measure, PLAIN } from './units.ts'

/** A checked part of an expression with what it is. */
export type Typed = TypedNumber | TypedBoolean | TypedText | TypedOption | TypedOptions | TypedRow

export interface TypedNumber {
  readonly type: 'number'
  readonly node: NumberExpression
  readonly dimensions: Dimensions
  /** The unit it was written in, for printing; null when several met */
  readonly measure: Measure | null
}

export interface TypedBoolean {
  readonly type: 'boolean'
  readonly node: BooleanExpression
}

export interface TypedText {
  readonly type: 'text'
  readonly node: SymbolExpression
}

/** The chosen option of an OPTION feature. */
export interface TypedOption {
  readonly type: 'option'
  readonly feature: DeclaredFeature
}

export interface TypedOptions {
  readonly type: 'options'
  readonly feature: DeclaredFeature
}

/** The row of a table that fits. */
export interface TypedRow {
  readonly type: 'row'
  readonly table: Table
  readonly row: RowLookup
}

/** A feature as its expressions see it: with the attributes of its options. */
export interface DeclaredFeature {
  readonly feature: Feature
  readonly measure: Measure | null
  /** The options' own numbers in base units, when all their codes are numbers */
  readonly optionNumbers: ReadonlyMap<string, Rational> | null
  readonly attributes: ReadonlyMap<string, Attribute>
}

export type Attribute =
  | {
      readonly type: 'number'
      readonly measure: Measure | null
      readonly dimensions: Dimensions
      readonly byOption: ReadonlyMap<string, Rational>
    }
  | { readonly type: 'boolean'; readonly byOption: ReadonlyMap<string, boolean> }
  | { readonly type: 'text'; readonly byOption: ReadonlyMap<string, string> }

export interface Column {
  readonly name: string
  readonly type: 'number' | 'text' | 'option'
  readonly measure: Measure | null
  readonly feature: DeclaredFeature | null
  /** How an argument of a lookup fits the cell (`between`: from its low end up to, not at, its high end); null for a result */
  readonly match: Match | 'between' | null
}

export interface Table {
  readonly code: string
  readonly columns: readonly Column[]
  readonly rows: LookupTable
}

export function numberOf(
  node: NumberExpression,
  dimensions: Dimensions = PLAIN,
  measure: Measure | null = null,
): TypedNumber {
  return { type: 'number', node, dimensions, measure }
}

export function booleanOf(node: BooleanExpression): TypedBoolean {
  return { type: 'boolean', node }
}

export function textOf(node: SymbolExpression): TypedText {
  return { type: 'text', node }
}

/** In words, for messages: "a length", "yes or no", "an option of glazing". */
export function describeType(typed: Typed): string {
  switch (typed.type) {
    case 'number':
      return describeDimensions(typed.dimensions)
    case 'boolean':
      return 'yes or no'
    case 'text':
      return 'a text'
    case 'option':
      return `an option of ${typed.feature.feature.code}`
    case 'options':
      return `the options of ${typed.feature.feature.code}`
    case 'row':
      return `a row of ${typed.table.code}`
  }
}

export function expressionOf(typed: Typed): Expression | null {
  return typed.type === 'number' || typed.type === 'boolean' || typed.type === 'text' ? typed.node : null
}
