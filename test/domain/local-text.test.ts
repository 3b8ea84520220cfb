import { expect, it } from 'vitest'
import { inLanguage } from '../../src/domain/price.ts'
import { textOf } from '../../src/engine/evaluate/text.ts'
import { readModel } from '../../src/engine/index.ts'

const TEXT = { en: 'Width', nl: 'Breedte', 'zh-Hant': '寬度' }

it.each([
  ['nl', 'Breedte'],
  ['nl-BE', 'Breedte'],
  ['nl-Latn-BE', 'Breedte'],
  ['zh-Hant-TW', '寬度'],
  ['zh-TW', 'Width'],
  ['en-GB', 'Width'],
  ['de', 'Width'],
  ['', 'Width'],
  [null, 'Width'],
  [undefined, 'Width'],
])('for %s a text reads %s', (locale, text) => expect(inLanguage(TEXT, locale)).toBe(text))

it('a text with holes falls back as a whole, and so does each option in it', () => {
  const { model, problems } = readModel(
    `
product: X
version: "1"
name: X
currency: EUR
features:
  wood: { label: Wood, type: option, options: { OAK: { label: { en: Oak, nl: Eiken, nl-BE: Eik } }, ASH: Ash } }
texts:
  summary: { en: "A shelf of {wood}", nl: "Een plank van {wood}", nl-BE: "Een legger van {wood}" }
`,
    'x',
  )
  expect(problems).toEqual([])
  const oak = textOf(model!, 'summary', { wood: 'OAK' })!
  expect(['nl-BE', 'nl-NL', 'fr'].map(locale => inLanguage(oak, locale))).toEqual([
    'Een legger van Eik',
    'Een plank van Eiken',
    'A shelf of Oak',
  ])
  expect(inLanguage(textOf(model!, 'summary', { wood: 'ASH' })!, 'nl-BE')).toBe('Een legger van Ash')
})
