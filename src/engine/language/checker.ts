import { Decimal } from '../../domain/decimal.ts'
import { multiply, rational } from '../../lib/rational.ts'
import type { Expression } from '../expression.ts'
import { checkCall } from './check-call.ts'
import { checkIf } from './check-if.ts'
import { checkMember } from './check-member.ts'
import { checkName } from './check-name.ts'
import { checkBinary, checkIn, checkList, checkNegate } from './check-operators.ts'
import type { Checking } from './checking.ts'
import { MAXIMUM_NESTING, parseExpression } from './parse.ts'
import { type ProblemCode, type ProblemSink, quoted, suggest } from './problems.ts'
import type { Calculation, Names, Scope } from './scope.ts'
import type { LocatedText } from './source.ts'
import type { Syntax } from './syntax.ts'
import { SyntaxProblem } from './tokens.ts'
import {
  booleanOf,
  describeType,
  numberOf,
  type Typed,
  type TypedBoolean,
  type TypedNumber,
  textOf,
} from './types.ts'
import { findMeasure, isForeignCurrency, knownUnits } from './units.ts'

/**
 * Checks types and units of one expression and resolves its names.
 *
 * Each `check` answers with the checked tree, or with null after it has reported what is wrong: a part that is wrong
 * does not make the parts around it wrong as well.
 */
export class Checker implements Checking {
  readonly names: Names
  readonly scope: Scope
  readonly sink: ProblemSink
  readonly #source: LocatedText
  /** The largest depth of the calculations used */
  depth = 0
  usesInput: string | null = null
  /** Calculations being read, outermost first */
  readonly reading: readonly Calculation[]

  constructor(
    names: Names,
    scope: Scope,
    sink: ProblemSink,
    source: LocatedText,
    reading: readonly Calculation[] = [],
  ) {
    this.names = names
    this.scope = scope
    this.sink = sink
    this.#source = source
    this.reading = reading
  }

  report(start: number, code: ProblemCode, message: string): null {
    this.sink.add(this.#source.offsetOf(start), code, message)
    return null
  }

  /** The whole text as an expression. */
  checkText(text: string, start = 0): Typed | null {
    const syntax = this.#parse(text, start)
    const typed = syntax && this.check(syntax)
    if (!typed || !partsOf(typed).some(part => this.names.sizes.isTooLarge(part))) return typed
    return this.report(
      start,
      'NUMBER_TOO_LARGE',
      'expected numbers of at most 1,000 digits, got a calculation that can come to more',
    )
  }

  #parse(text: string, start: number): Syntax | null {
    try {
      return parseExpression(' '.repeat(start) + text)
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error
      return this.report(error.start, error.message.includes(' deep') ? 'TOO_DEEP' : 'SYNTAX', error.message)
    }
  }

  check(syntax: Syntax): Typed | null {
    switch (syntax.kind) {
      case 'number':
        return this.#checkNumber(syntax)
      case 'text':
        return textOf({ kind: 'text', value: syntax.text })
      case 'boolean':
        return booleanOf({ kind: 'boolean', value: syntax.value })
      case 'name':
        return checkName(this, syntax)
      case 'member':
        return checkMember(this, syntax)
      case 'call':
        return checkCall(this, syntax)
      case 'negate':
        return checkNegate(this, syntax)
      case 'not': {
        const operand = this.checkBoolean(syntax.operand)
        return operand && booleanOf({ kind: 'not', operand: operand.node })
      }
      case 'given':
        return this.#checkGiven(syntax)
      case 'binary':
        return checkBinary(this, syntax)
      case 'every':
      case 'some':
        return checkList(this, syntax)
      case 'in':
        return checkIn(this, syntax)
      case 'if':
        return checkIf(this, syntax)
    }
  }

  /** What a calculation comes to has to be known before whatever names it. */
  readFirst(calculation: Calculation): void {
    readCalculation(calculation, this.names, this.sink, [...this.reading, calculation])
  }

  checkBoolean(syntax: Syntax): TypedBoolean | null {
    const typed = this.check(syntax)
    if (!typed || typed.type === 'boolean') return typed
    return this.report(
      syntax.start,
      'TYPE_MISMATCH',
      `expected a condition (yes or no), got ${describeType(typed)}`,
    )
  }

  checkNumber(syntax: Syntax): TypedNumber | null {
    const typed = this.check(syntax)
    return typed && this.asNumber(typed, syntax.start)
  }

  /** An option whose codes are numbers counts as that number. */
  asNumber(typed: Typed, start: number): TypedNumber | null {
    if (typed.type === 'number') return typed
    if (typed.type === 'option' && typed.feature.optionNumbers) {
      const { feature, optionNumbers, measure } = typed.feature
      return numberOf(
        { kind: 'numberAttribute', feature: feature.code, byOption: optionNumbers },
        measure?.dimensions,
        measure,
      )
    }
    return this.report(start, 'TYPE_MISMATCH', `expected a number, got ${describeType(typed)}`)
  }

  #checkNumber(syntax: Syntax & { kind: 'number' }): TypedNumber | null {
    const value = Decimal.of(syntax.text).toRational()
    if (!syntax.unit) return numberOf({ kind: 'number', value })
    if (syntax.unit.text === '%')
      return numberOf({ kind: 'number', value: multiply(value, rational(1n, 100n)) })
    const { text, start } = syntax.unit
    const measure = findMeasure(text, this.names.currency)
    if (measure)
      return numberOf({ kind: 'number', value: multiply(value, measure.factor) }, measure.dimensions, measure)
    if (isForeignCurrency(text, this.names.currency))
      return this.report(
        start,
        'UNKNOWN_CURRENCY',
        `expected amounts in the model's currency ${this.names.currency}, got ${quoted(text)}`,
      )
    return this.report(
      start,
      'UNKNOWN_UNIT',
      `expected a unit behind ${syntax.text}, got ${quoted(text)}${suggest(text, knownUnits(this.names.currency))}`,
    )
  }

  #checkGiven(syntax: Syntax & { kind: 'given' }): Typed | null {
    const typed = this.check(syntax.operand)
    if (!typed) return null
    if (typed.type === 'row') return booleanOf({ kind: 'found', row: typed.row })
    if (typed.type === 'number') return booleanOf({ kind: 'defined', operand: typed.node })
    if (typed.type === 'text' && typed.node.kind === 'textFeature')
      return booleanOf({ kind: 'given', feature: typed.node.feature })
    return this.report(
      syntax.start,
      'TYPE_MISMATCH',
      `expected a text, a number or a row of a table before "given", got ${describeType(typed)}`,
    )
  }
}

function partsOf(typed: Typed): readonly Expression[] {
  if (typed.type === 'row') return typed.row.arguments
  return typed.type === 'option' || typed.type === 'options' ? [] : [typed.node]
}

/** Of a calculation with all it uses: whoever walks over the tree stays within the stack. */
const MAXIMUM_DEPTH = 1_000

const SCOPE: Scope = {
  place: 'a calculation',
  inputs: new Map([['quantity', numberOf({ kind: 'input', name: 'quantity' })]]),
  later: new Map(),
  costs: null,
  weights: null,
  prices: null,
  priceGroup: null,
}

/**
 * Reads a calculation once; afterwards its result is known or its problems are reported.
 *
 * @param reading the calculations being read, outermost first, this one last
 */
export function readCalculation(
  calculation: Calculation,
  names: Names,
  sink: ProblemSink,
  reading: readonly Calculation[] = [calculation],
): void {
  if (calculation.state !== 'unread') return
  calculation.state = 'reading'
  const checker = new Checker(names, SCOPE, sink, calculation.source, reading)
  if (reading.length > MAXIMUM_NESTING) {
    checker.report(0, 'TOO_DEEP', `expected calculations that use each other at most ${MAXIMUM_NESTING} deep`)
  } else {
    calculation.result = checker.checkText(calculation.source.text)
    calculation.depth = checker.depth + boundDepth(calculation.source.text)
    calculation.usesInput = checker.usesInput
    if (calculation.depth > MAXIMUM_DEPTH) {
      calculation.result = null
      calculation.depth = 0
      checker.report(0, 'TOO_DEEP', `expected calculations that nest at most ${MAXIMUM_DEPTH} deep together`)
    }
  }
  calculation.state = 'read'
}

/** An upper bound of how deep a text can nest, cheap and never too small. */
function boundDepth(text: string): number {
  const signs = text.match(/[-+*/(.]|not|implies|iff|if/g)?.length ?? 0
  // An outcome of an `if` that is yes or no hangs two deeper than the one before it.
  return Math.min(2 * MAXIMUM_NESTING, 1 + signs + (text.match(/\bif\b/g)?.length ?? 0))
}
