import type { BomLine, SawList } from '../../domain/bom.ts'
import { Decimal } from '../../domain/decimal.ts'
import {
  add,
  compare,
  divide,
  floor,
  isInteger,
  multiply,
  type Rational,
  rational,
  ZERO,
} from '../../lib/rational.ts'
import type { SawRule } from '../model.ts'
import type { SawRequest } from '../saw/index.ts'
import { exactDecimal } from './exact-decimal.ts'
import { type Explosion, headOf, roundedCost, unitMoney } from './explosion.ts'
import { EvaluationError } from './expression.ts'

/** Of the lengths in a saw list, at most */
const LENGTH_PLACES = 6
const THOUSAND = rational(1000n)

/** All pieces of the line are nested together; whole bars are what it costs. */
export function explodeSawRule(explosion: Explosion, rule: SawRule): BomLine | null {
  const pieces = piecesOf(explosion, rule)
  if (pieces.length === 0) return null
  const head = headOf(explosion, rule)
  const lengths = lengthsOf(explosion, rule, head.number)
  const { trimMm, kerfMm, keepMm } = rule.stock
  const sawList = cut(explosion, rule, {
    profile: head.number,
    ...barsOf(lengths),
    trimMm,
    kerfMm,
    keepMm,
    pieces,
  })
  const bought = lengths.map(length => boughtOf(sawList, length))
  const metres = total(bought.map(one => one.metres))
  const cost = total(bought.map(one => one.cost))
  return {
    ...head,
    quantity: { value: exactDecimal(metres, 0), unit: 'MTR' },
    unitCost: unitMoney(explosion, unitCostOf(lengths, cost, metres)),
    cost: roundedCost(explosion, cost),
    sawList,
  }
}

interface CostedLength {
  readonly lengthMm: Rational
  /** Per metre */
  readonly unitCost: Rational
}

/** What the ERP says of the profile counts for all lengths, then what the stock says, then the line. */
function lengthsOf({ inputs, evaluation }: Explosion, rule: SawRule, number: string): CostedLength[] {
  const known = inputs.articleCosts?.get(number)?.toRational()
  const ofLine = (): Rational => {
    if (rule.unitCost) return evaluation.required(rule.unitCost, `the cost of line "${rule.key}"`)
    throw new EvaluationError(`saw list "${rule.key}": expected a cost`)
  }
  return rule.stock.lengths.map(({ lengthMm, unitCost }) => ({
    lengthMm,
    unitCost: known ?? unitCost ?? ofLine(),
  }))
}

/** With a choice of lengths, prices decide; where one is free, the least length does. */
function barsOf(lengths: readonly CostedLength[]): Pick<SawRequest, 'stockLengthMm' | 'stocks'> {
  const [only] = lengths
  if (lengths.length === 1) return { stockLengthMm: only!.lengthMm }
  const isPriced = lengths.every(({ unitCost }) => unitCost.numerator > 0n)
  return {
    stocks: lengths.map(({ lengthMm, unitCost }) => ({
      lengthMm,
      price: isPriced ? multiply(inMetres(lengthMm), unitCost) : null,
    })),
  }
}

function boughtOf(list: SawList, { lengthMm, unitCost }: CostedLength): { metres: Rational; cost: Rational } {
  const printed = Decimal.rounded(lengthMm, LENGTH_PLACES)
  const bars = list.bars.filter(bar => bar.lengthMm.equals(printed))
  const count = bars.reduce((sum, bar) => sum + bar.count, 0)
  const metres = multiply(rational(count), inMetres(lengthMm))
  return { metres, cost: multiply(metres, unitCost) }
}

/** The same for all lengths, or else the average of what is bought. */
function unitCostOf(lengths: readonly CostedLength[], cost: Rational, metres: Rational): Rational {
  const [first] = lengths
  const isSame = lengths.every(({ unitCost }) => compare(unitCost, first!.unitCost) === 0)
  return isSame ? first!.unitCost : divide(cost, metres)
}

function inMetres(lengthMm: Rational): Rational {
  return multiply(lengthMm, rational(1n, 1000n))
}

function total(values: readonly Rational[]): Rational {
  return values.reduce((sum, value) => add(sum, value), ZERO)
}

/** A piece longer than a bar is a mistake of the model: a rule should have kept it out. */
function cut(explosion: Explosion, rule: SawRule, request: SawRequest): SawList {
  try {
    return explosion.nest(request)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new EvaluationError(`saw list "${rule.key}": ${error.message}`, { cause: error })
  }
}

function piecesOf({ evaluation, pieces }: Explosion, rule: SawRule) {
  const quantity = pieces(rule.parentKey)
  return rule.pieces.flatMap(piece => {
    if (piece.when && !evaluation.boolean(piece.when)) return []
    const count = evaluation.required(piece.count, `a count in saw list "${rule.key}"`)
    const total = wholeNumber(multiply(count, quantity), rule)
    if (total === 0) return []
    const lengthMm = multiply(
      evaluation.required(piece.length, `a length in saw list "${rule.key}"`),
      THOUSAND,
    )
    if (lengthMm.numerator <= 0n)
      throw new EvaluationError(`saw list "${rule.key}": expected pieces longer than 0 mm`)
    return [{ lengthMm, quantity: total, mitreLeft: piece.mitreLeft, mitreRight: piece.mitreRight }]
  })
}

function wholeNumber(value: Rational, rule: SawRule): number {
  if (isInteger(value) && value.numerator >= 0n) return Number(floor(value))
  throw new EvaluationError(`saw list "${rule.key}": expected a whole number of pieces`)
}
