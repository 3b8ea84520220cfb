import type { BooleanExpression, NumberExpression } from '../expression.ts'
import { asText } from './as-text.ts'
import { commonDimensions } from './check-operators.ts'
import type { Checking } from './checking.ts'
import type { Syntax } from './syntax.ts'
import { booleanOf, describeType, numberOf, type Typed, textOf } from './types.ts'

/** `if … then … else …`: all outcomes of one kind, numbers of one dimension. */
export function checkIf(checker: Checking, syntax: Syntax & { kind: 'if' }): Typed | null {
  const whens = syntax.branches.map(branch => checker.checkBoolean(branch.when))
  const parts = [...syntax.branches.map(branch => branch.value), syntax.otherwise]
  const values = parts.map(part => checker.check(part))
  if (whens.includes(null) || values.includes(null)) return null
  const conditions = whens.map(when => when!.node)
  const outcomes = values.map(value => value!)
  const first = outcomes[0]!
  if (first.type === 'boolean') return booleanCases(checker, conditions, outcomes, parts)
  if (first.type === 'number' || (first.type === 'option' && first.feature.optionNumbers))
    return numberCases(checker, conditions, outcomes, parts)
  return textCases(checker, conditions, outcomes, parts)
}

function numberCases(
  checker: Checking,
  conditions: readonly BooleanExpression[],
  outcomes: readonly Typed[],
  parts: readonly Syntax[],
): Typed | null {
  const numbers = outcomes.map((outcome, index) => checker.asNumber(outcome, parts[index]!.start))
  if (numbers.includes(null)) return null
  const common = commonDimensions(
    checker,
    numbers.map(number => number!),
    parts,
  )
  if (!common) return null
  const nodes = numbers.map(number => number!.node)
  return numberOf(
    {
      kind: 'numberCases',
      branches: conditions.map((when, index) => ({ when, value: nodes[index]! })),
      otherwise: nodes.at(-1) as NumberExpression,
    },
    common.dimensions,
    common.measure,
  )
}

/** Yes or no by cases: the first condition that holds decides, written out in and, or, not. */
function booleanCases(
  checker: Checking,
  conditions: readonly BooleanExpression[],
  outcomes: readonly Typed[],
  parts: readonly Syntax[],
): Typed | null {
  let result: BooleanExpression | null = null
  for (let index = outcomes.length - 1; index >= 0; index--) {
    const outcome = outcomes[index]!
    if (outcome.type !== 'boolean')
      return checker.report(
        parts[index]!.start,
        'TYPE_MISMATCH',
        `expected yes or no, like the outcome before it, got ${describeType(outcome)}`,
      )
    if (result === null) {
      result = outcome.node
      continue
    }
    const when = conditions[index]!
    result = {
      kind: 'or',
      operands: [
        { kind: 'and', operands: [when, outcome.node] },
        { kind: 'and', operands: [{ kind: 'not', operand: when }, result] },
      ],
    }
  }
  return result && booleanOf(result)
}

function textCases(
  checker: Checking,
  conditions: readonly BooleanExpression[],
  outcomes: readonly Typed[],
  parts: readonly Syntax[],
): Typed | null {
  const texts = outcomes.map((outcome, index) => asText(checker, outcome, parts[index]!.start))
  if (texts.includes(null)) return null
  return textOf({
    kind: 'textCases',
    branches: conditions.map((when, index) => ({ when, value: texts[index]! })),
    otherwise: texts.at(-1)!,
  })
}
