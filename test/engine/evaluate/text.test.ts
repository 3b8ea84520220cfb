import { expect, test } from 'vitest'
import { brokenConstraints, itemNumberOf, mayNeed, textOf } from '../../../src/engine/index.ts'
import { goldenCases, openCase } from '../../models/models.ts'

test.each(goldenCases.map(one => one.name))('the smart number of %s needs no quantity', name => {
  const { model, choices, expect: expected } = openCase(name)
  expect(itemNumberOf(model, choices)).toBe(expected.itemNumber)
})

test('a text prints numbers in their unit and options as their label, per language', () => {
  const { model, choices } = openCase('G1')
  expect(textOf(model, 'summary', choices)).toEqual({
    en: 'Tilt and turn window, 1200 × 1400 mm, Double glazing HR++, Anthracite grey (RAL 7016)',
    nl: 'Raam, Draai-kiep, 1200 × 1400 mm, Dubbel glas HR++, Antracietgrijs (RAL 7016)',
  })
  expect(textOf(model, 'nothing', choices)).toBeNull()
})

test('complete values that break a rule are told so, warnings too', () => {
  const { model, choices } = openCase('G1')
  const broken = brokenConstraints(model, { ...choices, security: 'RC2', width: 2100 }).map(one => one.code)
  expect(broken).toEqual(['W1', 'W4', 'W9'])
})

test('a model may need an article whose number has the form of one of its lines', () => {
  const { model } = openCase('G1')
  const numbers = ['P70-FR', 'BEAD-44', 'HW-TT-M-L', 'GL-LAM-0750x1050', 'HW-X', 'PANEL']
  expect(numbers.filter(number => mayNeed(model, number))).toEqual(numbers.slice(0, 4))
})
