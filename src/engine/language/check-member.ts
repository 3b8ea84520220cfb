import type { Checking } from './checking.ts'
import { suggest } from './problems.ts'
import type { Syntax } from './syntax.ts'
import {
  booleanOf,
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
    `expected an option or a row of a table before ".${syntax.name}", got ${describeType(of)}${of.type === 'options' ? `; sum(${of.feature.feature.code}.${syntax.name}) adds up what is chosen` : ''}`,
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
  if (column.match === 'between')
    return checker.report(
      nameStart,
      'TYPE_MISMATCH',
      `expected a column with one value, got the range "${name}"`,
    )
  if (column.type !== 'number') return textOf({ kind: 'lookupText', row: row.row, column: name })
  return numberOf({ kind: 'lookup', row: row.row, column: name }, column.measure?.dimensions, column.measure)
}
