import { expect, it } from 'vitest'
import { seededRandom } from '../../src/lib/random.ts'

it('draws the same from the same seed', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed)
    return Array.from({ length: 5 }, () => random.between(1, 1000))
  }
  expect(draw(1)).toEqual(draw(1))
  expect(draw(1)).not.toEqual(draw(2))
})

it('stays between its ends and meets both', () => {
  const random = seededRandom(7)
  const draws = Array.from({ length: 500 }, () => random.between(-1, 2))
  expect(new Set(draws)).toEqual(new Set([-1, 0, 1, 2]))
})
