import type { Explanation } from '../configuration.ts'
import type { Choice } from './choices.ts'
import type { Core } from './core.ts'
import { explain, shrink } from './explain.ts'
import { smallestHittingSet } from './hitting-set.ts'
import type { Program } from './program.ts'

const MOST_CONFLICTS = 20
const MOST_REPAIRS = 10
/** Repairs of equal size are compared before the first ten are taken */
const MOST_COMPARED = 60
const MOST_ROUNDS = 1000

/**
 * All minimal sets of choices that exclude each other, smallest first.
 *
 * A smallest set that hits every known correction either is such a set, or grows into choices that go together; what
 * these leave out is a correction not known yet.
 *
 * @see Ignatiev et al., Smallest MUS extraction with minimal hitting set dualization (2015)
 */
export function findConflicts(core: Core, program: Program, choices: readonly Choice[]): Explanation[] {
  const corrections: number[][] = []
  const conflicts: number[][] = []
  for (let round = 0; round < MOST_ROUNDS && conflicts.length < MOST_CONFLICTS; round++) {
    const candidate = smallestHittingSet(corrections, conflicts)
    if (!candidate) break
    if (goTogether(core, choices, candidate)) corrections.push(growAndComplement(core, choices, candidate))
    else conflicts.push(candidate.toSorted((a, b) => a - b))
  }
  return conflicts.sort(compareSets).flatMap(
    set =>
      explain(
        core,
        program,
        set.map(place => choices[place]!),
        null,
      ) ?? [],
  )
}

/**
 * The smallest sets of choices without which the others go together, fewest first; one of them leaves the `latest`
 * choices as they are, if any does.
 */
export function findCorrections(
  core: Core,
  choices: readonly Choice[],
  latest: ReadonlySet<string>,
): Choice[][] {
  const keeps = (set: readonly number[]): boolean =>
    !set.some(place => latest.has(choices[place]!.feature.code))
  const sets = enumerateCorrections(core, choices, new Set(), MOST_COMPARED)
  sets.sort((a, b) => a.length - b.length || Number(keeps(b)) - Number(keeps(a)) || compareSets(a, b))
  const first = sets.slice(0, MOST_REPAIRS)
  if (!first.some(keeps)) {
    const kept = new Set(choices.flatMap((choice, place) => (latest.has(choice.feature.code) ? [place] : [])))
    const keeping = sets.find(keeps) ?? enumerateCorrections(core, choices, kept, 1)[0]
    if (keeping) first.splice(MOST_REPAIRS - 1, 1, keeping)
  }
  return first.map(set => set.map(place => choices[place]!))
}

/** Smallest first; at least ten, or all, and those as small as the tenth, up to `most`. */
function enumerateCorrections(
  core: Core,
  choices: readonly Choice[],
  kept: ReadonlySet<number>,
  most: number,
): number[][] {
  const conflicts: number[][] = []
  const corrections: number[][] = []
  for (let round = 0; round < MOST_ROUNDS && corrections.length < most; round++) {
    const candidate = smallestHittingSet(
      conflicts.map(set => set.filter(place => !kept.has(place))),
      corrections,
    )
    if (!candidate) break
    const tenth = corrections[MOST_REPAIRS - 1]
    if (tenth && candidate.length > tenth.length) break
    const others = choices.map((_choice, place) => place).filter(place => !candidate.includes(place))
    const conflict = conflictAmong(core, choices, others)
    if (conflict) conflicts.push(conflict)
    else corrections.push(candidate.toSorted((a, b) => a - b))
  }
  return corrections
}

function goTogether(core: Core, choices: readonly Choice[], places: readonly number[]): boolean {
  return core.solve({ assumptions: places.map(place => choices[place]!.assumption) }).kind !== 'NONE'
}

/** Adds what still goes together with `places`; returns what does not. */
function growAndComplement(core: Core, choices: readonly Choice[], places: readonly number[]): number[] {
  const together = [...places]
  const left: number[] = []
  for (const place of choices.keys()) {
    if (together.includes(place)) continue
    if (goTogether(core, choices, [...together, place])) together.push(place)
    else left.push(place)
  }
  return left
}

/** A minimal set of `places` that exclude each other; null when they go together. */
function conflictAmong(core: Core, choices: readonly Choice[], places: readonly number[]): number[] | null {
  const check = (some: readonly number[]): readonly number[] | null => {
    const answer = core.solve({ assumptions: some.map(place => choices[place]!.assumption) })
    return answer.kind === 'NONE' ? answer.assumptions.map(index => some[index]!) : null
  }
  const first = check(places)
  return first && shrink(first, check)
}

function compareSets(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length
  const differing = a.findIndex((place, index) => place !== b[index])
  return differing < 0 ? 0 : a[differing]! - b[differing]!
}
