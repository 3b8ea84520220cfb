import { expect, test } from 'vitest'
import { hashOf, readModel } from '../../../src/engine/index.ts'
import { loadModel, openCase } from '../../models/models.ts'

test('equal values give one hash, whatever the order of choosing', () => {
  const { model, choices } = openCase('G1')
  const turned = Object.fromEntries(Object.entries(choices).reverse())
  expect(hashOf(model, turned)).toBe(hashOf(model, choices))
  expect(hashOf(model, choices)).toMatch(/^[0-9a-f]{64}$/)
})

test('another value, version or product gives another hash', () => {
  const { model, choices } = openCase('G1')
  const hashes = [
    hashOf(model, choices),
    hashOf(model, { ...choices, width: 1201 }),
    hashOf({ ...model, version: '2' }, choices),
    hashOf({ ...model, code: 'VENTO-71' }, choices),
  ]
  expect(new Set(hashes).size).toBe(4)
})

test('the hash of a model is of what it says, not of how it is laid out', () => {
  const { source, hash } = loadModel('CARE')
  const again = (text: string) => readModel(text, 'x').model!.hash
  expect(again(`# A remark\n${source.replaceAll('\n\n', '\n\n\n')}`)).toBe(hash)
  expect(again(source.replace('14.00 EUR', '14.01 EUR'))).not.toBe(hash)
})
