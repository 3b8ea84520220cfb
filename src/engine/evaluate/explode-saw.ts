import type { BomLine, SawList } from '../../domain/bom.ts'
import { floor, isInteger, multiply, type Rational, rational } from '../../lib/rational.ts'
import type { SawRule } from '../model.ts'
import { nest, type SawRequest } from '../saw/index.ts'
import { exactDecimal } from './exact-decimal.ts'
import { type Explosion, headOf, roundedCost, unitMoney } from './explosion.ts'
import { EvaluationError } from './expression.ts'

const THOUSAND = rational(1000n)

/** All pieces of the line are nested together; whole bars are what it costs. */
export function explodeSawRule(explosion: Explosion, rule: SawRule): BomLine | null {
  const pieces = piecesOf(explosion, rule)
  if (pieces.length === 0) return null
  const head = headOf(explosion, rule)
  const { lengthMm: stockLengthMm, trimMm, kerfMm } = rule.stock
  const sawList = cut(rule, { profile: head.number, stockLengthMm, trimMm, kerfMm, pieces })
  const metresPerBar = multiply(rule.stock.lengthMm, rational(1n, 1000n))
  const metres = multiply(rational(sawList.barCount), metresPerBar)
  const unitCost =
    explosion.inputs.articleCosts?.get(head.number)?.toRational() ??
    explosion.evaluation.required(rule.unitCost, `the cost of line "${rule.key}"`)
  return {
    ...head,
    quantity: { value: exactDecimal(metres, 0), unit: 'MTR' },
    unitCost: unitMoney(explosion, unitCost),
    cost: roundedCost(explosion, multiply(metres, unitCost)),
    sawList,
  }
}

/** A piece longer than a bar is a mistake of the model: a rule should have kept it out. */
function cut(rule: SawRule, request: SawRequest): SawList {
  try {
    return nest(request)
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
