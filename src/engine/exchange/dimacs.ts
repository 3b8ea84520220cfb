import type { BooleanExpression } from '../expression.ts'
import type { Constraint, Rulebook } from '../model.ts'
import { booleanFeature } from './boolean-feature.ts'

export interface DimacsProblem {
  readonly line: number
  readonly message: string
}

export type ReadDimacs =
  | { readonly rulebook: Rulebook; readonly problems: readonly [] }
  | { readonly rulebook: null; readonly problems: readonly DimacsProblem[] }

const MOST_PROBLEMS = 20

/**
 * Reads a feature model in conjunctive normal form as DIMACS writes it: `p cnf <variables> <clauses>`, then clauses of
 * numbers that end with 0. A comment `c <number> <name>` names a variable. Every variable becomes a BOOLEAN feature,
 * every clause a constraint `C1`, `C2` … in the file's order.
 */
export function readDimacs(text: string): ReadDimacs {
  const names = new Map<number, string>()
  const clauses: number[][] = []
  const problems: DimacsProblem[] = []
  let size: number | null = null
  let open: number[] = []
  const report = (line: number, message: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ line, message })
  }
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.trim().split(/\s+/)
    const [first = ''] = words
    if (first === '' || first === '%') continue
    if (first === 'c') {
      const number = Number(words[1])
      if (Number.isSafeInteger(number) && words[2] !== undefined) names.set(number, words.slice(2).join(' '))
    } else if (first === 'p') {
      size = words[1] === 'cnf' ? Number(words[2]) : Number.NaN
      if (!Number.isSafeInteger(size) || size < 0)
        report(index + 1, `expected "p cnf <variables> <clauses>", got "${line.trim()}"`)
    } else {
      for (const word of words) {
        const literal = Number(word)
        if (!Number.isSafeInteger(literal) || (size !== null && Math.abs(literal) > size))
          report(index + 1, `expected a variable from 1 to ${size ?? '?'} or its negation, got "${word}"`)
        else if (literal === 0) {
          clauses.push(open)
          open = []
        } else open.push(literal)
      }
    }
  }
  if (size === null) report(1, 'expected a line "p cnf <variables> <clauses>"')
  if (open.length > 0) clauses.push(open)
  if (problems.length > 0) return { rulebook: null, problems }
  return { rulebook: rulebookOf(size ?? 0, names, clauses), problems: [] }
}

function rulebookOf(
  size: number,
  names: ReadonlyMap<number, string>,
  clauses: readonly (readonly number[])[],
): Rulebook {
  const codes = Array.from({ length: size }, (_one, index) => names.get(index + 1) ?? `x${index + 1}`)
  return {
    features: codes.map(code => booleanFeature(code)),
    constraints: clauses.map((clause, index): Constraint => {
      const code = `C${index + 1}`
      const operands = clause.map(literal => literalOf(codes[Math.abs(literal) - 1]!, literal > 0))
      return { code, message: { en: code }, severity: 'error', rule: { kind: 'or', operands } }
    }),
  }
}

function literalOf(feature: string, isPositive: boolean): BooleanExpression {
  const statement: BooleanExpression = { kind: 'booleanFeature', feature }
  return isPositive ? statement : { kind: 'not', operand: statement }
}
