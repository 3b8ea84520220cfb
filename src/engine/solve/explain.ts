import type { Explanation } from '../configuration.ts'
import type { Choice } from './choices.ts'
import type { Assumption, Core } from './core.ts'
import type { Program } from './program.ts'

/**
 * Why the choices exclude each other, or exclude what `tried` assumes: a minimal set of choices, of several the one that
 * does with the earliest in the model's order; then a minimal set of constraints that suffices for these. Null when they
 * do not.
 */
export function explain(
  core: Core,
  program: Program,
  choices: readonly Choice[],
  tried: Assumption | null,
): Explanation | null {
  const always = tried ? [tried] : []
  const assumptionsOf = (some: readonly Choice[]): Assumption[] => [
    ...always,
    ...some.map(choice => choice.assumption),
  ]
  const refusing = (some: readonly Choice[]): Choice[] | null => {
    const answer = core.solve({ assumptions: assumptionsOf(some) })
    return answer.kind === 'NONE'
      ? answer.assumptions.flatMap(place => some[place - always.length] ?? [])
      : null
  }
  if (!refusing(choices)) return null
  const needed = shrink(choices, refusing)
  return {
    constraints: core.rulesBehind(assumptionsOf(needed)).map(rule => program.rules[rule]!.constraint),
    choices: needed.map(({ feature, value }) => ({ feature, value })),
  }
}

/**
 * Leaves out one item after another, the last first, while what is left still suffices. What is returned depends on which
 * sets suffice, not on the proofs that `check` comes up with: these only save questions.
 *
 * @param check null when the items do not suffice, else some of them that do
 * @pre all items suffice
 */
export function shrink<T>(items: readonly T[], check: (some: readonly T[]) => readonly T[] | null): T[] {
  let left = [...items]
  let proof: ReadonlySet<T> = new Set(items)
  for (const item of items.toReversed()) {
    const without = left.filter(other => other !== item)
    if (proof.has(item)) {
      const smaller = check(without)
      if (!smaller) continue
      proof = new Set(smaller)
    }
    left = without
  }
  return left
}
