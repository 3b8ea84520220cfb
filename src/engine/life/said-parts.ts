import { type Located, ModelSource } from '../language/source.ts'
import type { ProductModel } from '../model.ts'

export type ModelPart =
  | 'model'
  | 'price group'
  | 'group'
  | 'feature'
  | 'option'
  | 'constraint'
  | 'calculation'
  | 'table'
  | 'stock'
  | 'line'
  | 'price step'
  | 'item number'
  | 'text'

/** One part of a model as its file says it. */
export interface SaidPart {
  readonly part: ModelPart
  /** Of an option `finish.OIL`, of a line its path, of the item number nothing, of all others the code */
  readonly key: string
  /** Where in the part → what stands there, like `label.en` → `Width`; `` where the part is one text */
  readonly says: ReadonlyMap<string, string>
}

/** Sections of a file whose entries are parts, in the order in which they are told. */
const SECTIONS = [
  ['priceGroups', 'price group', []],
  ['groups', 'group', []],
  ['features', 'feature', ['options']],
  ['constraints', 'constraint', []],
  ['calculate', 'calculation', []],
  ['tables', 'table', ['rows', 'file']],
  ['stocks', 'stock', []],
  ['bom', 'line', ['lines']],
  ['price', 'price step', []],
  ['texts', 'text', []],
] as const

/** Written once in English, or per language */
const LOCAL = new Set(['label', 'say', 'name'])

/** All that a model says, part by part. Its tests, and what it says of earlier versions, are not about the product. */
export function saidParts(model: ProductModel): readonly SaidPart[] {
  const root = saidBy(model)
  const header = new Map<string, string>()
  for (const key of ['version', 'name', 'currency', 'quantity']) flatten(valueAt(root, key), [key], header)
  const parts: SaidPart[] = [{ part: 'model', key: model.code, says: header }]
  for (const [section, part, apart] of SECTIONS)
    for (const [key, value] of entriesOf(valueAt(root, section)))
      parts.push(...partsOf(part, key, value, apart, section === 'texts'))
  const item = valueAt(root, 'item')
  if (item) parts.push({ part: 'item number', key: '', says: flatten(item, [], new Map()) })
  return parts
}

const read = new WeakMap<ProductModel, Located | null>()

/** The file of a model, read once. */
export function saidBy(model: ProductModel): Located | null {
  const known = read.get(model) ?? new ModelSource(model.source, model.code).read()
  read.set(model, known)
  return known
}

export function valueAt(value: Located | null, ...path: readonly string[]): Located | null {
  let found = value
  for (const key of path) found = found?.kind === 'map' ? (found.entries.get(key)?.value ?? null) : null
  return found
}

/** @returns none of a list: options that are only numbers have nothing to say beside their codes */
export function entriesOf(value: Located | null): readonly (readonly [string, Located])[] {
  if (value?.kind === 'list')
    return value.items.flatMap(item => (item.kind === 'text' ? [[item.text, EMPTY] as const] : []))
  return value?.kind === 'map' ? [...value.entries].map(([key, entry]) => [key, entry.value] as const) : []
}

const EMPTY: Located = { kind: 'map', offset: 0, entries: new Map() }

function partsOf(
  part: ModelPart,
  key: string,
  value: Located,
  apart: readonly string[],
  isLocal: boolean,
): readonly SaidPart[] {
  const says = new Map<string, string>()
  if (value.kind === 'map')
    for (const [name, { value: inner }] of value.entries)
      if (!apart.includes(name)) flatten(inner, [name], says)
  if (value.kind !== 'map') flatten(value, isLocal ? ['en'] : part === 'option' ? ['label'] : [], says)
  const below: SaidPart[] = []
  for (const [name, inner] of entriesOf(part === 'feature' ? valueAt(value, 'options') : null))
    below.push(...partsOf('option', `${key}.${name}`, inner, [], false))
  for (const [name, inner] of entriesOf(part === 'line' ? valueAt(value, 'lines') : null))
    below.push(...partsOf('line', `${key}/${name}`, inner, apart, false))
  return [{ part, key, says }, ...below]
}

function flatten(
  value: Located | null,
  path: readonly string[],
  says: Map<string, string>,
): Map<string, string> {
  if (value?.kind === 'text') {
    const isLocal = LOCAL.has(path.at(-1) ?? '')
    says.set([...path, ...(isLocal ? ['en'] : [])].join('.'), value.text)
  }
  if (value?.kind === 'map')
    for (const [key, { value: inner }] of value.entries) flatten(inner, [...path, key], says)
  if (value?.kind === 'list') {
    const texts = value.items.map(item => (item.kind === 'text' ? item.text : null))
    if (texts.every(text => text !== null)) says.set(path.join('.'), `[${texts.join(', ')}]`)
    else for (const [index, item] of value.items.entries()) flatten(item, [...path, `${index + 1}`], says)
  }
  return says
}
