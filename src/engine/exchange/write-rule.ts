import type { Rational } from '../../lib/rational.ts'
import type { BooleanExpression, NumberExpression } from '../expression.ts'

type CodeOf = (feature: string) => string

/**
 * A rule in our own language, as formats from elsewhere come to have them.
 *
 * @throws RangeError on what only our own models have: tables and attributes
 */
export function writeRule(rule: BooleanExpression, codeOf: CodeOf): string {
  const write = (one: BooleanExpression): string => writeRule(one, codeOf)
  switch (rule.kind) {
    case 'boolean':
      return String(rule.value)
    case 'booleanFeature':
      return codeOf(rule.feature)
    case 'optionIn':
      return `${codeOf(rule.feature)} in [${[...rule.options].join(', ')}]`
    case 'includes':
      return `(${codeOf(rule.feature)} includes ${rule.option})`
    case 'given':
      return `(${codeOf(rule.feature)} given)`
    case 'not':
      return `not (${write(rule.operand)})`
    case 'and':
    case 'or':
      if (rule.operands.length === 0) return String(rule.kind === 'and')
      return `(${rule.operands.map(write).join(` ${rule.kind} `)})`
    case 'implies':
    case 'iff':
      return `(${write(rule.left)} ${rule.kind} ${write(rule.right)})`
    case 'compare':
      return `(${writeNumber(rule.left, codeOf)} ${rule.operator} ${writeNumber(rule.right, codeOf)})`
    default:
      throw new RangeError(`expected a rule as other formats have it, got ${rule.kind}`)
  }
}

function writeNumber(number: NumberExpression, codeOf: CodeOf): string {
  const write = (one: NumberExpression): string => writeNumber(one, codeOf)
  switch (number.kind) {
    case 'number':
      return writeRational(number.value)
    case 'numberFeature':
      return codeOf(number.feature)
    case 'arithmetic':
      return `(${write(number.left)} ${number.operator} ${write(number.right)})`
    case 'negate':
      return `(-${write(number.operand)})`
    case 'rounding':
      return `${number.operator}(${write(number.operand)}, ${writeRational(number.step)})`
    case 'numberCases': {
      const cases = number.branches.map(
        one => `if ${writeRule(one.when, codeOf)} then ${write(one.value)} else `,
      )
      if (number.otherwise) return `(${cases.join('')}${write(number.otherwise)})`
    }
  }
  throw new RangeError(`expected a number as other formats have it, got ${number.kind}`)
}

function writeRational({ numerator, denominator }: Rational): string {
  return denominator === 1n ? `${numerator}` : `(${numerator} / ${denominator})`
}
