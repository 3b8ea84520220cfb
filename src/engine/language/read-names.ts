import type { AttachedFiles } from './attached-files.ts'
import { type Fields, isUsableName } from './fields.ts'
import { NumberSizes } from './number-sizes.ts'
import { isKeyword } from './parse.ts'
import { type ProblemSink, quoted } from './problems.ts'
import { readFeatures } from './read-features.ts'
import { checkGroups, readGroups } from './read-groups.ts'
import { readTables } from './read-tables.ts'
import type { Calculation, Names } from './scope.ts'

const RESERVED = new Set(['quantity', 'priceGroup', 'goodsNet', 'goods'])

/** All that expressions may name. The calculations are still to be read: they may use each other in any order. */
export function readNames(fields: Fields, currency: string, files: AttachedFiles, sink: ProblemSink): Names {
  fields.required('features')
  const groups = readGroups(fields, sink)
  const features = readFeatures(fields, groups, currency, sink)
  checkGroups(fields, new Set([...features.values()].map(({ feature }) => feature.group ?? null)), sink)
  const tables = readTables(fields, { features, currency, files, sink })
  const calculations = new Map<string, Calculation>()
  for (const [code, { keyOffset, value }] of fields.entries('calculate', 'the calculations')) {
    if (!isUsableName(code))
      sink.add(keyOffset, 'BAD_CODE', `expected a name of letters, digits and _, got ${quoted(code)}`)
    else if (features.has(code) || tables.has(code))
      sink.add(
        keyOffset,
        'DUPLICATE_NAME',
        `expected a name that nothing else has, got ${quoted(code)} again`,
      )
    else if (value.kind !== 'text' || value.text === '')
      sink.add(value.offset, 'WRONG_SHAPE', `expected an expression for calculation "${code}"`)
    else
      calculations.set(code, {
        code,
        source: value,
        state: 'unread',
        result: null,
        depth: 0,
        usesInput: null,
      })
  }
  for (const key of ['features', 'tables', 'calculate'])
    for (const [code, { keyOffset }] of fields.entries(key, key))
      if (RESERVED.has(code) || isKeyword(code))
        sink.add(
          keyOffset,
          'DUPLICATE_NAME',
          `expected a name without a meaning of its own, got ${quoted(code)}`,
        )
  const broken = new Set(
    ['features', 'tables', 'calculate']
      .flatMap(key => fields.entries(key, key).map(([code]) => code))
      .filter(code => !features.has(code) && !tables.has(code) && !calculations.has(code)),
  )
  return { currency, groups, features, tables, calculations, broken, sizes: new NumberSizes(features) }
}
