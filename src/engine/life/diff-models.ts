import { inLanguage, type LocalText } from '../../domain/price.ts'
import { isSameRule } from '../evaluate/same-rule.ts'
import type { Feature, ProductModel } from '../model.ts'

export type ModelPart =
  | 'model'
  | 'feature'
  | 'option'
  | 'constraint'
  | 'calculation'
  | 'line'
  | 'price step'
  | 'item number'
  | 'text'

/** One difference between two versions of a model. */
export interface ModelDifference {
  readonly part: ModelPart
  /** Of an option `finish.OIL`, of all others the code */
  readonly key: string
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED'
  /** What of it changed, `min 400 → 300` where it can be said in a word; empty unless CHANGED */
  readonly details: readonly string[]
}

type Named = Readonly<Record<string, unknown>>

const HEADER = ['version', 'currency', 'name', 'minimumQuantity', 'maximumQuantity', 'priceGroups'] as const
/** Told elsewhere, or nothing that a version says */
const APART = new Set(['code', 'key', 'options'])

/** What a new version of a model says differently, in the order of the model. Layout, comments and order do not count. */
export function diffModels(before: ProductModel, after: ProductModel): readonly ModelDifference[] {
  const header = (model: ProductModel): Named => Object.fromEntries(HEADER.map(key => [key, model[key]]))
  return [
    ...compareOne('model', after.code, header(before), header(after)),
    ...compareFeatures(before.features, after.features),
    ...compareAll('constraint', byKey(before.constraints, 'code'), byKey(after.constraints, 'code')),
    ...compareAll('calculation', wrapped(before.calculations), wrapped(after.calculations)),
    ...compareAll('line', byKey(before.bom, 'key'), byKey(after.bom, 'key')),
    ...compareAll('price step', byKey(before.price, 'code'), byKey(after.price, 'code')),
    ...compareAll('item number', itemOf(before), itemOf(after)),
    ...compareAll('text', wrapped(before.texts), wrapped(after.texts)),
  ]
}

/** One line a difference. */
export function describeDifference({ part, key, change, details }: ModelDifference): string {
  const sign = change === 'ADDED' ? '+' : change === 'REMOVED' ? '-' : '~'
  return `${sign} ${part} ${key}${details.length > 0 ? `: ${details.join(', ')}` : ''}`
}

function compareFeatures(before: readonly Feature[], after: readonly Feature[]): ModelDifference[] {
  const theirs = byKey(after, 'code')
  const ours = byKey(before, 'code')
  const options = before.flatMap(feature => {
    const other = after.find(one => one.code === feature.code)
    if (!other) return []
    return compareAll('option', optionsOf(feature), optionsOf(other))
  })
  return [...compareAll('feature', ours, theirs), ...options]
}

function optionsOf({ code, options }: Feature): ReadonlyMap<string, Named> {
  return new Map(options.map(option => [`${code}.${option.code}`, { ...option }]))
}

function itemOf({ item }: ProductModel): ReadonlyMap<string, Named> {
  return new Map(item ? [['number', { ...item }]] : [])
}

function byKey<Key extends string>(
  list: readonly ({ readonly [K in Key]: string } & object)[],
  key: Key,
): ReadonlyMap<string, Named> {
  return new Map(list.map(one => [one[key], { ...one }]))
}

function wrapped(map: ReadonlyMap<string, unknown>): ReadonlyMap<string, Named> {
  return new Map([...map].map(([key, expression]) => [key, { expression }]))
}

function compareAll(
  part: ModelPart,
  before: ReadonlyMap<string, Named>,
  after: ReadonlyMap<string, Named>,
): ModelDifference[] {
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].flatMap((key): ModelDifference[] => {
    const [ours, theirs] = [before.get(key), after.get(key)]
    if (ours && theirs) return compareOne(part, key, ours, theirs)
    return [{ part, key, change: ours ? 'REMOVED' : 'ADDED', details: [] }]
  })
}

function compareOne(part: ModelPart, key: string, before: Named, after: Named): ModelDifference[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  const details = [...fields]
    .filter(field => !APART.has(field) && !isSameValue(before[field] ?? null, after[field] ?? null))
    .map(field => describeChange(field, before[field] ?? null, after[field] ?? null))
  return details.length > 0 ? [{ part, key, change: 'CHANGED', details }] : []
}

function isSameValue(left: unknown, right: unknown): boolean {
  if (left instanceof RegExp || right instanceof RegExp) return String(left) === String(right)
  return isSameRule(left, right)
}

function describeChange(field: string, before: unknown, after: unknown): string {
  const [ours, theirs] = [inAWord(before), inAWord(after)]
  return ours !== null && theirs !== null ? `${field} ${ours} → ${theirs}` : field
}

function inAWord(value: unknown): string | null {
  if (value === null) return 'none'
  if (typeof value === 'string') return value === '' ? '""' : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof RegExp) return String(value)
  if (Array.isArray(value) && value.every(one => typeof one === 'string')) return `[${value.join(', ')}]`
  return isLocalText(value) ? JSON.stringify(inLanguage(value, 'en')) : null
}

function isLocalText(value: unknown): value is LocalText {
  return typeof value === 'object' && value !== null && typeof (value as LocalText)['en'] === 'string'
}
