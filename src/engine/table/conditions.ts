import { compare, type Rational } from '../../lib/rational.ts'
import type { Match } from './lookup-table.ts'
import { countWhile, type Ranks } from './ranks.ts'
import type { Condition } from './row-index.ts'

/**
 * Which ranks fit an argument.
 *
 * @param below how many distinct values are below the argument
 * @param upTo how many are at most the argument
 */
export function conditionOf(match: Match, below: number, upTo: number): Condition {
  switch (match) {
    case 'upTo':
      return { low: below, high: Infinity, counts: null }
    case 'below':
      return { low: upTo, high: Infinity, counts: null }
    case 'from':
      return { low: -1, high: upTo - 1, counts: null }
    case 'equals':
      return { low: below, high: upTo - 1, counts: null }
  }
}

/** Only `any` fits an argument that is undefined. */
export function onlyAny(match: Match, { values }: Ranks): Condition {
  if (match === 'equals') return { low: 1, high: 0, counts: null }
  return match === 'from'
    ? { low: -1, high: -1, counts: null }
    : { low: values.length, high: Infinity, counts: null }
}

export function conditionOfNumber(match: Match, ranks: Ranks, argument: Rational | null): Condition {
  if (argument === null) return onlyAny(match, ranks)
  const { values } = ranks
  const below = countWhile(values.length, place => compare(values[place]!, argument) < 0)
  const isThere = below < values.length && compare(values[below]!, argument) === 0
  return conditionOf(match, below, isThere ? below + 1 : below)
}

export function conditionOfOption(match: Match, ranks: Ranks, code: string): Condition {
  const rank = ranks.options?.get(code)
  return rank === undefined ? onlyAny(match, ranks) : { low: rank, high: rank, counts: null }
}
