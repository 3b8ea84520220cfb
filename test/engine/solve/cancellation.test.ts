import { afterEach, describe, expect, it } from 'vitest'
import { cancelWhen, configure, type Rulebook, readDimacs } from '../../../src/engine/index.ts'
import { seededRandom } from '../../support/random.ts'

afterEach(() => cancelWhen(() => false))

/** Clauses of three literals, satisfiable and tight enough to make the solver search. */
function threeSat(variables: number, clauses: number, seed: number): Rulebook {
  const random = seededRandom(seed)
  const lines = Array.from({ length: clauses }, () => {
    const chosen = new Set<number>()
    while (chosen.size < 3) chosen.add(1 + Math.floor(random() * variables))
    const literals = [...chosen].map(one => (random() < 0.5 ? -one : one))
    // Everything true satisfies it.
    if (literals.every(one => one < 0)) literals[0] = -literals[0]!
    return `${literals.join(' ')} 0`
  })
  return readDimacs(`p cnf ${variables} ${clauses}\n${lines.join('\n')}`).rulebook!
}

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
