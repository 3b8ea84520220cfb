import type { BooleanExpression } from '../expression.ts'
import { joined } from '../joined.ts'
import type { Checking } from './checking.ts'
import { quoted, suggest } from './problems.ts'
import type { Comparison, Syntax } from './syntax.ts'
import { booleanOf, type DeclaredFeature, type Typed } from './types.ts'

/** The OPTION feature that the part names, if it names one. */
export function optionFeatureOf(checker: Checking, syntax: Syntax): DeclaredFeature | null {
  if (syntax.kind !== 'name') return null
  if (syntax.name === 'priceGroup') {
    if (checker.scope.priceGroup) checker.usesInput = 'priceGroup'
    return checker.scope.priceGroup
  }
  const declared = checker.names.features.get(syntax.name)
  return declared?.feature.type === 'OPTION' ? declared : null
}

/**
 * `opening = FIXED`, `depth != 250`, `hinge = mirrored.hinge`: options compared by code.
 *
 * @returns undefined when neither side names an OPTION feature, or when it stands for its number (`depth = 250 mm`)
 */
export function checkOptionComparison(
  checker: Checking,
  syntax: Syntax & { kind: 'binary' },
  operator: Comparison,
): Typed | null | undefined {
  const left = optionFeatureOf(checker, syntax.left)
  const right = optionFeatureOf(checker, syntax.right)
  const declared = left ?? right
  if (!declared) return undefined
  const isEquality = operator === '=' || operator === '!='
  const other = left ? syntax.right : syntax.left
  if (left && right && isEquality && !isNumeric(left, right)) return sameOption(left, right, operator)
  if (!isCode(other, declared)) {
    if (declared.optionNumbers) return undefined
    checker.check(other)
    return reportNoCode(checker, declared, other)
  }
  if (!isEquality)
    return declared.optionNumbers
      ? undefined
      : checker.report(
          syntax.start,
          'TYPE_MISMATCH',
          `expected = or != with the options of "${declared.feature.code}", which are no numbers, got ${operator}`,
        )
  const code = findOptionCode(checker, declared, other)
  if (code === null) return null
  return booleanOf(negateIf(operator === '!=', optionIn(declared, [code])))
}

function isNumeric(left: DeclaredFeature, right: DeclaredFeature): boolean {
  return left.optionNumbers !== null && right.optionNumbers !== null
}

function isCode(syntax: Syntax, declared: DeclaredFeature): boolean {
  if (syntax.kind === 'number') return syntax.unit === null
  if (syntax.kind === 'name') return !declared.optionNumbers || hasOption(declared, syntax.name)
  return syntax.kind === 'text' || syntax.kind === 'boolean'
}

const CODES = new WeakMap<DeclaredFeature, ReadonlySet<string>>()

function hasOption(declared: DeclaredFeature, code: string): boolean {
  let codes = CODES.get(declared)
  if (!codes) {
    codes = new Set(declared.feature.options.map(option => option.code))
    CODES.set(declared, codes)
  }
  return codes.has(code)
}

/** @returns null after reporting that the part is no option of the feature */
export function findOptionCode(checker: Checking, declared: DeclaredFeature, syntax: Syntax): string | null {
  const code = writtenCode(syntax)
  if (code === null) return reportNoCode(checker, declared, syntax)
  if (hasOption(declared, code)) return code
  return checker.report(
    syntax.start,
    'UNKNOWN_OPTION',
    `expected an option of "${declared.feature.code}", got ${quoted(code)}${suggest(
      code,
      declared.feature.options.map(option => option.code),
    )}`,
  )
}

function writtenCode(syntax: Syntax): string | null {
  if (syntax.kind === 'name') return syntax.name
  if (syntax.kind === 'text') return syntax.text
  if (syntax.kind === 'number' && !syntax.unit) return syntax.text
  return syntax.kind === 'boolean' ? String(syntax.value) : null
}

function reportNoCode(checker: Checking, declared: DeclaredFeature, syntax: Syntax): null {
  return checker.report(
    syntax.start,
    'TYPE_MISMATCH',
    `expected an option of "${declared.feature.code}", got something else${suggest(
      '',
      declared.feature.options.map(option => option.code),
    )}`,
  )
}

function sameOption(left: DeclaredFeature, right: DeclaredFeature, operator: Comparison): Typed {
  const operands = left.feature.options
    .filter(option => hasOption(right, option.code))
    .map(
      ({ code }): BooleanExpression => ({
        kind: 'and',
        operands: [optionIn(left, [code]), optionIn(right, [code])],
      }),
    )
  return booleanOf(negateIf(operator === '!=', joined('or', operands)))
}

function optionIn(declared: DeclaredFeature, codes: readonly string[]): BooleanExpression {
  return { kind: 'optionIn', feature: declared.feature.code, options: new Set(codes) }
}

function negateIf(isNegated: boolean, operand: BooleanExpression): BooleanExpression {
  return isNegated ? { kind: 'not', operand } : operand
}
