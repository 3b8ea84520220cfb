import type { FeatureGroup } from '../model.ts'
import { type Fields, isUsableName, localTexts } from './fields.ts'
import { type ProblemSink, quoted, suggest } from './problems.ts'

/** The groups that questions are asked in, in their order. */
export function readGroups(fields: Fields, sink: ProblemSink): readonly FeatureGroup[] {
  const groups: FeatureGroup[] = []
  for (const [code, { keyOffset, value }] of fields.entries('groups', 'the groups')) {
    if (!isUsableName(code))
      sink.add(keyOffset, 'BAD_CODE', `expected a group of letters, digits and _, got ${quoted(code)}`)
    const texts = localTexts(value, `the label of group "${code}"`, sink)
    const label = Object.fromEntries([...(texts ?? [])].map(([language, { text }]) => [language, text]))
    groups.push({ code, label: texts ? label : { en: code } })
  }
  return groups
}

/** The group that a feature says it is in. */
export function readGroup(feature: Fields, groups: readonly FeatureGroup[]): string | null {
  const text = feature.text('group')
  if (!text || groups.some(({ code }) => code === text.text)) return text?.text ?? null
  return feature.report(
    text.offset,
    'UNKNOWN_NAME',
    `expected a group of this model for ${feature.what}, got ${quoted(text.text)}${suggest(
      text.text,
      groups.map(({ code }) => code),
    )}`,
  )
}

/** Warns of groups that nothing is in. */
export function checkGroups(fields: Fields, used: ReadonlySet<string | null>, sink: ProblemSink): void {
  for (const [code, { keyOffset }] of fields.entries('groups', 'the groups'))
    if (!used.has(code))
      sink.warn(keyOffset, 'UNUSED_GROUP', `expected a feature in group ${quoted(code)}, got none`)
}
