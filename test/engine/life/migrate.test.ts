import { expect, test } from 'vitest'
import {
  configure,
  describeMigration,
  migrateChoices,
  type ProductModel,
  readModel,
} from '../../../src/engine/index.ts'

const ONE = `product: T
version: "1"
name: T
currency: EUR
features:
  wide: { label: Width, type: integer, unit: mm, min: 400, max: 2400 }
  finish: { label: Finish, type: option, options: { OIL: Oil, WAX: Wax, LACK: Lacquer } }
  extras: { label: Extras, type: multi-option, options: { LED: LED, HOOK: Hook } }
  engraving: { label: Engraving, type: text }
  motor: { label: Motor, type: boolean }
constraints:
  C1: { rule: motor implies wide > 600 mm, say: A motor needs room. }
price:
  BASE: { kind: base, label: Base, amount: 10 EUR }
`
const TWO = `product: T
version: "2"
name: T
currency: EUR
features:
  width: { label: Width, type: integer, unit: mm, min: 300, max: 2000 }
  finish: { label: Finish, type: option, options: { OIL: Oil, LACQUER: Lacquer } }
  extras: { label: Extras, type: multi-option, options: { LED: LED } }
  motor: { label: Motor, type: boolean }
  plug: { label: Plug, type: option, options: { EU: EU, UK: UK } }
constraints:
  C1: { rule: motor implies width > 700 mm, say: A motor needs room. }
price:
  BASE: { kind: base, label: Base, amount: 12 EUR }
migrate:
  wide: { to: width }
  finish: { values: { LACK: LACQUER, WAX: none } }
  engraving: { drop: Nobody engraves any more }
  plug: { set: EU }
`
function read(text: string): ProductModel {
  const { model, problems } = readModel(text, 't.product.yaml')
  expect(problems).toEqual([])
  return model!
}
const [one, two] = [read(ONE), read(TWO)]

test('choices move by the rules of the new version, and the report says what became of each', () => {
  const choices = { wide: 650, finish: 'LACK', extras: ['LED', 'HOOK'], engraving: 'Me', motor: true }
  const migrated = migrateChoices(one, two, choices)
  expect(migrated.choices).toEqual({ width: 650, finish: 'LACQUER', extras: ['LED'], plug: 'EU' })
  expect(describeMigration(migrated.report)).toEqual([
    'kept: nothing',
    'changed: wide 650 → width 650',
    'changed: finish LACK → finish LACQUER',
    'changed: extras LED + HOOK → extras LED',
    'set: plug EU',
    'lost: extras HOOK: version 2 has no such option',
    'lost: engraving Me: Nobody engraves any more',
    'lost: motor true: does not go with width 650 (C1: A motor needs room.)',
  ])
})

test('of choices that exclude each other the latest is lost', () => {
  const { choices, report } = migrateChoices(one, two, { wide: 650, motor: true, finish: 'WAX' }, ['wide'])
  expect(choices).toEqual({ motor: true, plug: 'EU' })
  expect(report.kept).toEqual([{ feature: 'motor', value: true }])
  expect(report.lost.map(lost => lost.feature)).toEqual(['finish', 'wide'])
})

test('whatever was chosen, what comes out is free of conflicts and nothing is forgotten', () => {
  for (const wide of [400, 650, 900, 2400])
    for (const motor of [true, false])
      for (const finish of ['OIL', 'WAX', 'LACK']) {
        const { choices, report } = migrateChoices(one, two, { wide, motor, finish })
        expect(configure(two, { choices }).status).not.toBe('CONFLICT')
        const told = [
          ...report.kept,
          ...report.changed.filter(change => change.from !== null),
          ...report.lost,
        ]
        expect(told).toHaveLength(3)
      }
})

test('a migration is checked where it stands', () => {
  const text = `${TWO.slice(0, TWO.indexOf('migrate:'))}migrate:
  wide: { to: widht }
  high: { to: width, drop: Gone }
  finish: { values: { LACK: LAQUER } }
  plug: { set: US }
  motor: { sett: true }
  a: { to: motor }
  b: { to: motor }
`
  const { problems } = readModel(text, 't.product.yaml')
  expect(problems.map(problem => `${problem.line}:${problem.column} ${problem.code}`)).toEqual([
    '16:15 UNKNOWN_NAME',
    '17:3 WRONG_SHAPE',
    '18:29 BAD_MIGRATION',
    '19:16 BAD_MIGRATION',
    '20:3 WRONG_SHAPE',
    '20:12 UNKNOWN_KEY',
    '22:3 DUPLICATE_NAME',
  ])
})
