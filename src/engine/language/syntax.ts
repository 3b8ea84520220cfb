/** An expression as it was written: names not looked up yet. `start` is where the part stands in its text. */
export type Syntax =
  | {
      readonly kind: 'number'
      readonly start: number
      readonly text: string
      readonly unit: WrittenUnit | null
    }
  | { readonly kind: 'text'; readonly start: number; readonly text: string }
  | { readonly kind: 'boolean'; readonly start: number; readonly value: boolean }
  | { readonly kind: 'name'; readonly start: number; readonly name: string }
  | {
      readonly kind: 'member'
      readonly start: number
      readonly of: Syntax
      readonly name: string
      readonly nameStart: number
    }
  | { readonly kind: 'call'; readonly start: number; readonly name: string; readonly args: readonly Syntax[] }
  | { readonly kind: 'negate'; readonly start: number; readonly operand: Syntax }
  | { readonly kind: 'not'; readonly start: number; readonly operand: Syntax }
  | { readonly kind: 'given'; readonly start: number; readonly operand: Syntax }
  | {
      readonly kind: 'binary'
      readonly start: number
      readonly operator: BinaryOperator
      readonly left: Syntax
      readonly right: Syntax
    }
  | { readonly kind: 'every' | 'some'; readonly start: number; readonly operands: readonly Syntax[] }
  | {
      readonly kind: 'in'
      readonly start: number
      readonly operand: Syntax
      readonly members: readonly Syntax[]
      readonly isNegated: boolean
    }
  | {
      readonly kind: 'if'
      readonly start: number
      readonly branches: readonly { readonly when: Syntax; readonly value: Syntax }[]
      readonly otherwise: Syntax
    }

/** `%`, `mm`, `EUR/m2` */
export interface WrittenUnit {
  readonly text: string
  readonly start: number
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

export type BinaryOperator = '+' | '-' | '*' | '/' | Comparison | 'implies' | 'iff' | 'includes'
