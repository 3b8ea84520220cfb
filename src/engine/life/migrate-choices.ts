import { inLanguage } from '../../domain/price.ts'
import type { Explanation } from '../configuration.ts'
import { checkValue, readWritten } from '../evaluate/check-value.ts'
import type { Choices, Feature, MigrationRule, ProductModel, Value } from '../model.ts'
import { configure } from '../solve/index.ts'

/** What became of the choices of one configuration, feature by feature. */
export interface MigrationReport {
  readonly kept: readonly { readonly feature: string; readonly value: Value }[]
  /** Also what was set without a choice before: `from` is null then, and `before` the new feature itself */
  readonly changed: readonly {
    /** The feature as it was called */
    readonly before: string
    readonly from: Value | null
    readonly feature: string
    readonly to: Value
  }[]
  readonly lost: readonly { readonly feature: string; readonly value: Value; readonly why: string }[]
}

export interface Migrated {
  readonly choices: Choices
  readonly report: MigrationReport
}

interface Moved {
  readonly before: string
  readonly from: Value | null
  readonly feature: Feature
  readonly to: Value
}

/**
 * The choices of a configuration in an earlier version as choices of another: by the rules of its `migrate`, else under
 * the same names. What cannot be any more is lost. Of choices that exclude each other now the one is lost that was made
 * last, then what was set without a choice, then what the model asks last: the earlier answers hold.
 *
 * @param latest features of `from` chosen last
 * @returns choices of `to` without a conflict
 */
export function migrateChoices(
  from: ProductModel,
  to: ProductModel,
  choices: Choices,
  latest: readonly string[] = [],
): Migrated {
  const lost: MigrationReport['lost'][number][] = []
  const moved: Moved[] = []
  const order = new Map(from.features.map((feature, place) => [feature.code, place]))
  const codes = Object.keys(choices).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  for (const code of codes) {
    const one = moveOne(to, code, choices[code]!)
    if ('why' in one) lost.push({ feature: code, value: choices[code]!, why: one.why })
    else if (moved.some(other => other.feature === one.moved.feature))
      lost.push({
        feature: code,
        value: choices[code]!,
        why: `"${one.moved.feature.code}" is chosen already`,
      })
    else {
      moved.push(one.moved)
      if (one.gone.length > 0) lost.push({ feature: code, value: one.gone, why: noSuchOption(to) })
    }
  }
  moved.push(...setWhatIsNew(to, moved))
  const kept = dropConflicts(to, moved, new Set(latest), lost)
  return { choices: choicesOf(kept), report: reportOf(kept, lost) }
}

function moveOne(
  to: ProductModel,
  code: string,
  value: Value,
): { readonly moved: Moved; readonly gone: readonly string[] } | { readonly why: string } {
  const rule = (to.migrate ?? []).find(one => one.kind !== 'SET' && one.from === code)
  if (rule?.kind === 'DROP') return { why: inLanguage(rule.why, 'en') }
  const target = rule?.kind === 'MOVE' ? rule.to : code
  const feature = to.features.find(one => one.code === target)
  if (!feature) return { why: `version ${to.version} has no feature "${code}"` }
  const { value: became, gone } = mapValue(feature, rule?.kind === 'MOVE' ? rule : null, value)
  if (became === null) return { why: noSuchOption(to) }
  const checked = checkValue(feature, became)
  if ('refusal' in checked) return { why: checked.refusal.message }
  if (checked.value === null) return { why: `"${target}" cannot be empty` }
  return { moved: { before: code, from: value, feature, to: checked.value }, gone }
}

function noSuchOption({ version }: ProductModel): string {
  return `version ${version} has no such option`
}

/** By the rule where it names the value, else as it was, in the type that the feature has now. `gone`: of several options those that are not there. */
function mapValue(
  feature: Feature,
  rule: Extract<MigrationRule, { kind: 'MOVE' }> | null,
  value: Value,
): { readonly value: unknown; readonly gone: readonly string[] } {
  const mapOne = (one: string): Value | null => {
    const became = rule?.values.get(one)
    return became === undefined ? one : became
  }
  if (feature.type !== 'MULTI_OPTION') {
    if (Array.isArray(value) && value.length !== 1) return { value: null, gone: [] }
    const became = mapOne(String(value))
    return { value: typeof became === 'string' ? readWritten(feature, became) : became, gone: [] }
  }
  const before = Array.isArray(value) ? value : [String(value)]
  const isThere = (one: string) => feature.options.some(option => option.code === mapOne(one))
  const left = before.filter(isThere)
  const after = left.length === 0 && before.length > 0 ? null : [...new Set(left.map(mapOne))]
  return { value: after, gone: before.filter(one => !isThere(one)) }
}

function setWhatIsNew(to: ProductModel, moved: readonly Moved[]): Moved[] {
  return (to.migrate ?? []).flatMap(rule => {
    const feature = rule.kind === 'SET' && to.features.find(one => one.code === rule.to)
    if (!feature || moved.some(one => one.feature === feature)) return []
    return [{ before: feature.code, from: null, feature, to: rule.value }]
  })
}

function dropConflicts(
  to: ProductModel,
  moved: readonly Moved[],
  latest: ReadonlySet<string>,
  lost: MigrationReport['lost'][number][],
): readonly Moved[] {
  const place = new Map(to.features.map((feature, index) => [feature.code, index]))
  const rank = (one: Moved): number =>
    place.get(one.feature.code)! +
    (one.from === null ? to.features.length : 0) +
    (latest.has(one.before) ? 2 * to.features.length : 0)
  let left = moved
  for (;;) {
    const answer = configure(to, { choices: choicesOf(left) })
    const [conflict] = answer.status === 'CONFLICT' ? answer.conflicts() : []
    if (!conflict) return left
    const codes = new Set(conflict.choices.map(one => one.feature.code))
    const [last] = left.filter(one => codes.has(one.feature.code)).sort((a, b) => rank(b) - rank(a))
    if (!last) return []
    left = left.filter(one => one !== last)
    lost.push({ feature: last.before, value: last.from ?? last.to, why: describeConflict(conflict, last) })
  }
}

function describeConflict({ constraints, choices }: Explanation, lost: Moved): string {
  const others = choices
    .filter(one => one.feature.code !== lost.feature.code)
    .map(one => `${one.feature.code} ${inWords(one.value)}`)
  const rules = constraints.map(one => `${one.code}: ${inLanguage(one.message, 'en')}`)
  return `does not go with ${others.join(', ') || 'the model'} (${rules.join(' ')})`
}

function choicesOf(moved: readonly Moved[]): Choices {
  return Object.fromEntries(moved.map(one => [one.feature.code, one.to]))
}

function reportOf(moved: readonly Moved[], lost: MigrationReport['lost']): MigrationReport {
  const isKept = (one: Moved) =>
    one.before === one.feature.code && JSON.stringify(one.from) === JSON.stringify(one.to)
  return {
    kept: moved.filter(isKept).map(one => ({ feature: one.feature.code, value: one.to })),
    changed: moved
      .filter(one => !isKept(one))
      .map(({ before, from, feature, to }) => ({ before, from, feature: feature.code, to })),
    lost,
  }
}

/** One line for each change, ready to print. */
export function describeMigration({ kept, changed, lost }: MigrationReport): readonly string[] {
  if (kept.length + changed.length + lost.length === 0) return ['nothing was chosen']
  return [
    `kept: ${kept.map(one => `${one.feature} ${inWords(one.value)}`).join(', ') || 'nothing'}`,
    ...changed.map(({ before, from, feature, to }) =>
      from === null
        ? `set: ${feature} ${inWords(to)}`
        : `changed: ${before} ${inWords(from)} → ${feature} ${inWords(to)}`,
    ),
    ...lost.map(({ feature, value, why }) => `lost: ${feature} ${inWords(value)}: ${why}`),
  ]
}

function inWords(value: Value): string {
  return Array.isArray(value) ? value.join(' + ') || 'nothing' : String(value)
}
