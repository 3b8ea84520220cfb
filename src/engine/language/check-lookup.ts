import type { LookupArgument } from '../expression.ts'
import { optionFeatureOf } from './check-options.ts'
import type { Checking } from './checking.ts'
import { suggest } from './problems.ts'
import type { Syntax } from './syntax.ts'
import type { Column, Table, Typed } from './types.ts'
import { describeDimensions, PLAIN, sameDimensions } from './units.ts'

/** `lookup(table, a, b)`: the row that fits the arguments, one for each column with a `match`. */
export function checkLookup(checker: Checking, call: Syntax & { kind: 'call' }): Typed | null {
  const [first, ...args] = call.args
  const table = findTable(checker, first!)
  if (!table) return null
  const columns = table.columns.filter(column => column.match)
  if (columns.length !== args.length)
    return checker.report(
      call.start,
      'ARGUMENT_COUNT',
      `expected ${columns.length} values to look up in "${table.code}" (${columns.map(one => one.name).join(', ')}), got ${args.length}`,
    )
  const checked = columns.map((column, index) => checkArgument(checker, column, args[index]!))
  if (checked.includes(null)) return null
  return { type: 'row', table, row: { table: table.rows, arguments: checked.map(one => one!) } }
}

function findTable(checker: Checking, syntax: Syntax): Table | null {
  const code = syntax.kind === 'name' ? syntax.name : ''
  if (checker.names.broken.has(code)) return null
  const table = checker.names.tables.get(code)
  if (table) return table
  return checker.report(
    syntax.start,
    'UNKNOWN_TABLE',
    `expected the name of a table, got "${code}"${suggest(code, checker.names.tables.keys())}`,
  )
}

function checkArgument(checker: Checking, column: Column, arg: Syntax): LookupArgument | null {
  if (column.type === 'option') return checkOption(checker, column, arg)
  const number = checker.checkNumber(arg)
  if (!number) return null
  const dimensions = column.measure?.dimensions ?? PLAIN
  if (sameDimensions(number.dimensions, dimensions)) return number.node
  return checker.report(
    arg.start,
    'UNIT_MISMATCH',
    `expected ${describeDimensions(dimensions)} for column "${column.name}", got ${describeDimensions(number.dimensions)}`,
  )
}

function checkOption(checker: Checking, column: Column, arg: Syntax): LookupArgument | null {
  const expected = column.feature!
  if (optionFeatureOf(checker, arg) === expected)
    return { kind: 'optionCode', feature: expected.feature.code }
  return checker.report(
    arg.start,
    'TYPE_MISMATCH',
    `expected the feature "${expected.feature.code}" for column "${column.name}", got something else`,
  )
}
