import { Fields } from './fields.ts'
import type { ProblemSink } from './problems.ts'
import { readOptions } from './read-options.ts'
import type { LocatedMap } from './source.ts'
import type { DeclaredFeature } from './types.ts'

/** Who pays what a group not named here pays: nobody known, or a customer without a group. */
export const GUEST = 'guest'

/** The price groups as options of `priceGroup`, which only price steps may ask: `priceGroup.discount`. */
export function readPriceGroups(fields: Fields, currency: string, sink: ProblemSink): DeclaredFeature {
  const value = fields.value('priceGroups')
  const entries = value ? new Map([['options', { keyOffset: value.offset, value }]]) : new Map()
  const map: LocatedMap = { kind: 'map', offset: value?.offset ?? fields.offset, entries }
  const read = value
    ? readOptions(new Fields(map, ['options'], '"priceGroups"', sink), 'OPTION', null, currency, sink)
    : { options: [], attributes: new Map() }
  if (value && !read.options.some(option => option.code === GUEST))
    sink.add(
      value.offset,
      'MISSING_KEY',
      `"priceGroups" needs "${GUEST}", which everyone without a group belongs to`,
    )
  return {
    feature: {
      code: 'priceGroup',
      label: { en: 'Price group' },
      type: 'OPTION',
      unit: null,
      min: null,
      max: null,
      step: null,
      options: read.options.length > 0 ? read.options : [{ code: GUEST, label: { en: 'Guest' } }],
      pattern: null,
      maxLength: null,
      default: null,
    },
    measure: null,
    optionNumbers: null,
    attributes: read.attributes,
  }
}
