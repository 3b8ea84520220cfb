import type { Explanation } from '../configuration.ts'
import type { Review } from '../language/review.ts'
import { type DeadOption, deadOptions } from '../solve/index.ts'

/** For publishing: proves that all a model offers can be had, and warns of what cannot, at its place in the file. */
export const reviewReachable: Review = (model, tell) => {
  const { contradiction, dead, unproven } = deadOptions(model)
  if (contradiction)
    tell(
      'error',
      ['constraints', contradiction.constraints[0]?.code ?? ''],
      'UNREACHABLE_OPTION',
      `expected constraints that leave something to choose, got some that nothing meets: ${codesOf(contradiction)}`,
    )
  for (const one of dead) {
    const { feature, option, bound } = one
    const path = option ? ['options', option.code] : bound ? [bound.key] : []
    tell('warning', ['features', feature.code, ...path], 'UNREACHABLE_OPTION', describeDead(one))
  }
  for (const { feature, option } of unproven)
    tell(
      'warning',
      ['features', feature.code, 'options', option.code],
      'UNREACHABLE_OPTION',
      `expected that ${feature.code} can be ${option.code}, which could not be proven in the time there is`,
    )
}

/** @returns what was expected, what came and why, on one line */
export function describeDead({ feature, option, bound, because }: DeadOption): string {
  const why = because ? `: ${codesOf(because)} exclude${because.constraints.length === 1 ? 's' : ''} it` : ''
  if (option) return `expected that some configuration has ${feature.code} ${option.code}, got none${why}`
  const reached =
    bound?.reached === null
      ? 'got no number at all'
      : `got ${bound?.reached} at the ${bound?.key === 'min' ? 'least' : 'most'}`
  return `expected that ${feature.code} reaches its ${bound?.key} ${bound && feature[bound.key]}, ${reached}${why}`
}

function codesOf({ constraints }: Explanation): string {
  return constraints.map(constraint => constraint.code).join(' with ') || 'the model'
}
