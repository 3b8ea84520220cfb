import { inLanguage } from '../../../domain/price.ts'
import type { Constraint, Feature, Rulebook } from '../../model.ts'
import { writeNote } from './note.ts'
import { type UvlNames, writeStatement } from './write-expression.ts'

const INDENT = '    '

/**
 * The Boolean level of a model as UVL: a root, an optional group of what is yes or no, an alternative group for each
 * feature with one answer. What is more than Boolean is listed in comments; it leaves the model freer than ours is.
 * Read again by `readUvl` it has the same features, options, defaults and Boolean constraints.
 *
 * @param name of the root
 */
export function writeUvl({ features, constraints }: Rulebook, name: string): string {
  const names = new NamesInUse(features, name)
  const root = writeNote({ role: 'MODEL', code: name.replaceAll(/[\s"]/g, '_') })
  const more = features.filter(feature => !isBoolean(feature))
  const written = constraints
    .filter(constraint => constraint.severity === 'error')
    .map(constraint => ({ constraint, text: writeStatement(constraint.rule, names) }))
  const lines = [
    'features',
    `${INDENT}${names.always} {abstract} ${root}`,
    ...writeTree(features, names),
    '',
    'constraints',
    ...written.flatMap(({ constraint, text }) => (text === null ? [] : [writeConstraint(constraint, text)])),
    ...more.map(feature => `// Not Boolean: feature ${feature.code}, ${feature.type.toLowerCase()}`),
    ...written.flatMap(({ constraint, text }) =>
      text === null
        ? [`// Not Boolean: constraint ${constraint.code}, ${oneLine(inLanguage(constraint.message, 'en'))}`]
        : [],
    ),
  ]
  return `${lines.join('\n')}\n`
}

function isBoolean({ type }: Feature): boolean {
  return type === 'BOOLEAN' || type === 'OPTION' || type === 'MULTI_OPTION'
}

/** One group for each feature, so that they stay in their order. */
function writeTree(features: readonly Feature[], names: NamesInUse): string[] {
  return features.filter(isBoolean).flatMap(feature => {
    const { code, label, default: standard, type, options } = feature
    const role = type === 'BOOLEAN' ? 'BOOLEAN' : type === 'OPTION' ? 'OPTION' : 'MULTI_OPTION'
    const note = writeNote({ role, code, text: label, default: standard })
    const own = `${INDENT.repeat(3)}${names.nameOf(code, null)} ${note}`
    if (type === 'BOOLEAN') return [`${INDENT.repeat(2)}optional`, own]
    return [
      `${INDENT.repeat(2)}mandatory`,
      own,
      `${INDENT.repeat(4)}${type === 'OPTION' ? 'alternative' : 'optional'}`,
      ...options.map(
        option =>
          `${INDENT.repeat(5)}${names.nameOf(code, option.code)} ${writeNote({ role: 'CHOICE', code: option.code, text: option.label })}`,
      ),
    ]
  })
}

function writeConstraint({ code, message }: Constraint, text: string): string {
  return `${INDENT}${text} ${writeNote({ code, text: message })}`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

const WORDS = new Set([
  ...['features', 'constraints', 'include', 'imports', 'namespace', 'as', 'cardinality', 'true', 'false'],
  ...['mandatory', 'optional', 'or', 'alternative', 'Boolean', 'Integer', 'Real', 'String', 'constraint'],
  ...['sum', 'avg', 'len', 'floor', 'ceil'],
])

/** Every feature and option under a name of its own: UVL has one space of names for all. */
class NamesInUse implements UvlNames {
  readonly always: string
  readonly #names = new Map<string, string>()
  readonly #taken = new Set<string>()

  constructor(features: readonly Feature[], root: string) {
    for (const { code, type } of features) if (type !== 'TEXT') this.#names.set(code, this.#free(code))
    this.always = this.#free(root)
    for (const { code, type, options } of features)
      if (type === 'OPTION' || type === 'MULTI_OPTION')
        for (const option of options)
          this.#names.set(JSON.stringify([code, option.code]), this.#free(`${code}_${option.code}`))
  }

  nameOf(feature: string, option: string | null): string | null {
    return this.#names.get(option === null ? feature : JSON.stringify([feature, option])) ?? null
  }

  #free(wanted: string): string {
    const plain = wanted.replaceAll(/[".\r\n]/g, '_').trim() || 'x'
    let name = plain
    for (let count = 2; this.#taken.has(name); count++) name = `${plain}_${count}`
    this.#taken.add(name)
    return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !WORDS.has(name) ? name : `"${name}"`
  }
}
