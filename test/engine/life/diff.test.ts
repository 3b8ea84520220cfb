import { expect, test } from 'vitest'
import { describeDifference, diffModels, type ProductModel, readModel } from '../../../src/engine/index.ts'

/** @param wide what the feature is called: prose and columns keep the word */
const modelOf = (wide = 'wide') => `product: T
version: "1"
name: T
currency: EUR
features:
  ${wide}: { label: Width, type: integer, unit: mm, min: 400, max: 2400 }
  finish: { label: Finish, type: option, options: { OIL: Oil, WAX: Wax, LACK: Lacquer } }
  extras:
    label: Extras
    type: multi-option
    options: { LED: { label: LED, price: 5 EUR }, HOOK: { label: Hook, price: 1 EUR } }
  engraving: { label: Engraving, type: text }
  motor: { label: Motor, type: boolean, visible: ${wide} > 500 mm, default: false }
constraints:
  C1: { rule: motor implies ${wide} > 600 mm, say: A motor needs a wide one. }
calculate: { half: ${wide} / 2 }
tables:
  packing:
    columns: { wide: { match: upTo, unit: mm }, price: { unit: EUR } }
    rows: [[1000, 3], [2000, 4], [2400, 5]]
bom:
  top:
    kind: make-part
    number: "T-{${wide}}"
    say: Top
    each: 1
    lines:
      wide: { kind: article, number: "B-{${wide}:4}", say: "wide {${wide}}", each: 1, cost: 3 EUR }
price:
  BASE: { kind: base, label: Base, amount: "10 EUR + lookup(packing, ${wide}).price" }
  EXTRAS: { kind: option, label: Extras, amount: sum(extras.price) }
texts: { summary: "wide {${wide}}" }
`
const ONE = modelOf()

function read(text: string, attached: Readonly<Record<string, string>> = {}): ProductModel {
  const { model, problems } = readModel(text, 't.product.yaml', { attached: name => attached[name] ?? null })
  expect(problems.filter(problem => problem.severity === 'error')).toEqual([])
  return model!
}

/** Each change must be there to be made. */
function changed(text: string, ...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((before, [from, to]) => {
    expect(before).toContain(from)
    return before.replaceAll(from, to)
  }, text)
}

const told = (before: string, after: string) => diffModels(read(before), read(after)).map(describeDifference)

test('layout, comments, quotes, tests and the order of rules are no difference', () => {
  const other = changed(
    ONE,
    ['version: "1"', `version: '1'\n# a comment`],
    ['rule: motor implies wide > 600 mm', 'rule: "motor  implies wide>600 mm"'],
    ['calculate: { half: wide / 2 }', 'calculate:\n  half: wide/2'],
  )
  expect(told(ONE, other)).toEqual([])
  expect(told(ONE, `${ONE}tests: { one: { choose: { wide: 400 }, expect: { breaks: [] } } }\n`)).toEqual([])
})

test('a feature with another name is the same feature, and what only calls it so says the same', () => {
  const migrate = 'migrate: { wide: { to: width } }\n'
  const renamed = `${modelOf('width')}${migrate}`
  expect(told(ONE, renamed)).toEqual(['~ feature width: called wide before'])
  expect(told(ONE, changed(renamed, ['a wide one', 'a width one'], ['width > 600', 'width > 700']))).toEqual([
    '~ feature width: called wide before',
    '~ constraint C1: rule motor implies wide > 600 mm → motor implies width > 700 mm; say.en A motor needs a wide one. → A motor needs a width one.',
  ])
  expect(told(ONE, modelOf('width'))).toContain('- feature wide: choices of it are lost')
})

test('what changed is told part by part, in the words of the files, with what becomes of choices', () => {
  const two = `${changed(
    ONE,
    ['version: "1"', 'version: "2"'],
    ['min: 400', 'min: 300'],
    ['{ OIL: Oil, WAX: Wax, LACK: Lacquer }', '{ LACQUER: Lacquer, OIL: Oil }'],
    [', HOOK: { label: Hook, price: 1 EUR }', ''],
    ['price: 5 EUR', 'price: 6 EUR'],
    ['  engraving: { label: Engraving, type: text }\n', ''],
    [
      'constraints:\n',
      '  plug: { label: { en: Plug, nl: Stekker }, type: option, options: { EU: EU, UK: UK } }\nconstraints:\n',
    ],
    ['cost: 3 EUR', 'cost: 3.50 EUR'],
    ['half: wide / 2', 'half: wide / 3, whole: wide'],
    ['summary: "wide {wide}"', 'summary: "Width {wide}"'],
  )}migrate:
  finish: { values: { LACK: LACQUER, WAX: none } }
  engraving: { drop: Nobody engraves any more }
  plug: { set: EU }
`
  expect(told(ONE, two)).toEqual([
    '~ model T: version 1 → 2',
    '~ feature wide: min 400 → 300',
    '+ option finish.LACQUER: label.en Lacquer',
    '- option finish.WAX: choices of it are lost',
    '- option finish.LACK: choices of it become LACQUER',
    '~ option extras.LED: price 5 EUR → 6 EUR',
    '- option extras.HOOK: choices of it are lost',
    '- feature engraving: choices of it are lost: Nobody engraves any more',
    '+ feature plug: label.en Plug; type option; options EU, UK; set to EU in earlier configurations',
    '~ calculation half: wide / 2 → wide / 3',
    '+ calculation whole: wide',
    '~ line top/wide: cost 3 EUR → 3.50 EUR',
    '~ text summary: en wide {wide} → Width {wide}',
  ])
})

test('the order counts where it means something', () => {
  const options = changed(ONE, ['OIL: Oil, WAX: Wax', 'WAX: Wax, OIL: Oil'])
  expect(told(ONE, options)).toEqual(['~ feature finish: options in another order'])
  const engraving = '  engraving: { label: Engraving, type: text }\n'
  const features = changed(ONE, [engraving, ''], ['features:\n', `features:\n${engraving}`])
  expect(told(ONE, features)).toEqual(['~ model T: features in another order'])
})

test('of a table the rows are told, by what they are looked up by', () => {
  const rows = '[[1000, 3], [2000, 4], [2400, 5]]'
  const tellRows = (other: string) => told(ONE, changed(ONE, [rows, other]))
  expect(tellRows('[[1000, 3], [2000, 4.10], [2200, 5], [2400, 5]]')).toEqual([
    '~ table packing: wide upTo 2000: price 4 → 4.10; with wide upTo 2200: price 5',
  ])
  expect(tellRows('[[1000, 3], [2400, 5]]')).toEqual(['~ table packing: without wide upTo 2000'])
  expect(told(changed(ONE, ['[1000, 3]', '[1000, 3], [1000, 9]']), ONE)).toEqual([
    '~ table packing: without wide upTo 1000',
  ])
  expect(tellRows('[[2000, 4], [1000, 3], [2400, 5]]')).toEqual(['~ table packing: rows in another order'])
  const others = Array.from({ length: 14 }, (_none, index) => `[${500 + index}, 3]`).join(', ')
  expect(tellRows(`[${others}, [1000, 3], [2000, 4], [2400, 5]]`)[0]).toMatch(
    /^~ table packing: with wide upTo 500: price 3; .*wide upTo 509: price 3; and 4 more rows$/,
  )
})

test('rows of a large file are told as if nothing stood around them', () => {
  const text = changed(ONE, ['rows: [[1000, 3], [2000, 4], [2400, 5]]', 'file: p.csv'])
  const rows = Array.from({ length: 50 }, (_none, index) => `${400 + 40 * index},${3 + index}`)
  const csv = (lines: readonly string[]) => ({ 'p.csv': ['wide,price', ...lines].join('\n') })
  const before = read(text, csv(rows))
  const tell = (...lines: string[]) => diffModels(before, read(text, csv(lines))).map(describeDifference)
  expect(tell(...rows)).toEqual([])
  for (const at of [0, 1, 24, 48, 49]) {
    const [wide, price] = rows[at]!.split(',')
    const told = (what: string) => [`~ table packing: ${what}`]
    expect(tell(...rows.with(at, `${wide},${price}0`))).toEqual(
      told(`wide upTo ${wide}: price ${price} → ${price}0`),
    )
    expect(tell(...rows.toSpliced(at, 1))).toEqual(told(`without wide upTo ${wide}`))
    expect(tell(...rows.toSpliced(at, 0, `${Number(wide) - 1},7`))).toEqual(
      told(`with wide upTo ${Number(wide) - 1}: price 7`),
    )
  }
})

test('rows of a file are told the same way, whatever the order of its columns', () => {
  const text = changed(ONE, ['rows: [[1000, 3], [2000, 4], [2400, 5]]', 'file: p.csv'])
  const csv = (...rows: string[]) => ({ 'p.csv': `${rows.join('\n')}\n` })
  const before = read(text, csv('wide,price', '1000,3', '2000,4', '2400,5'))
  const tell = (...rows: string[]) => diffModels(before, read(text, csv(...rows))).map(describeDifference)
  expect(tell('price,wide', '3,1000', '4,2000', '5,2400')).toEqual([])
  expect(tell('wide,price', '1000,3', '2000,4.20', '2400,5')).toEqual([
    '~ table packing: wide upTo 2000: price 4 → 4.20',
  ])
})
