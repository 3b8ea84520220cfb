import { inLanguage } from '../../domain/price.ts'
import type { Feature, Rulebook } from '../model.ts'
import { writeRule } from './write-rule.ts'

/** Words of our language, which no feature may be called. */
const WORDS = new Set([
  ...['iff', 'implies', 'or', 'and', 'not', 'in', 'includes', 'given', 'if', 'then', 'else', 'true', 'false'],
  ...['quantity', 'priceGroup', 'goodsNet', 'goods', 'as', 'constructor'],
])

/**
 * A model from elsewhere as a product model of ours, to go on with by hand: features and constraints, without prices and
 * parts. Names that we do not take become codes, and stay as labels.
 */
export function writeProduct({ features, constraints }: Rulebook, product: string): string {
  const codes = codesOf(
    features.map(feature => feature.code),
    isFeatureCode,
    name => `x_${name.replaceAll(/[^A-Za-z0-9_]/g, '_')}`.replace(/^x_(?=[A-Za-z])/, ''),
  )
  const rules = codesOf(
    constraints.map(constraint => constraint.code),
    code => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(code),
    name => name.replaceAll(/[^A-Za-z0-9._-]/g, '_').replace(/^[^A-Za-z0-9]/, 'C'),
  )
  const lines = [
    `product: ${product.replaceAll(/[^A-Za-z0-9._-]/g, '_').slice(0, 64)}`,
    'version: "1"',
    `name: ${text(product)}`,
    'currency: EUR',
    '',
    'features:',
    ...features.map(feature => `  ${codes.get(feature.code)}: ${writeFeature(feature)}`),
    '',
    ...(constraints.length > 0 ? ['constraints:'] : []),
    ...constraints.map(({ code, message, rule, severity }) => {
      const weight = severity === 'warning' ? ', severity: warning' : ''
      const written = writeRule(rule, feature => codes.get(feature) ?? feature)
      return `  ${rules.get(code)}: { rule: ${text(written)}, say: ${text(inLanguage(message, 'en'))}${weight} }`
    }),
  ]
  return `${lines.join('\n')}\n`
}

function writeFeature(feature: Feature): string {
  const { label, type, min, max, step, options, default: standard } = feature
  const parts = [`label: ${text(inLanguage(label, 'en'))}`, `type: ${type.toLowerCase().replace('_', '-')}`]
  if (min !== null) parts.push(`min: ${min}`, `max: ${max}`, `step: ${step}`)
  if (type === 'OPTION' || type === 'MULTI_OPTION')
    parts.push(
      `options: { ${options.map(one => `${text(one.code)}: ${text(inLanguage(one.label, 'en'))}`).join(', ')} }`,
    )
  if (standard !== null)
    parts.push(`default: ${Array.isArray(standard) ? JSON.stringify(standard) : text(String(standard))}`)
  return `{ ${parts.join(', ')} }`
}

function isFeatureCode(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name) && !WORDS.has(name) && !(name in {})
}

/** Each name as a code of its own: itself where it may be one. */
function codesOf(
  names: readonly string[],
  isCode: (name: string) => boolean,
  repair: (name: string) => string,
): ReadonlyMap<string, string> {
  const taken = new Set(names.filter(isCode))
  return new Map(
    names.map(name => {
      if (isCode(name)) return [name, name]
      const plain = repair(name).slice(0, 56)
      let code = plain
      for (let count = 2; taken.has(code) || !isCode(code); count++) code = `${plain}_${count}`
      taken.add(code)
      return [name, code]
    }),
  )
}

/** JSON is YAML too, and quoted it means nothing else. */
function text(value: string): string {
  return JSON.stringify(value || '-')
}
