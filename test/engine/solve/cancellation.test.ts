import { afterEach, describe, expect, it } from 'vitest'
import { cancelWhen, configure, type Rulebook } from '../../../src/engine/index.ts'
import { seededRandom } from '../../support/random.ts'
import { threeSat } from '../../support/three-sat.ts'

afterEach(() => cancelWhen(() => false))

function domainsOf(rulebook: Rulebook, choices: Record<string, string>): unknown {
  const configured = configure(rulebook, { choices })
  const domains = rulebook.features.map(({ code }) => configured.domain(code).options!.map(one => one.state))
  return { status: configured.status, selections: configured.selections, domains }
}

describe('a search that is given up', () => {
  it('leaves a solver that answers as a new one does', () => {
    const asked = threeSat(60, 240, 1)
    const random = seededRandom(2)
    let given = 0
    for (let round = 0; round < 25; round++) {
      const choices = Object.fromEntries(
        Array.from({ length: 4 }, () => [`x${1 + Math.floor(random() * 60)}`, 'true']),
      )
      let looks = Math.floor(random() * 30)
      cancelWhen(() => looks-- <= 0)
      try {
        domainsOf(asked, choices)
      } catch (error) {
        expect((error as Error).name).toBe('Cancelled')
        given++
      }
      cancelWhen(() => false)
      expect(domainsOf(asked, choices)).toEqual(domainsOf(threeSat(60, 240, 1), choices))
    }
    expect(given).toBeGreaterThan(10)
  })
})
