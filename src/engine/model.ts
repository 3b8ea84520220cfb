import type { BomLineKind } from '../domain/bom.ts'
import type { LocalText, PriceStepKind } from '../domain/price.ts'
import type { Rational } from '../lib/rational.ts'
import type { BooleanExpression, Expression, NumberExpression, SymbolExpression } from './expression.ts'

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
  /** The group it is asked in, one of the model's */
  readonly group?: string | null
  /** It is asked when this holds, or always; hidden it has its default, which a constraint sees to */
  readonly visible?: BooleanExpression | null
}

/** Questions that are asked together. */
export interface FeatureGroup {
  readonly code: string
  readonly label: LocalText
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

/** A published version of a product: immutable, known by `code` and `version`, proven by `hash`. */
export interface ProductModel extends Rulebook {
  readonly code: string
  readonly version: string
  /** SHA-256 of what the file says, hexadecimal; comments and layout do not change it */
  readonly hash: string
  readonly name: LocalText
  /** ISO 4217, of every amount in the model */
  readonly currency: string
  readonly minimumQuantity: number
  readonly maximumQuantity: number
  /** Beside the plain price without a group. A group that is not here pays the plain price. */
  readonly priceGroups: readonly string[]
  /** In the order in which they are asked */
  readonly groups: readonly FeatureGroup[]
  /** Quantities from which a piece costs less, ascending, without 1 */
  readonly breakQuantities: readonly number[]
  /** Named in-between results, in the order of the file. A row of a table is not among them. */
  readonly calculations: ReadonlyMap<string, Expression>
  /** Parents before children */
  readonly bom: readonly BomRule[]
  readonly price: readonly PriceRule[]
  readonly item: ItemRule | null
  /** Name of a text → template per language */
  readonly texts: ReadonlyMap<string, Template>
  readonly tests: readonly ModelTest[]
  /** What becomes of choices made in earlier versions; absent: each stays what it was as far as it can */
  readonly migrate?: readonly MigrationRule[]
  /** The file as it was read */
  readonly source: string
  /** The files beside it that it names, as they were read: name → text */
  readonly attached: Readonly<Record<string, string>>
}

/** Language → what it says there */
export type Template = Readonly<Record<string, SymbolExpression>>

export type BomRule = GoodsRule | ProductRule | SawRule | ProcessRule | ServiceRule | CommissionRule

interface RuleOfAnyKind {
  /** The path, joined by `/` */
  readonly key: string
  readonly parentKey: string | null
  readonly number: SymbolExpression
  readonly description: Template
  readonly when: BooleanExpression | null
}

/** How much of a thing. In base units of its dimension; `unitFactor` base units make one `unit`. */
export interface Amount {
  /** For one piece (of the make part it belongs to), or for the whole line */
  readonly scope: 'piece' | 'line'
  readonly value: NumberExpression
  readonly unit: string
  readonly unitFactor: Rational
}

export interface GoodsRule extends RuleOfAnyKind {
  readonly kind: Extract<
    BomLineKind,
    'ARTICLE' | 'MAKE_PART' | 'SUBCONTRACT' | 'FIXED_LIST' | 'CONFIGURABLE_LINE' | 'GENERATED_LIST'
  >
  readonly amount: Amount
  /** Per base unit of the amount; null for a make part, whose cost stands in the lines below it */
  readonly unitCost: NumberExpression | null
  /** Kilograms per base unit of the amount; null where the model names none */
  readonly unitWeight: NumberExpression | null
  readonly isNewItem: boolean
}

/**
 * Another product as a part, configured by the choices of this one. In a definition it is a MAKE_PART with the item number of the
 * product and the list of that below it.
 */
export interface ProductRule extends RuleOfAnyKind {
  readonly kind: 'PRODUCT'
  readonly amount: Amount
  /** Kilograms per piece; null where the model names none */
  readonly unitWeight: NumberExpression | null
  readonly product: ProductModel
  readonly choose: readonly ChosenValue[]
}

/** What is chosen of one feature of a product that is a part. LIST: options, without the empty ones. `code`: of that feature. */
export type ChosenValue =
  | { readonly kind: 'BOOLEAN'; readonly code: string; readonly value: BooleanExpression }
  | {
      readonly kind: 'NUMBER'
      readonly code: string
      readonly value: NumberExpression
      /** The unit of the feature in base units */
      readonly unitFactor: Rational
    }
  | { readonly kind: 'TEXT'; readonly code: string; readonly value: SymbolExpression }
  | { readonly kind: 'LIST'; readonly code: string; readonly values: readonly SymbolExpression[] }

export interface SawRule extends RuleOfAnyKind {
  readonly kind: 'SAW_LIST'
  readonly stock: SawStock
  /** Per metre of bars that have no cost of their own; null where all have */
  readonly unitCost: NumberExpression | null
  readonly pieces: readonly SawPieceRule[]
}

/** Bars as they are bought and how they are cut. */
export interface SawStock {
  /** At least one, all different */
  readonly lengths: readonly SawStockLength[]
  readonly trimMm: Rational
  readonly kerfMm: Rational
  /** A remnant of this length or more goes back into stock; null when none does */
  readonly keepMm: Rational | null
}

/** As many bars of one length as are needed. */
export interface SawStockLength {
  readonly lengthMm: Rational
  /** Per metre; null where the line says what it costs */
  readonly unitCost: Rational | null
}

/** Pieces for one product. */
export interface SawPieceRule {
  /** Metres, outer length */
  readonly length: NumberExpression
  readonly count: NumberExpression
  /** Degrees; null where the model names no mitre */
  readonly mitreLeft: Rational | null
  readonly mitreRight: Rational | null
  readonly when: BooleanExpression | null
}

export interface ProcessRule extends RuleOfAnyKind {
  readonly kind: 'PROCESS'
  readonly workCenter: string
  /** Per minute */
  readonly rate: NumberExpression
  /** Minutes, once */
  readonly setup: NumberExpression
  /** Minutes, for one piece */
  readonly run: NumberExpression
}

export interface ServiceRule extends RuleOfAnyKind {
  readonly kind: 'SERVICE' | 'TRAVEL_COST' | 'FREIGHT'
  readonly amount: Amount
  /** Per base unit of the amount */
  readonly unitCost: NumberExpression
  readonly unitSell: NumberExpression
}

/** A cost that depends on the price (the input `goodsNet`). */
export interface CommissionRule extends RuleOfAnyKind {
  readonly kind: 'COMMISSION'
  readonly cost: NumberExpression
}

/** A step of the price of one piece. The value of a SUBTOTAL is the running total. */
export interface PriceRule {
  readonly code: string
  readonly kind: Exclude<PriceStepKind, 'SERVICE' | 'TRAVEL' | 'FREIGHT' | 'ROUNDING'>
  readonly label: LocalText
  readonly when: BooleanExpression | null
  readonly amount: NumberExpression | null
}

export interface ItemRule {
  readonly number: SymbolExpression
  /** The features can be read back from the number: no two configurations share one */
  readonly reversible: boolean
}

/** An example that must come out; run when the model is published. */
export interface ModelTest {
  readonly name: string
  readonly choices: Choices
  readonly quantity: string
  readonly priceGroup: string | null
  readonly expect: ModelExpectation
}

/** What is left out is not looked at. Amounts as decimal text, compared as numbers. */
export interface ModelExpectation {
  /** The constraints that are broken, in the model's order */
  readonly breaks: readonly string[]
  readonly itemNumber: string | null
  /** Named amount of the price (`unitList`, `unitNet`, `goodsNet`, `servicesNet`, `net`, `cost`, `margin`) → amount */
  readonly amounts: Readonly<Record<string, string>>
  /** Step code → amount */
  readonly steps: Readonly<Record<string, string>>
  /** Line number → what it costs */
  readonly lines: Readonly<Record<string, string>>
}

/** What becomes of the choice of one feature: MOVE it, perhaps to another name or value, DROP it, or SET one that is new. */
export type MigrationRule =
  | {
      readonly kind: 'MOVE'
      readonly from: string
      readonly to: string
      /** A value as it was written → what it is now; null when there is no such thing any more. Others stay. */
      readonly values: ReadonlyMap<string, Value | null>
    }
  | { readonly kind: 'DROP'; readonly from: string; readonly why: LocalText }
  | { readonly kind: 'SET'; readonly to: string; readonly value: Value }
