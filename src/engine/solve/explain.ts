import type { Explanation } from '../configuration.ts'
import type { Choice } from './choices.ts'
import type { Assumption, Core } from './core.ts'
import type { Program } from './program.ts'

/**
 * Why the choices exclude each other, or exclude what `tried` assumes: a minimal set of choices, then a minimal set of
 * constraints that suffices for these. Null when they do not.
 */
export function explain(
  core: Core,
  program: Program,
  choices: readonly Choice[],
  tried: Assumption | null,
): Explanation | null {
  const always = tried ? [tried] : []
  const ask = (some: readonly Choice[], rules: readonly number[]) =>
    core.solve({ assumptions: [...always, ...some.map(choice => choice.assumption)], rules })
  const answer = ask(choices, program.errors)
  if (answer.kind !== 'NONE') return null
  const chosenIn = (some: readonly Choice[], places: readonly number[]): Choice[] =>
    places.flatMap(place => some[place - always.length] ?? [])
  let rules = answer.rules
  const needed = shrink(chosenIn(choices, answer.assumptions), some => {
    const smaller = ask(some, program.errors)
    if (smaller.kind !== 'NONE') return null
    rules = smaller.rules
    return chosenIn(some, smaller.assumptions)
  })
  const neededRules = shrink(rules, some => {
    const smaller = ask(needed, some)
    return smaller.kind === 'NONE' ? smaller.rules : null
  })
  return {
    constraints: neededRules.map(rule => program.rules[rule]!.constraint),
    choices: needed.map(({ feature, value }) => ({ feature, value })),
  }
}

/**
 * Leaves out one after another of `items` while what is left still suffices.
 *
 * @param check null when the items do not suffice, else those of them that do, in the same order
 */
export function shrink<T>(items: readonly T[], check: (some: readonly T[]) => readonly T[] | null): T[] {
  let left = [...items]
  for (const item of items.toReversed()) {
    if (!left.includes(item)) continue
    const smaller = check(left.filter(other => other !== item))
    if (smaller) left = [...smaller]
  }
  return left
}
