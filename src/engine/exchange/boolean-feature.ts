import type { LocalText } from '../../domain/price.ts'
import type { Feature, Value } from '../model.ts'

const NOTHING = {
  unit: null,
  min: null,
  max: null,
  step: null,
  options: [],
  pattern: null,
  maxLength: null,
  default: null,
} as const

/** A feature with what its type does not have left empty. */
export function plainFeature(
  code: string,
  type: Feature['type'],
  more: Partial<Feature> & { readonly label?: LocalText } = {},
): Feature {
  return { ...NOTHING, code, type, label: { en: code }, ...more }
}

export function booleanFeature(
  code: string,
  label: LocalText = { en: code },
  standard: Value | null = null,
): Feature {
  const options = [
    { code: 'true', label: { en: 'yes' } },
    { code: 'false', label: { en: 'no' } },
  ]
  return plainFeature(code, 'BOOLEAN', { label, options, default: standard })
}
