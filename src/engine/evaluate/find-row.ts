import type { Rational } from '../../lib/rational.ts'
import type { NumberExpression, RowLookup } from '../expression.ts'
import { conditionOfNumber, conditionOfOption } from '../table/conditions.ts'
import { indexOf, NONE } from '../table/row-index.ts'

/** What a lookup needs to know of the values it is made for. */
interface Values {
  number(node: NumberExpression): Rational | null
  chosen(feature: string): string
}

/** The number of the row that counts among those that fit; null when none fits. */
export function findRow(values: Values, { table, arguments: given }: RowLookup): number | null {
  const index = indexOf(table)
  const conditions = table.keys.map(({ argument, match }, key) => {
    const asked = given[argument]!
    const ranks = index.ranks[key]!
    return asked.kind === 'optionCode'
      ? conditionOfOption(match, ranks, values.chosen(asked.feature))
      : conditionOfNumber(match, ranks, values.number(asked))
  })
  const turn = index.first(conditions)
  return turn === NONE ? null : index.rowAt(turn)
}
