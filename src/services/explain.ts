import { inLanguage } from '../domain/price.ts'
import type { Explanation, Feature, Value } from '../engine/index.ts'

/** An explanation in words: the choices, then what the rules say about them. */
export function explain({ choices, constraints }: Explanation, language: string): string {
  const rules = constraints.map(constraint => inLanguage(constraint.message, language)).join(' ')
  if (choices.length === 0) return rules
  const chosen = choices.map(
    ({ feature, value }) => `${inLanguage(feature.label, language)} = ${showValue(feature, value, language)}`,
  )
  return `${chosen.join(', ')}: ${rules}`
}

function showValue(feature: Feature, value: Value, language: string): string {
  const labels = (Array.isArray(value) ? value : [value]).map(part => {
    const option = feature.options.find(one => one.code === String(part))
    return option ? inLanguage(option.label, language) : String(part)
  })
  return labels.join(' + ')
}
