import type { Explanation } from '../configuration.ts'
import type { Choice } from './choices.ts'
import type { Core } from './core.ts'
import { shrink } from './explain.ts'
import type { Program } from './program.ts'
import { Trial } from './trial.ts'

/** Constraints of severity warning that are broken whatever is still open, with a minimal set of choices that do so. */
export function findWarnings(
  core: Core,
  program: Program,
  choices: readonly Choice[],
  readFilledIn: () => readonly Choice[],
): Explanation[] {
  if (program.warnings.length === 0) return []
  const filledIn = readFilledIn()
  const assumptions = [...choices, ...filledIn].map(choice => choice.assumption)
  const trial = new Trial(program, assumptions)
  return program.warnings.flatMap(index => {
    const { constraint } = program.rules[index]!
    const breaks = (some: readonly Choice[]): readonly Choice[] | null => {
      const assumptions = [...some, ...filledIn].map(choice => choice.assumption)
      return core.isBroken(index, assumptions) ? some : null
    }
    if (trial.holds(index) ?? !breaks(choices)) return []
    const involved = shrink(choices, breaks).map(({ feature, value }) => ({ feature, value }))
    return [{ constraints: [constraint], choices: involved }]
  })
}
