import type { Rational } from '../lib/rational.ts'
import type { LookupTable } from './table/lookup-table.ts'

/**
 * The checked syntax tree of the model language, shared by exact evaluation and by the solver. Names are resolved, types
 * and units are checked, units are gone: every number is in the base unit of its dimension (see `language/units.ts`).
 * Trees are acyclic; a calculation used twice is the same node object twice, so that results can be kept per node.
 */
export type Expression = NumberExpression | BooleanExpression | SymbolExpression

export type NumberExpression =
  | { readonly kind: 'number'; readonly value: Rational }
  /** The chosen number of an INTEGER or DECIMAL feature, times `factor` (its unit in base units) */
  | { readonly kind: 'numberFeature'; readonly feature: string; readonly factor: Rational }
  /** A number kept with each option of an OPTION feature */
  | {
      readonly kind: 'numberAttribute'
      readonly feature: string
      readonly byOption: ReadonlyMap<string, Rational>
    }
  /** The sum of a number kept with each option over the chosen options of a MULTI_OPTION feature; none: zero */
  | {
      readonly kind: 'optionSum'
      readonly feature: string
      readonly byOption: ReadonlyMap<string, Rational>
    }
  /** A number from outside the choices: `quantity`, or an earlier price step. Never in a constraint. */
  | { readonly kind: 'input'; readonly name: string }
  | {
      readonly kind: 'arithmetic'
      readonly operator: '+' | '-' | '*' | '/'
      readonly left: NumberExpression
      readonly right: NumberExpression
    }
  | { readonly kind: 'negate'; readonly operand: NumberExpression }
  | {
      readonly kind: 'extreme'
      readonly operator: 'min' | 'max'
      readonly operands: readonly NumberExpression[]
    }
  /** To the next multiple of `step` below, above, or nearest (a half away from zero) */
  | {
      readonly kind: 'rounding'
      readonly operator: 'floor' | 'ceil' | 'round'
      readonly operand: NumberExpression
      readonly step: Rational
    }
  /** The cell of the row that fits; undefined where no row does, or the cell is empty */
  | { readonly kind: 'lookup'; readonly row: RowLookup; readonly column: string }
  | NumberConditional

/** A row of a table by what it is looked up by. One object for one `lookup(…)`, so that the row is found once. */
export interface RowLookup {
  readonly table: LookupTable
  readonly arguments: readonly LookupArgument[]
}

export type LookupArgument = NumberExpression | (SymbolExpression & { readonly kind: 'optionCode' })

export interface NumberConditional {
  /** The value of the first branch whose condition holds. `otherwise` null: undefined there, and a comparison with it is false. */
  readonly kind: 'numberCases'
  readonly branches: readonly { readonly when: BooleanExpression; readonly value: NumberExpression }[]
  readonly otherwise: NumberExpression | null
}

export type BooleanExpression =
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'booleanFeature'; readonly feature: string }
  | {
      readonly kind: 'booleanAttribute'
      readonly feature: string
      readonly byOption: ReadonlyMap<string, boolean>
    }
  /** The chosen option of an OPTION feature is one of these (`=`, `!=` and `in` end here) */
  | { readonly kind: 'optionIn'; readonly feature: string; readonly options: ReadonlySet<string> }
  /** A MULTI_OPTION feature includes this option */
  | { readonly kind: 'includes'; readonly feature: string; readonly option: string }
  /** A TEXT feature has a text */
  | { readonly kind: 'given'; readonly feature: string }
  | { readonly kind: 'not'; readonly operand: BooleanExpression }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly BooleanExpression[] }
  | { readonly kind: 'implies' | 'iff'; readonly left: BooleanExpression; readonly right: BooleanExpression }
  | {
      readonly kind: 'compare'
      readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>='
      readonly left: NumberExpression
      readonly right: NumberExpression
    }
  /** A number expression has a value (a table has a row) */
  | { readonly kind: 'defined'; readonly operand: NumberExpression }
  /** A row of the table fits */
  | { readonly kind: 'found'; readonly row: RowLookup }

/** Text for numbers and labels; never in a constraint. */
export type SymbolExpression =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'optionCode'; readonly feature: string }
  | { readonly kind: 'textFeature'; readonly feature: string }
  | {
      readonly kind: 'textAttribute'
      readonly feature: string
      readonly byOption: ReadonlyMap<string, string>
    }
  | {
      readonly kind: 'textCases'
      readonly branches: readonly { readonly when: BooleanExpression; readonly value: SymbolExpression }[]
      readonly otherwise: SymbolExpression
    }
  /** Nothing where no row fits */
  | { readonly kind: 'lookupText'; readonly row: RowLookup; readonly column: string }
  | {
      readonly kind: 'format'
      readonly operand: NumberExpression
      readonly unitFactor: Rational
      readonly minimumDigits: number
    }
  /** The digits in a text, in their order: `RAL7016` gives `7016` */
  | { readonly kind: 'digits'; readonly operand: SymbolExpression }
  | { readonly kind: 'concat'; readonly operands: readonly SymbolExpression[] }
