import type { FeatureGroup } from '../model.ts'
import type { NumberSizes } from './number-sizes.ts'
import type { LocatedText } from './source.ts'
import type { DeclaredFeature, Table, Typed, TypedNumber } from './types.ts'
import type { Weights } from './weights.ts'

/** A calculation as it was written, and its result once it has been asked for. */
export interface Calculation {
  readonly code: string
  readonly source: LocatedText
  state: 'unread' | 'reading' | 'read'
  /** null: it has problems, which are reported where it stands */
  result: Typed | null
  /** How deep its tree is, with the calculations it uses */
  depth: number
  /** It uses a number from outside the choices, like `quantity`: of no use in a constraint */
  usesInput: string | null
}

/** What a name in an expression can stand for. */
export interface Names {
  readonly currency: string
  readonly groups: readonly FeatureGroup[]
  readonly features: ReadonlyMap<string, DeclaredFeature>
  readonly tables: ReadonlyMap<string, Table>
  readonly calculations: ReadonlyMap<string, Calculation>
  /** Names whose own declaration has problems: whoever uses them is not wrong as well */
  readonly broken: ReadonlySet<string>
  readonly sizes: NumberSizes
}

/** Where an expression stands decides which inputs it may use beside features and calculations. */
export interface Scope {
  /** In words, for messages: "a constraint" */
  readonly place: string
  /** Name → what it is, for inputs and earlier price steps */
  readonly inputs: ReadonlyMap<string, TypedNumber>
  /** Names that exist, but not here yet → why */
  readonly later: ReadonlyMap<string, string>
  /** What `cost(...)` may add up: `goods` and the keys of lines; null where costs are not known */
  readonly costs: ReadonlySet<string> | null
  /** What `weight(...)` may add up; null where weights are not known */
  readonly weights: Weights | null
  /** What `price(...)` may tell: the keys of lines that are products; null where prices are not known */
  readonly prices: ReadonlySet<string> | null
  readonly priceGroup: DeclaredFeature | null
}
