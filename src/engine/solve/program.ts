import { Evaluation } from '../evaluate/expression.ts'
import type { BooleanExpression, NumberExpression } from '../expression.ts'
import type { Constraint, Rulebook } from '../model.ts'
import { type Box, fullBox } from './box.ts'
import { compileBoolean } from './compile-boolean.ts'
import { compileNumber } from './compile-number.ts'
import type { Compiler } from './compiling.ts'
import type { Clock, Range } from './range.ts'
import { scopeOf } from './scope.ts'
import { TRUE, type Truth } from './truth.ts'
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

function compile(rulebook: Rulebook): Program {
  const layout = layOut(rulebook.features)
  const compiler = createCompiler(layout)
  const rules = rulebook.constraints.map(constraint => ({
    constraint,
    scope: scopeOf(constraint.rule, layout),
    judge: compiler.boolean(constraint.rule),
  }))
  return {
    rulebook,
    layout,
    box: compiler.box,
    clock: compiler.clock,
    rules,
    errors: rules.flatMap((rule, index) => (rule.constraint.severity === 'error' ? [index] : [])),
    rulesOf: layout.variables.map(variable =>
      rules.flatMap((rule, index) => (rule.scope.includes(variable.index) ? [index] : [])),
    ),
  }
}

/** Keeps one compiled form per node, and its truth until the box changes. */
function createCompiler(layout: Layout): Compiler {
  const numbers = new Map<NumberExpression, Range>()
  const booleans = new Map<BooleanExpression, () => Truth>()
  const clock: Clock = { now: 0 }
  const compiler: Compiler = {
    layout,
    box: fullBox(layout),
    clock,
    number: expression => {
      const range = numbers.get(expression) ?? compileNumber(compiler, expression)
      numbers.set(expression, range)
      return range
    },
    boolean: expression => {
      const judge = booleans.get(expression) ?? kept(clock, compileBoolean(compiler, expression))
      booleans.set(expression, judge)
      return judge
    },
  }
  return compiler
}

function kept(clock: Clock, judge: () => Truth): () => Truth {
  let judgedAt = -1
  let truth = TRUE
  return () => {
    if (judgedAt !== clock.now) {
      judgedAt = clock.now
      truth = judge()
    }
    return truth
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
