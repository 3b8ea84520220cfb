import type { ChosenValue, Feature, ProductModel, ProductRule } from '../model.ts'
import type { Fields } from './fields.ts'
import { quoted, suggest } from './problems.ts'
import { type Reading, readCodeTemplate, readCondition, readNumber } from './read-expression.ts'
import type { Located } from './source.ts'
import { findMeasure, PLAIN } from './units.ts'

/**
 * How a model finds the products it has as parts. CYCLE: one that is being read already, since it has this one as a part.
 * Null: there is none of that code and version.
 */
export type FindProduct = (code: string, version: string) => ProductModel | 'CYCLE' | null

/** Each product that a model has as a part, by `code@version`. */
export class NestedProducts {
  readonly #find: FindProduct
  readonly #found = new Map<string, ProductModel>()

  constructor(find: FindProduct) {
    this.#find = find
  }

  find(code: string, version: string): ProductModel | 'CYCLE' | null {
    const product = this.#find(code, version)
    if (product && product !== 'CYCLE') this.#found.set(`${code}@${version}`, product)
    return product
  }

  /** What of them is part of the hash of the model: a published parent has its parts pinned. */
  hashes(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#found].map(([key, { hash }]) => [key, hash]))
  }
}

/** The product that a line names, and what is chosen of it. Null after reporting. */
export function readNested(
  reading: Reading,
  products: NestedProducts,
  fields: Fields,
): Pick<ProductRule, 'product' | 'choose'> | null {
  const code = fields.requiredText('product')
  const version = fields.requiredText('version', ': a part stays as it is until its line names another')
  if (!code || !version) return null
  const product = products.find(code.text, version.text)
  if (product === null)
    return fields.report(
      code.offset,
      'UNKNOWN_PRODUCT',
      `expected a product with this version, got ${quoted(code.text)} ${quoted(version.text)}`,
    )
  if (product === 'CYCLE')
    return fields.report(
      code.offset,
      'CYCLE',
      `expected a product that does not have this one as a part, got ${quoted(code.text)}`,
    )
  if (product.currency !== reading.names.currency)
    return fields.report(
      code.offset,
      'UNKNOWN_CURRENCY',
      `expected a product in ${reading.names.currency}, got one in ${product.currency}`,
    )
  return { product, choose: readChoose(reading, fields, product) }
}

function readChoose(reading: Reading, fields: Fields, product: ProductModel): readonly ChosenValue[] {
  const what = `"choose" of ${fields.what}`
  const entries = fields.entries('choose', what)
  const features = new Map(product.features.map(feature => [feature.code, feature]))
  const given = fields.value('choose')
  for (const { code, type } of product.features.filter(isOpen))
    if (!entries.some(([name]) => name === code))
      fields.report(
        given?.offset ?? fields.offset,
        'MISSING_KEY',
        `${what} needs "${code}": this ${type.toLowerCase().replace('_', '-')} of ${product.code} has no default`,
      )
  return entries.flatMap(([name, { keyOffset, value }]) => {
    const feature = features.get(name)
    if (feature) return readChosen(reading, feature, value, what) ?? []
    const near = suggest(name, features.keys())
    fields.report(
      keyOffset,
      'UNKNOWN_NAME',
      `expected a feature of ${product.code}, got ${quoted(name)}${near}`,
    )
    return []
  })
}

/** Whether somebody has to answer it. */
export function isOpen(feature: Feature): boolean {
  return feature.default === null && feature.type !== 'TEXT' && !feature.visible
}

function readChosen(reading: Reading, feature: Feature, value: Located, what: string): ChosenValue | null {
  const { code, type } = feature
  if (type === 'MULTI_OPTION') return readChosenOptions(reading, code, value, what)
  if (value.kind !== 'text' || value.text === '') {
    reading.sink.add(value.offset, 'WRONG_SHAPE', `expected a text for "${code}" of ${what}`)
    return null
  }
  if (type === 'BOOLEAN') {
    const node = readCondition(reading, value)
    return node && { kind: 'BOOLEAN', code, value: node }
  }
  if (type === 'INTEGER' || type === 'DECIMAL') {
    const measure = feature.unit === null ? null : findMeasure(feature.unit, reading.names.currency)
    const node = readNumber(reading, value, measure?.dimensions ?? PLAIN, `"${code}" of ${what}`)
    return node && { kind: 'NUMBER', code, value: node, unitFactor: measure?.factor ?? ONE_TO_ONE }
  }
  const node = readCodeTemplate(reading, value)
  if (!node) return null
  if (type === 'OPTION' && node.kind === 'text' && !feature.options.some(one => one.code === node.value)) {
    const codes = feature.options.map(option => option.code)
    const near = suggest(node.value, codes)
    const message = `expected an option of "${code}" in ${what}, got ${quoted(node.value)}${near}`
    reading.sink.add(value.offset, 'UNKNOWN_OPTION', message)
    return null
  }
  return { kind: 'TEXT', code, value: node }
}

const ONE_TO_ONE = { numerator: 1n, denominator: 1n }

function readChosenOptions(reading: Reading, code: string, value: Located, what: string): ChosenValue | null {
  if (value.kind !== 'list') {
    reading.sink.add(value.offset, 'WRONG_SHAPE', `expected a list of options for "${code}" of ${what}`)
    return null
  }
  const values = value.items.flatMap(item => {
    if (item.kind === 'text' && item.text !== '') return readCodeTemplate(reading, item) ?? []
    reading.sink.add(item.offset, 'WRONG_SHAPE', `expected an option of "${code}" in ${what}`)
    return []
  })
  return { kind: 'LIST', code, values }
}
