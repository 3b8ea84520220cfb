import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../../support/gateway.ts'

/** What stands in version 1, and what a product manager writes in its place. */
type Edit = readonly [from: string, to: string]

const WALNUT = '      WALNUT: { label: { en: Walnut, nl: Noten }, short: W, finish: OIL }\n'
const MIRROR =
  '      MIRROR: { label: { en: Mirror, nl: Spiegel }, price: 74.95 EUR, cost: 31.40 EUR, weight: 8 kg }\n'
const HANGS = `  K4:
    rule: extras includes MIRROR implies doors = HINGED
    say: { en: A mirror hangs on a hinged door., nl: Een spiegel hangt aan een draaideur. }
`

/** `doors` is called `front`; walnut becomes oak, a mirror is not made any more; feet may come below it. */
const EDITS: readonly Edit[] = [
  ['version: "1"\nname', 'version: "2"\nname'],
  ['  doors:\n    label: { en: Doors', '  front:\n    label: { en: Doors'],
  ['doors = SLIDING implies', 'front = SLIDING implies'],
  ['implies doors != NONE', 'implies front != NONE'],
  ['if doors = NONE', 'if front = NONE'],
  ['DOOR-{doors}', 'DOOR-{front}'],
  ['Doors, {doors}', 'Doors, {front}'],
  ['Deuren, {doors}', 'Deuren, {front}'],
  ['cost: doors.cost', 'cost: front.cost'],
  ['leaves * doors.price', 'leaves * front.price'],
  ['{doors.short}', '{front.short}'],
  ['{watts:2}-', '{watts:2}{if feet then "F" else "N"}-'],
  ['{if extras includes MIRROR then "M" else "0"}', ''],
  [WALNUT, ''],
  [MIRROR, ''],
  [HANGS, ''],
  [
    '  shelves: { label: { en: Shelves, nl: Planken }, type',
    '  feet: { label: { en: Feet, nl: Poten }, type: boolean, default: false, group: outside }\n  shelves: { label: { en: Shelves, nl: Planken }, type',
  ],
  [
    'width * height <= 5 m2\n    say: { en: A wall is at most 5 m² in front., nl: Een wand is van voren hoogstens 5 m². }',
    'width * height <= 4.5 m2\n    say: { en: A wall is at most 4.5 m² in front., nl: "Een wand is van voren hoogstens 4,5 m²." }',
  ],
  ['amount: -10 % * EXTRAS', 'amount: -12 % * EXTRAS'],
  [
    '  EXTRAS: { kind: option',
    '  FEET: { kind: option, label: { en: Feet, nl: Poten }, when: feet, amount: 18.00 EUR }\n  EXTRAS: { kind: option',
  ],
]

const MIGRATE = `migrate:
  doors: { to: front }
  wood: { values: { WALNUT: OAK } }
`

/** The examples that the product manager keeps, with the figures that he expects now. */
const TESTS = `tests:
  As it comes:
    choose: { width: 120, height: 200, decor: 1, edge: THIN, front: HINGED, feet: false, shelves: 3, wood: OAK, light: false, watts: 10, extras: [] }
    expect: { itemNumber: K60-120-200-0001-TD3O-N10N-000, unitNet: 714.07, net: 793.07, cost: 410.22 }
  On feet:
    choose: { width: 120, height: 200, decor: 1, edge: THIN, front: HINGED, feet: true, shelves: 3, wood: OAK, light: false, watts: 10, extras: [] }
    expect: { unitNet: 732.07 }
  Too large in front:
    choose: { width: 200, height: 240, decor: 1, edge: THIN, front: HINGED, feet: false, shelves: 3, wood: OAK, light: false, watts: 10, extras: [] }
    expect: { breaks: [K1, K8] }
`

/** One of the 100,000 rows. */
const ROW: Edit = ['\n417,102,41.29\n', '\n417,102,43.50\n']

/** Version 2 of KAST-60 with all that belongs to it, in a folder of its own. Every edit finds its place, or the model has moved on. */
export function writeVersionTwo(folder: string): string {
  const models = join(ROOT, 'models')
  copyFileSync(join(models, 'plank.product.yaml'), join(folder, 'plank.product.yaml'))
  const csv = readFileSync(join(models, 'kast-60.prices.csv'), 'utf8')
  writeFileSync(join(folder, 'kast-60.prices.csv'), edited(csv, ROW))
  const text = readFileSync(join(models, 'kast-60.product.yaml'), 'utf8')
  const file = join(folder, 'kast-60.product.yaml')
  const said = EDITS.reduce(edited, text.slice(0, text.indexOf('tests:\n')))
  writeFileSync(file, said + TESTS + MIGRATE)
  return file
}

/** The file with one more edit, in another folder: other content under the same version. */
export function editAgain(file: string, other: string): void {
  for (const name of ['plank.product.yaml', 'kast-60.prices.csv'])
    copyFileSync(join(dirname(file), name), join(dirname(other), name))
  const text = edited(readFileSync(file, 'utf8'), ['amount: 18.00 EUR', 'amount: 19.00 EUR'])
  writeFileSync(other, edited(text, ['unitNet: 732.07', 'unitNet: 733.07']))
}

/** A test that fails, to be mended before the version is published. */
export function misexpect(file: string): string {
  const wrong = file.replace('.product.yaml', '-draft.product.yaml')
  writeFileSync(wrong, edited(readFileSync(file, 'utf8'), ['unitNet: 732.07', 'unitNet: 730.00']))
  return wrong
}

function edited(text: string, [from, to]: Edit): string {
  const found = text.split(from)
  if (found.length !== 2) throw new Error(`expected once, got ${found.length - 1} times: ${from}`)
  return found.join(to)
}
