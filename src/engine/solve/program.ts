import { stopIfCancelled } from '../cancellation.ts'
import { Evaluation } from '../evaluate/expression.ts'
import type { Constraint, Rulebook } from '../model.ts'
import { type Box, fullBox } from './box.ts'
import { createCompiler } from './compiler.ts'
import type { Clock } from './range.ts'
import { scopeOf } from './scope.ts'
import type { Truth } from './truth.ts'
import { choicesLeft } from './values-left.ts'
import { type Layout, layOut } from './variables.ts'

/** A constraint made ready: what it can be over the values left in the program's box. */
export interface Rule {
  readonly constraint: Constraint
  /** The variables it reads */
  readonly scope: readonly number[]
  readonly judge: () => Truth
}

/** A rulebook made ready. It holds one box that whoever searches works in; nothing of one search reaches the next. */
export interface Program {
  readonly rulebook: Rulebook
  readonly layout: Layout
  readonly box: Box
  readonly clock: Clock
  /** As in the rulebook, warnings included */
  readonly rules: readonly Rule[]
  /** The rules that restrict: those of severity error */
  readonly errors: readonly number[]
  readonly warnings: readonly number[]
  /** Variable → the rules that read it */
  readonly rulesOf: readonly (readonly number[])[]
}

const programs = new WeakMap<Rulebook, Program>()

export function programOf(rulebook: Rulebook): Program {
  let program = programs.get(rulebook)
  if (!program) {
    program = compile(rulebook)
    programs.set(rulebook, program)
  }
  return program
}

/** It is compiled again when it is asked for. */
export function forgetProgram({ rulebook }: Program): void {
  programs.delete(rulebook)
}

/** Constraints compiled, after which somebody may have cancelled */
const BETWEEN_LOOKS = 256

function compile(rulebook: Rulebook): Program {
  const layout = layOut(rulebook.features)
  const compiler = createCompiler(layout, fullBox(layout))
  const rules = rulebook.constraints.map((constraint, place) => {
    if (place % BETWEEN_LOOKS === 0) stopIfCancelled()
    return {
      constraint,
      scope: scopeOf(constraint.rule, layout),
      judge: lazily(() => compiler.boolean(constraint.rule)),
    }
  })
  return {
    rulebook,
    layout,
    box: compiler.box,
    clock: compiler.clock,
    rules,
    errors: rules.flatMap((rule, index) => (rule.constraint.severity === 'error' ? [index] : [])),
    warnings: rules.flatMap((rule, index) => (rule.constraint.severity === 'warning' ? [index] : [])),
    rulesOf: readersOf(layout, rules),
  }
}

function readersOf(layout: Layout, rules: readonly Rule[]): number[][] {
  const readers: number[][] = layout.variables.map(() => [])
  for (const [index, rule] of rules.entries())
    for (const variable of rule.scope) readers[variable]!.push(index)
  return readers
}

/** Compiles when first judged: most rules of a large model never are. */
function lazily(compiled: () => () => Truth): () => Truth {
  let judge: (() => Truth) | null = null
  return () => {
    judge ??= compiled()
    return judge()
  }
}

/**
 * Decided in exact numbers: the last word where ranges of doubles cannot tell.
 *
 * @pre one value is left of every variable that the rule reads
 */
export function isTrue({ layout, box }: Program, rule: Rule): boolean {
  return new Evaluation(choicesLeft(layout, rule.scope, box)).boolean(rule.constraint.rule)
}
