import type { Note } from './note.ts'

/** What a UVL file says, before names are looked up. */
export interface UvlFile {
  readonly root: UvlFeature | null
  readonly constraints: readonly UvlConstraint[]
}

export type UvlType = 'Boolean' | 'Integer' | 'Real' | 'String'

export interface UvlFeature {
  readonly name: string
  readonly offset: number
  readonly type: UvlType
  readonly attributes: ReadonlyMap<string, UvlAttribute>
  readonly groups: readonly UvlGroup[]
  readonly note: Note | null
}

/** How many of the children there are where the parent is. `most` null: all of them */
export interface UvlGroup {
  readonly kind: 'mandatory' | 'optional' | 'or' | 'alternative' | 'cardinality'
  readonly least: number
  readonly most: number | null
  readonly offset: number
  readonly children: readonly UvlFeature[]
}

export interface UvlAttribute {
  readonly offset: number
  readonly value: UvlValue
}

export type UvlValue =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'list' }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, UvlAttribute> }

export interface UvlConstraint {
  readonly offset: number
  readonly expression: UvlExpression
  readonly note: Note | null
}

export type UvlOperator =
  | '<=>'
  | '=>'
  | '|'
  | '&'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'

export type UvlExpression =
  | { readonly kind: 'name'; readonly path: readonly string[]; readonly offset: number }
  | { readonly kind: 'number'; readonly text: string; readonly offset: number }
  | { readonly kind: 'text'; readonly text: string; readonly offset: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly offset: number }
  | { readonly kind: 'not' | 'negate'; readonly operand: UvlExpression; readonly offset: number }
  | {
      readonly kind: 'binary'
      readonly operator: UvlOperator
      readonly left: UvlExpression
      readonly right: UvlExpression
      /** Of the operator */
      readonly offset: number
    }
  | {
      readonly kind: 'call'
      readonly name: string
      readonly arguments: readonly UvlExpression[]
      readonly offset: number
    }

/** The parts of `a & b & c`, which is nested to the left as deep as it is long. */
export function chainOf(node: UvlExpression, operator: UvlOperator): readonly UvlExpression[] {
  const parts: UvlExpression[] = []
  let left = node
  while (left.kind === 'binary' && left.operator === operator) {
    parts.push(left.right)
    left = left.left
  }
  return [left, ...parts.reverse()]
}
