import { ONE } from '../../lib/rational.ts'
import type { NumberExpression, SymbolExpression } from '../expression.ts'
import type { Amount, BomRule, GoodsRule, ProcessRule, ProductRule, ServiceRule } from '../model.ts'
import type { BomReading } from './bom-reading.ts'
import { readMeasure } from './constants.ts'
import { Fields } from './fields.ts'
import { quoted, suggest } from './problems.ts'
import { type Reading, readCodeTemplate, readLocalTemplate, readNumber, readWhen } from './read-expression.ts'
import { readNested } from './read-nested.ts'
import { readSawRule } from './read-saw.ts'
import type { Entry } from './source.ts'
import { combineDimensions, type Dimensions, findMeasure, PLAIN } from './units.ts'

type RuleKind = BomRule['kind']

const KINDS: Readonly<Record<string, RuleKind>> = {
  article: 'ARTICLE',
  'make-part': 'MAKE_PART',
  product: 'PRODUCT',
  process: 'PROCESS',
  subcontract: 'SUBCONTRACT',
  'fixed-list': 'FIXED_LIST',
  'configurable-line': 'CONFIGURABLE_LINE',
  'generated-list': 'GENERATED_LIST',
  'saw-list': 'SAW_LIST',
  service: 'SERVICE',
  'travel-cost': 'TRAVEL_COST',
  freight: 'FREIGHT',
  commission: 'COMMISSION',
}

const COMMON = ['kind', 'number', 'say', 'when']
const AMOUNT = ['each', 'total', 'unit']
const KEYS: Readonly<Record<RuleKind, readonly string[]>> = {
  ARTICLE: [...COMMON, ...AMOUNT, 'cost', 'weight'],
  SUBCONTRACT: [...COMMON, ...AMOUNT, 'cost', 'weight'],
  FIXED_LIST: [...COMMON, ...AMOUNT, 'cost', 'weight'],
  CONFIGURABLE_LINE: [...COMMON, ...AMOUNT, 'cost', 'weight'],
  GENERATED_LIST: [...COMMON, ...AMOUNT, 'cost', 'weight', 'new'],
  MAKE_PART: [...COMMON, ...AMOUNT, 'new', 'lines'],
  PRODUCT: ['kind', 'say', 'when', 'each', 'total', 'weight', 'product', 'version', 'choose'],
  PROCESS: [...COMMON, 'workCenter', 'rate', 'setup', 'run'],
  SAW_LIST: [...COMMON, 'stock', 'cost', 'pieces'],
  SERVICE: [...COMMON, ...AMOUNT, 'cost', 'sell'],
  TRAVEL_COST: [...COMMON, ...AMOUNT, 'cost', 'sell'],
  FREIGHT: [...COMMON, ...AMOUNT, 'cost', 'sell'],
  COMMISSION: [...COMMON, 'cost'],
}

type Common = Pick<BomRule, 'key' | 'parentKey' | 'number' | 'description' | 'when'>

/** The lines of the product and of the parts below it, parents before children. */
export function readBom(
  reading: BomReading,
  entries: readonly (readonly [string, Entry])[],
): readonly BomRule[] {
  return readLines(reading, entries, null).flatMap(read => read() ?? [])
}

/** A charge may depend on what all goods weigh: it is read when it is asked for, after them. */
type ReadLine = () => BomRule | null

function readLines(
  reading: BomReading,
  entries: readonly (readonly [string, Entry])[],
  parentKey: string | null,
): readonly ReadLine[] {
  return entries.flatMap(([name, entry]) => readLine(reading, name, entry, parentKey))
}

const CHARGES = new Set<RuleKind>(['SERVICE', 'TRAVEL_COST', 'FREIGHT', 'COMMISSION'])

function readLine(
  reading: BomReading,
  name: string,
  { keyOffset, value }: Entry,
  parentKey: string | null,
): readonly ReadLine[] {
  const key = parentKey === null ? name : `${parentKey}/${name}`
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(name))
    reading.sink.add(
      keyOffset,
      'BAD_CODE',
      `expected a line key of letters, digits, _ and -, got ${quoted(name)}`,
    )
  const word = kindOf(reading, key, value)
  if (!word) return []
  const kind = KINDS[word]!
  const fields = Fields.of(value, KEYS[kind], `line "${key}" (${word})`, reading.sink)
  if (!fields) return []
  if (CHARGES.has(kind)) return [() => readRule(reading, kind, { key, parentKey }, fields)]
  const rule = readRule(reading, kind, { key, parentKey }, fields)
  if (rule) reading.weights.add(rule)
  const below = fields.entries('lines', `the lines of ${fields.what}`)
  return [() => rule, ...readLines(reading, below, key)]
}

const NO_TEXT: SymbolExpression = { kind: 'text', value: '' }

function kindOf(reading: BomReading, key: string, value: Entry['value']): string | null {
  const known = [...new Set(Object.values(KEYS).flat())]
  if (value.kind !== 'map') return Fields.of(value, known, `line "${key}"`, reading.sink) && null
  const kind = value.entries.get('kind')?.value
  if (kind?.kind === 'text' && Object.hasOwn(KINDS, kind.text)) return kind.text
  if (kind?.kind === 'text' && kind.text)
    reading.sink.add(
      kind.offset,
      'UNKNOWN_KIND',
      `expected a kind for line "${key}", got ${quoted(kind.text)}${suggest(kind.text, Object.keys(KINDS))}`,
    )
  else reading.sink.add(value.offset, 'MISSING_KEY', `line "${key}" needs "kind"`)
  return null
}

function readRule(
  reading: BomReading,
  kind: RuleKind,
  place: Pick<BomRule, 'key' | 'parentKey'>,
  fields: Fields,
): BomRule | null {
  const own = kind === 'COMMISSION' ? reading.afterPrice : CHARGES.has(kind) ? reading.charges : reading
  const number = kind === 'PRODUCT' ? null : fields.requiredText('number')
  const common: Common = {
    ...place,
    number: (number && readCodeTemplate(own, number)) ?? NO_TEXT,
    description: readLocalTemplate(own, fields, 'say'),
    when: readWhen(own, fields),
  }
  switch (kind) {
    case 'PROCESS':
      return readProcess(reading, common, fields)
    case 'SAW_LIST':
      return readSawRule(reading, common, fields)
    case 'PRODUCT':
      return readProduct(reading, common, fields)
    case 'COMMISSION': {
      const cost = readField(own, fields, 'cost', { ...PLAIN, money: 1 })
      return cost && { ...common, kind, cost }
    }
    case 'SERVICE':
    case 'TRAVEL_COST':
    case 'FREIGHT':
      return readService(own, kind, common, fields)
    default:
      return readGoods(reading, kind, common, fields)
  }
}

function readGoods(
  reading: Reading,
  kind: GoodsRule['kind'],
  common: Common,
  fields: Fields,
): GoodsRule | null {
  const amount = readAmount(reading, fields, 'H87')
  if (!amount) return null
  const isNewItem = fields.boolean('new')
  const rule = { ...common, kind, amount: amount.amount, unitWeight: null, isNewItem }
  if (kind === 'MAKE_PART') return { ...rule, unitCost: null }
  const unitCost = readField(reading, fields, 'cost', per(amount.dimensions, { ...PLAIN, money: 1 }))
  const unitWeight = fields.has('weight')
    ? readField(reading, fields, 'weight', per(amount.dimensions, { ...PLAIN, mass: 1 }))
    : null
  return unitCost && { ...rule, unitCost, unitWeight }
}

/** Its number is the item number of the product. */
function readProduct(reading: BomReading, common: Common, fields: Fields): ProductRule | null {
  const amount = readAmount(reading, fields, 'H87')
  const nested = readNested(reading, reading.products, fields)
  const unitWeight = fields.has('weight') ? readField(reading, fields, 'weight', { ...PLAIN, mass: 1 }) : null
  return nested && amount && { ...common, kind: 'PRODUCT', amount: amount.amount, unitWeight, ...nested }
}

function readService(
  reading: Reading,
  kind: ServiceRule['kind'],
  common: Common,
  fields: Fields,
): ServiceRule | null {
  const amount = readAmount(reading, fields, 'C62')
  if (!amount) return null
  const unitCost = readField(reading, fields, 'cost', per(amount.dimensions, { ...PLAIN, money: 1 }))
  const unitSell = readField(reading, fields, 'sell', per(amount.dimensions, { ...PLAIN, money: 1 }))
  return unitCost && unitSell && { ...common, kind, amount: amount.amount, unitCost, unitSell }
}

function readProcess(reading: Reading, common: Common, fields: Fields): ProcessRule | null {
  const workCenter = fields.requiredText('workCenter')?.text
  const rate = readField(reading, fields, 'rate', { ...PLAIN, money: 1, time: -1 })
  const minutes = (key: string) =>
    fields.has(key) ? readField(reading, fields, key, { ...PLAIN, time: 1 }) : NO_TIME
  const setup = minutes('setup')
  const run = minutes('run')
  if (!workCenter || !rate || !setup || !run) return null
  return { ...common, kind: 'PROCESS', workCenter, rate, setup, run }
}

const NO_TIME: NumberExpression = { kind: 'number', value: { numerator: 0n, denominator: 1n } }

/** `each` for one piece, `total` for the whole line; one of the two, or one piece when neither is there. */
function readAmount(reading: Reading, fields: Fields, defaultUnit: string) {
  const unit = fields.text('unit')
  const measure = unit
    ? readMeasure(unit.text, unit.offset, reading.names.currency, reading.sink)
    : findMeasure(defaultUnit, reading.names.currency)
  if (!measure) return null
  if (measure.code === null && unit)
    return fields.report(unit.offset, 'UNKNOWN_UNIT', `expected a unit to count in, got ${quoted(unit.text)}`)
  if (fields.has('each') && fields.has('total'))
    fields.report(fields.offset, 'UNKNOWN_KEY', `expected "each" or "total" in ${fields.what}, got both`)
  const scope = fields.has('total') ? 'line' : 'piece'
  const source = fields.text(scope === 'line' ? 'total' : 'each')
  const value = source
    ? readNumber(reading, source, measure.dimensions, `the quantity in ${measure.symbol} of ${fields.what}`)
    : ({ kind: 'number', value: ONE } as const)
  if (!value) return null
  const amount: Amount = { scope, value, unit: measure.code ?? 'C62', unitFactor: measure.factor }
  return { amount, dimensions: measure.dimensions }
}

function per(amount: Dimensions, dimensions: Dimensions): Dimensions {
  return combineDimensions(dimensions, amount, -1)
}

function readField(
  reading: Reading,
  fields: Fields,
  key: string,
  dimensions: typeof PLAIN,
): NumberExpression | null {
  const source = fields.requiredText(key)
  return source && readNumber(reading, source, dimensions, `"${key}" of ${fields.what}`)
}
