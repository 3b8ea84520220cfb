import { type Rulebook, readDimacs } from '../../src/engine/index.ts'
import { seededRandom } from './random.ts'

/** A feature model of clauses of three literals, with a solution; near four clauses for each variable it takes searching. */
export function threeSat(variables: number, clauses: number, seed: number): Rulebook {
  const random = seededRandom(seed)
  const lines = Array.from({ length: clauses }, () => {
    const chosen = new Set<number>()
    while (chosen.size < 3) chosen.add(1 + Math.floor(random() * variables))
    const literals = [...chosen].map(one => (random() < 0.5 ? -one : one))
    // Everything true is a solution.
    if (literals.every(one => one < 0)) literals[0] = -literals[0]!
    return `${literals.join(' ')} 0`
  })
  return readDimacs(`p cnf ${variables} ${clauses}\n${lines.join('\n')}`).rulebook!
}
