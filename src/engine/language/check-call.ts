import { ONE, type Rational } from '../../lib/rational.ts'
import type { NumberExpression } from '../expression.ts'
import { checkCost, checkPrice, checkWeight } from './check-line-sums.ts'
import { checkLookup } from './check-lookup.ts'
import { commonDimensions } from './check-operators.ts'
import { checkCount, checkOptionSum } from './check-option-sum.ts'
import type { Checking } from './checking.ts'
import { suggest } from './problems.ts'
import type { Syntax } from './syntax.ts'
import { describeType, numberOf, type Typed, textOf } from './types.ts'
import { describeDimensions, isPlain, sameDimensions } from './units.ts'

type Call = Syntax & { kind: 'call' }

const FUNCTIONS: Readonly<
  Record<string, { least: number; most: number; check: (checker: Checking, call: Call) => Typed | null }>
> = {
  min: { least: 2, most: 100, check: checkExtreme },
  max: { least: 2, most: 100, check: checkExtreme },
  sum: { least: 1, most: 100, check: checkSum },
  count: { least: 1, most: 1, check: checkCount },
  floor: { least: 1, most: 2, check: checkRounding },
  ceil: { least: 1, most: 2, check: checkRounding },
  round: { least: 1, most: 2, check: checkRounding },
  digits: { least: 1, most: 1, check: checkDigits },
  lookup: { least: 2, most: 20, check: checkLookup },
  cost: { least: 1, most: 1, check: checkCost },
  price: { least: 1, most: 1, check: checkPrice },
  weight: { least: 1, most: 1, check: checkWeight },
}

export function checkCall(checker: Checking, call: Call): Typed | null {
  const known = Object.hasOwn(FUNCTIONS, call.name) ? FUNCTIONS[call.name] : undefined
  if (!known)
    return checker.report(
      call.start,
      'UNKNOWN_FUNCTION',
      `expected a function, got "${call.name}"${suggest(call.name, Object.keys(FUNCTIONS))}`,
    )
  const { least, most } = known
  if (call.args.length >= least && call.args.length <= most) return known.check(checker, call)
  const range = least === most ? `${least}` : `${least} to ${most}`
  return checker.report(
    call.start,
    'ARGUMENT_COUNT',
    `expected ${range} argument${range === '1' ? '' : 's'} for ${call.name}(), got ${call.args.length}`,
  )
}

function checkExtreme(checker: Checking, call: Call): Typed | null {
  const numbers = call.args.map(arg => checker.checkNumber(arg))
  if (numbers.includes(null)) return null
  const known = numbers.map(number => number!)
  const common = commonDimensions(checker, known, call.args)
  return (
    common &&
    numberOf(
      { kind: 'extreme', operator: call.name as 'min' | 'max', operands: known.map(number => number.node) },
      common.dimensions,
      common.measure,
    )
  )
}

function checkSum(checker: Checking, call: Call): Typed | null {
  const numbers = call.args.map(arg => {
    const sum = checkOptionSum(checker, arg)
    return sum === undefined ? checker.checkNumber(arg) : sum
  })
  if (numbers.includes(null)) return null
  const known = numbers.map(number => number!)
  const common = commonDimensions(checker, known, call.args)
  const node = known
    .map(number => number.node)
    .reduce((left, right): NumberExpression => ({ kind: 'arithmetic', operator: '+', left, right }))
  return common && numberOf(node, common.dimensions, common.measure)
}

/** `ceil(x)` to a whole number; `round(x, 0.01 m2)` to a multiple of that. */
function checkRounding(checker: Checking, call: Call): Typed | null {
  const operand = checker.checkNumber(call.args[0]!)
  const step = call.args[1] ? checker.checkNumber(call.args[1]) : undefined
  if (!operand || step === null) return null
  if (!step && !isPlain(operand.dimensions))
    return checker.report(
      call.start,
      'UNIT_MISMATCH',
      `expected a step to round ${describeDimensions(operand.dimensions)} to, like ${call.name}(x, 1 ${operand.measure?.symbol ?? 'mm'})`,
    )
  if (step && !sameDimensions(step.dimensions, operand.dimensions))
    return checker.report(
      call.args[1]!.start,
      'UNIT_MISMATCH',
      `expected a step that is ${describeDimensions(operand.dimensions)}, got ${describeDimensions(step.dimensions)}`,
    )
  const size = step ? constantOf(step.node) : ONE
  if (!size || size.numerator <= 0n)
    return checker.report(call.args[1]!.start, 'TYPE_MISMATCH', 'expected a step that is a number above zero')
  return numberOf(
    {
      kind: 'rounding',
      operator: call.name as 'floor' | 'ceil' | 'round',
      operand: operand.node,
      step: size,
    },
    operand.dimensions,
    operand.measure,
  )
}

function constantOf(node: NumberExpression): Rational | null {
  return node.kind === 'number' ? node.value : null
}

function checkDigits(checker: Checking, call: Call): Typed | null {
  const typed = checker.check(call.args[0]!)
  if (!typed) return null
  if (typed.type !== 'text')
    return checker.report(call.args[0]!.start, 'TYPE_MISMATCH', `expected a text, got ${describeType(typed)}`)
  return textOf({ kind: 'digits', operand: typed.node })
}
