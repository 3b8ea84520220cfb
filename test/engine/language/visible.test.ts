import { describe, expect, it } from 'vitest'
import { configure, readModel, visibleFeatures } from '../../../src/engine/index.ts'
import type { Choices, Value } from '../../../src/engine/model.ts'
import { Oracle } from '../solve/oracle.ts'

const text = (features: string, rest = '') => `
product: X
version: "1"
name: X
currency: EUR
groups:
  body: { en: Body, nl: Romp }
  light: Light
features:
${features}
${rest}
`
const FEATURES = `
  size: { label: Size, type: option, group: body, options: { S: Small, L: Large } }
  lamp: { label: Lamp, type: boolean, group: light, visible: size = L }
  colour: { label: Colour, type: option, visible: lamp, options: { WARM: Warm, COLD: Cold }, default: COLD }
  watts: { label: Watts, type: integer, unit: W, min: 1, max: 3, visible: "colour = WARM and lamp", default: 2 }
  reach: { label: Reach, type: decimal, unit: m, min: 0, max: 1, step: 0.5, visible: not lamp, default: "0.5" }
  extras: { label: Extras, type: multi-option, visible: lamp, options: { A: A, B: B }, default: [B] }
  note: { label: Note, type: text, visible: lamp }
`
const HIDDEN: Choices = { lamp: false, colour: 'COLD', watts: 2, reach: '0.5', extras: ['B'] }
const { model, problems } = readModel(text(FEATURES), 'x')

const codesOf = (features: string, rest = '') =>
  readModel(text(features, rest), 'x').problems.map(({ severity, code }) => `${severity} ${code}`)

describe('a feature that is not visible', () => {
  it('is read', () => expect(problems).toEqual([]))

  it('has its one hidden value in all that can be built, and no other value otherwise lost', () => {
    const solutions = new Oracle(model!).solutions({})
    const counts = { hidden: 0, shown: 0 }
    for (const one of solutions) {
      const isVisible = {
        lamp: one['size'] === 'L',
        colour: one['lamp'] === true,
        watts: one['lamp'] === true && one['colour'] === 'WARM',
        reach: one['lamp'] === false,
        extras: one['lamp'] === true,
      }
      for (const [code, isAsked] of Object.entries(isVisible)) {
        counts[isAsked ? 'shown' : 'hidden']++
        if (!isAsked) expect(one[code]).toEqual(HIDDEN[code])
      }
      if (!one['lamp']) expect(one['note']).toBeNull()
    }
    // Small: 3 reaches only when the lamp is off; large with a lamp: warm 3 watts, cold 1, 4 sets of extras, 2 notes.
    expect(solutions).toHaveLength(3 + 3 + (3 + 1) * 4 * 2)
    expect(Math.min(counts.hidden, counts.shown)).toBeGreaterThan(0)
  })

  it('is filled in, and cannot be chosen otherwise', () => {
    const small = configure(model!, { choices: { size: 'S' } })
    expect(small.status).toBe('COMPLETE')
    expect(small.values).toEqual({ size: 'S', ...HIDDEN })
    const [conflict] = configure(model!, { choices: { size: 'S', colour: 'WARM' } }).conflicts()
    expect(conflict!.constraints.map(one => one.code).sort()).toEqual(['VISIBLE-colour', 'VISIBLE-lamp'])
    expect(conflict!.constraints[0]!.message).toEqual({
      en: 'Lamp is not asked with these choices.',
      nl: 'Lamp wordt bij deze keuzes niet gevraagd.',
    })
  })

  it.each<[Record<string, Value>, string[]]>([
    [
      {},
      ['size shown', 'lamp open', 'colour open', 'watts hidden', 'reach open', 'extras open', 'note open'],
    ],
    [
      { size: 'S' },
      [
        'size shown',
        'lamp hidden',
        'colour hidden',
        'watts hidden',
        'reach shown',
        'extras hidden',
        'note hidden',
      ],
    ],
    [
      { lamp: true, colour: 'WARM' },
      [
        'size shown',
        'lamp shown',
        'colour shown',
        'watts shown',
        'reach hidden',
        'extras shown',
        'note shown',
      ],
    ],
  ])('with %o: %o', (choices, visibilities) => {
    const seen = visibleFeatures(model!, configure(model!, { choices }))
    expect([...seen].map(([code, one]) => `${code} ${one}`)).toEqual(visibilities)
  })

  it.each([
    [
      '  a: { label: A, type: boolean }\n  b: { label: B, type: integer, min: 1, max: 2, visible: a }',
      'error MISSING_KEY',
    ],
    [
      '  a: { label: A, type: boolean }\n  b: { label: B, type: text, default: x, visible: a }',
      'error BAD_DEFAULT',
    ],
    ['  a: { label: A, type: boolean, visible: not a }', 'error CYCLE'],
    ['  a: { label: A, type: boolean, visible: b }', 'error UNKNOWN_NAME'],
    ['  a: { label: A, type: boolean, visible: quantity > 1 }', 'error NOT_HERE'],
    ['  a: { label: A, type: boolean, visible: 1 }', 'error TYPE_MISMATCH'],
    ['  a: { label: A, type: boolean, group: bodi }', 'error UNKNOWN_NAME'],
  ])('%s → %s', (features, problem) => {
    expect(codesOf(features).filter(one => one !== 'warning UNUSED_GROUP')).toEqual([problem])
  })

  it('keeps the codes of its constraints to itself', () => {
    const rest = 'constraints:\n  VISIBLE-lamp: { rule: lamp, say: No. }'
    expect(codesOf(FEATURES, rest)).toEqual(['error BAD_CODE'])
  })
})

describe('groups', () => {
  it('stand in their order, each with a label per language', () => {
    expect(model!.groups).toEqual([
      { code: 'body', label: { en: 'Body', nl: 'Romp' } },
      { code: 'light', label: { en: 'Light' } },
    ])
    expect(model!.features.map(feature => feature.group ?? null)).toEqual([
      'body',
      'light',
      ...[null, null, null, null, null],
    ])
  })

  it('that nothing is in are a warning', () => {
    const features = '  a: { label: A, type: boolean, group: body }'
    expect(readModel(text(features), 'x').problems).toMatchObject([
      { severity: 'warning', code: 'UNUSED_GROUP', line: 8, column: 3 },
    ])
  })
})
