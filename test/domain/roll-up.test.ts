import { describe, expect, it } from 'vitest'
import { sum } from '../../src/domain/decimal.ts'
import { rollUp } from '../../src/domain/roll-up.ts'
import { calculate, ruleOfLine } from '../../src/engine/index.ts'
import { goldenCases, openCase } from '../models/models.ts'

const [skid] = goldenCases.filter(one => one.model === 'HYDRO-SKID')
const { model, choices, quantity, buyer } = openCase(skid!.name)
const { definition } = calculate(model, choices, quantity, buyer, {})
const { lines, levels } = rollUp(definition)

describe('a definition added up', () => {
  it('has a make part with its own number, its own list and the cost of that list', () => {
    const frame = lines.find(({ line }) => line.kind === 'MAKE_PART')!
    expect(frame.line.number).toMatch(/^FRAME-\d$/)
    expect(frame.line.cost.amount.isZero).toBe(true)
    expect(frame.below.map(line => line.kind)).toEqual(['SAW_LIST', 'PROCESS', 'PROCESS'])
    expect(frame.below.every(line => line.key.startsWith(`${frame.line.key}/`))).toBe(true)
    expect(frame.cost.amount.toString()).toBe(sum(frame.below.map(line => line.cost.amount)).toString())
  })

  it('comes level by level to the cost of the whole', () => {
    expect(levels.map(level => level.level)).toEqual([0, 1])
    expect(sum(levels.map(level => level.cost.amount)).equals(definition.cost.amount)).toBe(true)
    const top = lines.filter(({ level }) => level === 0)
    expect(sum(top.map(({ cost }) => cost.amount)).equals(definition.cost.amount)).toBe(true)
  })
})

it('each line tells the rule it came from, and where that stands', () => {
  for (const { key } of definition.lines) {
    const rule = ruleOfLine(model, key)!
    expect(rule.modelHash).toBe(model.hash)
    const name = key.split('/').at(-1)
    expect(model.source.split('\n')[rule.line! - 1]).toMatch(new RegExp(`^ +"?${name}"?:`))
  }
  expect(ruleOfLine(model, 'nothing')).toBeNull()
})
