import { inLanguage } from '../../domain/price.ts'
import type { MigrationRule, ProductModel } from '../model.ts'
import { diffRows } from './diff-rows.ts'
import { renamedFeatures, saysSame } from './renamed-features.ts'
import { type ModelPart, type SaidPart, saidParts } from './said-parts.ts'

/** One difference between two versions of a model. */
export interface ModelDifference {
  readonly part: ModelPart
  /** As it is now. Of an option `finish.OIL`, of a line its path, of the item number nothing, of all others the code */
  readonly key: string
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED'
  /** ADDED: what it says. CHANGED: `min 400 → 300`, as the files say it. REMOVED: what becomes of choices of it */
  readonly details: readonly string[]
}

/** Parts whose order means something: of preference, of asking, of calculating. */
const ORDERED: readonly (readonly [ModelPart, string])[] = [
  ['feature', 'features'],
  ['option', 'options'],
  ['line', 'lines'],
  ['price step', 'price steps'],
]

/**
 * What a new version of a model says differently, in the order of the model and in its words. A feature that `migrate` gives
 * another name is the same feature, and what only calls it by that name says the same. Layout, comments and tests do not count.
 */
export function diffModels(before: ProductModel, after: ProductModel): readonly ModelDifference[] {
  const renamed = renamedFeatures(before, after)
  const known = new Map(saidParts(before).map(one => [idOf(one, renamed), one]))
  const now = new Map(saidParts(after).map(one => [idOf(one), one]))
  const orders = [ordersOf(known, now), ordersOf(now, known)] as const
  const optionsOf = Map.groupBy(
    [...now.values()].filter(one => one.part === 'option'),
    one => idOfFeature(one.key),
  )
  return inOrder(known, now).flatMap(id => {
    const [one, other] = [known.get(id), now.get(id)]
    const part = (other ?? one)!
    const feature = idOfFeature(part.key)
    // Its options come and go with a feature.
    if (part.part === 'option' && !(known.has(feature) && now.has(feature))) return []
    if (!other) return [removed(part, id, after)]
    if (!one) return [added(other, optionsOf.get(id) ?? [], after)]
    const details = [
      ...(one.key !== other.key && other.part === 'feature' ? [`called ${one.key} before`] : []),
      ...changesOf(one, other, renamed),
      ...(other.part === 'table' ? diffRows(before, after, other.key) : []),
      ...ORDERED.flatMap(([kind, name]) => {
        const owner = `${kind}\n${id}`
        return orders[0].get(owner) === orders[1].get(owner) ? [] : [`${name} in another order`]
      }),
    ]
    return details.length > 0 ? [{ part: other.part, key: other.key, change: 'CHANGED', details }] : []
  })
}

/** One line a difference. */
export function describeDifference({ part, key, change, details }: ModelDifference): string {
  const sign = change === 'ADDED' ? '+' : change === 'REMOVED' ? '-' : '~'
  return `${sign} ${part}${key && ` ${key}`}${details.length > 0 ? `: ${details.join('; ')}` : ''}`
}

/** What makes a part of two versions the same part. */
function idOf({ part, key }: SaidPart, renamed: ReadonlyMap<string, string> = new Map()): string {
  if (part !== 'feature' && part !== 'option') return `${part}\n${key}`
  const [feature = '', ...option] = key.split('.')
  return `${part}\n${[renamed.get(feature) ?? feature, ...option].join('.')}`
}

function idOfFeature(key: string): string {
  return `feature\n${key.split('.')[0]}`
}

/** As the new version has them; what is gone stands behind what stood before it. */
function inOrder(
  known: ReadonlyMap<string, SaidPart>,
  now: ReadonlyMap<string, SaidPart>,
): readonly string[] {
  const gone = new Map<string, string[]>()
  let behind = ''
  for (const id of known.keys()) {
    if (now.has(id)) behind = id
    else gone.set(behind, [...(gone.get(behind) ?? []), id])
  }
  return [...(gone.get('') ?? []), ...[...now.keys()].flatMap(id => [id, ...(gone.get(id) ?? [])])]
}

/** Of those that both have: kind and whose they are → their order. */
function ordersOf(
  parts: ReadonlyMap<string, SaidPart>,
  others: ReadonlyMap<string, SaidPart>,
): ReadonlyMap<string, string> {
  const [model = ''] = parts.keys()
  const orders = new Map<string, string>()
  for (const [id, { part }] of parts) {
    if (!others.has(id)) continue
    const owner = `${part}\n${part === 'option' ? idOfFeature(id.slice('option\n'.length)) : model}`
    orders.set(owner, `${orders.get(owner) ?? ''}\n${id}`)
  }
  return orders
}

function changesOf(one: SaidPart, other: SaidPart, renamed: ReadonlyMap<string, string>): string[] {
  const paths = new Set([...one.says.keys(), ...other.says.keys()])
  return [...paths].flatMap(path => {
    const [before, after] = [one.says.get(path), other.says.get(path)]
    if (before !== undefined && after !== undefined && saysSame(path, before, after, renamed)) return []
    return [`${path} ${before ?? 'none'} → ${after ?? 'none'}`.trimStart()]
  })
}

function added(
  { part, key, says }: SaidPart,
  options: readonly SaidPart[],
  after: ProductModel,
): ModelDifference {
  const rule = after.migrate?.find(one => part === 'feature' && one.kind === 'SET' && one.to === key)
  const details = [...says]
    .filter(([path]) => !IN_OTHER_LANGUAGE.test(path))
    .map(([path, text]) => `${path} ${text}`.trimStart())
  const codes = options.map(option => option.key.slice(key.length + 1))
  if (codes.length > 0) details.push(`options ${codes.join(', ')}`)
  if (rule?.kind === 'SET') details.push(`set to ${String(rule.value)} in earlier configurations`)
  return { part, key, change: 'ADDED', details }
}

const IN_OTHER_LANGUAGE = /(?:^|\.)(?:label|say|name)\.(?!en$)[^.]+$/

function removed({ part, key }: SaidPart, id: string, after: ProductModel): ModelDifference {
  const difference = { part, key: id.slice(part.length + 1), change: 'REMOVED', details: [] } as const
  if (part !== 'feature' && part !== 'option') return difference
  const [feature = ''] = key.split('.')
  const rule = after.migrate?.find(one => one.kind !== 'SET' && one.from === feature)
  return { ...difference, details: [fateOf(rule, part === 'feature' ? null : key.slice(feature.length + 1))] }
}

/** What becomes of choices of a feature, or of one of its options. */
function fateOf(rule: MigrationRule | undefined, option: string | null): string {
  if (rule?.kind === 'DROP') return `choices of it are lost: ${inLanguage(rule.why, 'en')}`
  if (rule?.kind !== 'MOVE') return 'choices of it are lost'
  if (option === null) return `choices of it go to ${rule.to}`
  const became = rule.values.get(option) ?? null
  return became === null ? 'choices of it are lost' : `choices of it become ${String(became)}`
}
