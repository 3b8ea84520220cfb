import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readModel } from '../../src/engine/index.ts'

const FOLDER = new URL('../../models/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false }).compile(
  JSON.parse(read('product-model.schema.json')),
)
const FILES = readdirSync(FOLDER).filter(name => name.endsWith('.product.yaml'))

/** Where it does not fit; an editor would underline it. */
function places(text: string): string[] {
  if (validate(parse(text))) return []
  return [...new Set((validate.errors ?? []).map(error => error.instancePath))]
}

test.each(FILES)('the schema for editors fits %s', name => {
  expect(places(read(name))).toEqual([])
})

const PLANK = read('plank.product.yaml')

test.each([
  ['an unknown key', PLANK.replace('currency:', 'colour: red\ncurrency:')],
  ['a type that there is not', PLANK.replace('type: integer', 'type: intger')],
  ['a missing currency', PLANK.replace(/^currency: .*\n/m, '')],
  ['an unknown kind of price step', PLANK.replace('kind: base', 'kind: bass')],
])('the schema and the reader both refuse %s', (_what, text) => {
  expect(text).not.toBe(PLANK)
  expect(places(text)).not.toEqual([])
  expect(readModel(text, 'plank.product.yaml').model).toBeNull()
})

test('the schema knows every part that the reader knows', () => {
  const { properties } = JSON.parse(read('product-model.schema.json')) as { properties: object }
  for (const part of Object.keys(properties)) {
    const { problems } = readModel(`${part}: 1\n`, 'part.product.yaml')
    expect(problems.filter(problem => problem.code === 'UNKNOWN_KEY')).toEqual([])
  }
  const { problems } = readModel('nothing: 1\n', 'part.product.yaml')
  expect(problems.some(problem => problem.code === 'UNKNOWN_KEY')).toBe(true)
})
