import { Decimal } from '../../domain/decimal.ts'
import type { Refusal } from '../configuration.ts'
import type { Choices, Feature, ProductModel, Rulebook, Value } from '../model.ts'
import { checkValue, describeRaw, nearestName, refuse } from './check-value.ts'

/** Values from outside, sorted out. A refused value is in neither `choices` nor `cleared`. */
export interface CheckedChoices {
  readonly choices: Choices
  /** Features whose choice is taken back: null, or an empty text */
  readonly cleared: readonly string[]
  readonly refusals: readonly Refusal[]
}

/** Takes raw JSON values from a client, in the order given. Never throws on what a client sends. */
export function checkChoices(rulebook: Rulebook, raw: Readonly<Record<string, unknown>>): CheckedChoices {
  const features = featuresOf(rulebook)
  const choices: Record<string, Value> = {}
  const cleared: string[] = []
  const refusals: Refusal[] = []
  for (const [code, value] of Object.entries(raw)) {
    const feature = features.get(code)
    if (!feature) {
      const nearest = nearestName(code, [...features.keys()])
      const message = `expected a feature of this model, got ${describeRaw(code)}${nearest}`
      refusals.push(refuse('UNKNOWN_FEATURE', code, message).refusal)
      continue
    }
    if (value === null || value === undefined) {
      cleared.push(code)
      continue
    }
    const checked = checkValue(feature, value)
    if ('refusal' in checked) refusals.push(checked.refusal)
    else if (checked.value === null) cleared.push(code)
    else choices[code] = checked.value
  }
  return { choices, cleared, refusals }
}

const featuresByCode = new WeakMap<Rulebook, ReadonlyMap<string, Feature>>()

function featuresOf(rulebook: Rulebook): ReadonlyMap<string, Feature> {
  let features = featuresByCode.get(rulebook)
  if (!features) {
    features = new Map(rulebook.features.map(feature => [feature.code, feature]))
    featuresByCode.set(rulebook, features)
  }
  return features
}

/** Whole numbers only; 1 to 9,999 unless the model says less. @returns null when the quantity can be sold */
export function checkQuantity(model: ProductModel, quantity: Decimal): Refusal | null {
  const { minimumQuantity, maximumQuantity } = model
  const isInside =
    quantity.compare(Decimal.of(minimumQuantity)) >= 0 && quantity.compare(Decimal.of(maximumQuantity)) <= 0
  if (isInside && quantity.isInteger) return null
  const expected =
    minimumQuantity === maximumQuantity
      ? `${minimumQuantity}`
      : `a whole number from ${minimumQuantity} to ${maximumQuantity}`
  const message = `"quantity": expected ${expected}, got ${describeRaw(quantity.toString())}`
  return refuse(isInside ? 'OFF_STEP' : 'OUT_OF_RANGE', 'quantity', message).refusal
}
