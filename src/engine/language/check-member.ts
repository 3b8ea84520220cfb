import { ZERO } from '../../lib/rational.ts'
import type { NumberExpression, SymbolExpression } from '../expression.ts'
import type { Checking } from './checking.ts'
import { suggest } from './problems.ts'
import type { Syntax } from './syntax.ts'
import {
  booleanOf,
  type Column,
  describeType,
  numberOf,
  type Typed,
  type TypedOption,
  type TypedRow,
  textOf,
} from './types.ts'

/** `glazing.weight`: an attribute of the chosen option. `pump.power`: a cell of the row that fits. */
export function checkMember(checker: Checking, syntax: Syntax & { kind: 'member' }): Typed | null {
  const of = checker.check(syntax.of)
  if (!of) return null
  if (of.type === 'option') return checkAttribute(checker, of, syntax)
  if (of.type === 'row') return checkCell(checker, of, syntax)
  return checker.report(
    syntax.nameStart,
    'TYPE_MISMATCH',
    `expected an option or a row of a table before ".${syntax.name}", got ${describeType(of)}`,
  )
}

function checkAttribute(
  checker: Checking,
  { feature: declared }: TypedOption,
  { name, nameStart }: Syntax & { kind: 'member' },
): Typed | null {
  const attribute = declared.attributes.get(name)
  const feature = declared.feature.code
  if (!attribute)
    return checker.report(
      nameStart,
      'UNKNOWN_ATTRIBUTE',
      `expected an attribute of the options of "${feature}", got "${name}"${suggest(name, declared.attributes.keys())}`,
    )
  if (attribute.type === 'number')
    return numberOf(
      { kind: 'numberAttribute', feature, byOption: attribute.byOption },
      attribute.dimensions,
      attribute.measure,
    )
  if (attribute.type === 'boolean')
    return booleanOf({ kind: 'booleanAttribute', feature, byOption: attribute.byOption })
  return textOf({ kind: 'textAttribute', feature, byOption: attribute.byOption })
}

function checkCell(
  checker: Checking,
  row: TypedRow,
  { name, nameStart }: Syntax & { kind: 'member' },
): Typed | null {
  const column = row.table.columns.find(one => one.name === name)
  if (!column)
    return checker.report(
      nameStart,
      'UNKNOWN_COLUMN',
      `expected a column of table "${row.table.code}", got "${name}"${suggest(
        name,
        row.table.columns.map(one => one.name),
      )}`,
    )
  return column.type === 'number' ? numberCell(row, column) : textCell(row, column)
}

function numberCell(row: TypedRow, column: Column): Typed {
  const branches = row.rows.map(({ when, cells }) => ({ when, value: numberNode(cells.get(column.name)) }))
  return numberOf(
    { kind: 'numberCases', branches, otherwise: null },
    column.measure?.dimensions,
    column.measure,
  )
}

function numberNode(cell: unknown): NumberExpression {
  return { kind: 'number', value: (cell as typeof ZERO | null) ?? ZERO }
}

function textCell(row: TypedRow, column: Column): Typed {
  const branches = row.rows.map(({ when, cells }) => ({
    when,
    value: { kind: 'text', value: String(cells.get(column.name) ?? '') } satisfies SymbolExpression,
  }))
  return textOf({ kind: 'textCases', branches, otherwise: { kind: 'text', value: '' } })
}
