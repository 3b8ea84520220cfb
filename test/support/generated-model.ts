import { booleanFeature } from '../../src/engine/exchange/boolean-feature.ts'
import type { BooleanExpression } from '../../src/engine/expression.ts'
import type { Constraint, Rulebook } from '../../src/engine/model.ts'
import { type Random, seededRandom } from './catalogue-check/random.ts'

/** Clauses for each feature beyond those of the tree, as in a Linux kernel's feature model (40,121 for 6,467). */
const CLAUSES_PER_FEATURE = 5.2
/** The more, the more stays open */
const HIDDEN = 12

/**
 * A feature model of a given size that is shaped like large real ones: a tree whose children need their parent, some of
 * them mandatory or alternatives, and clauses across it, mostly of two or three literals, that some
 * hidden solutions keep.
 */
export function generateFeatureModel(seed: number, size: number): Rulebook {
  const random = seededRandom(seed)
  const parents = Array.from({ length: size }, (_one, child) =>
    child === 0 ? -1 : random.below(Math.ceil(child / 2)),
  )
  const isMandatory = parents.map(parent => parent >= 0 && random.chance(0.15))
  const hidden = Array.from({ length: HIDDEN }, () => {
    const solution: boolean[] = []
    for (const [child, parent] of parents.entries())
      solution.push(parent < 0 || (solution[parent]! && (isMandatory[child]! || random.chance(0.6))))
    return solution
  })
  const clauses: number[][] = [[1]]
  for (const [child, parent] of parents.entries()) {
    if (parent < 0) continue
    clauses.push([-(child + 1), parent + 1])
    if (isMandatory[child]) clauses.push([-(parent + 1), child + 1])
  }
  while (clauses.length < (1 + CLAUSES_PER_FEATURE) * size) {
    const clause = acrossTheTree(random, size)
    const keeps = (solution: readonly boolean[]): boolean =>
      clause.some(literal => solution[Math.abs(literal) - 1] === literal > 0)
    if (hidden.every(keeps)) clauses.push(clause)
  }
  return rulebookOf(size, clauses)
}

/** Neighbours of a feature, since constraints gather in parts of a model. */
function acrossTheTree(random: Random, size: number): number[] {
  const center = random.below(size)
  const length = random.chance(0.35) ? 2 : random.between(3, 5)
  const features = new Set<number>()
  while (features.size < length)
    features.add(Math.max(0, Math.min(size - 1, center + random.between(-40, 40))))
  return [...features].map((feature, place) => (place === 0 || random.chance(0.45) ? -1 : 1) * (feature + 1))
}

function rulebookOf(size: number, clauses: readonly (readonly number[])[]): Rulebook {
  const features = Array.from({ length: size }, (_one, index) => booleanFeature(`f${index + 1}`))
  const constraints = clauses.map((clause, index): Constraint => {
    const operands = clause.map((literal): BooleanExpression => {
      const statement: BooleanExpression = { kind: 'booleanFeature', feature: `f${Math.abs(literal)}` }
      return literal > 0 ? statement : { kind: 'not', operand: statement }
    })
    const code = `C${index + 1}`
    return { code, message: { en: code }, severity: 'error', rule: { kind: 'or', operands } }
  })
  return { features, constraints }
}
