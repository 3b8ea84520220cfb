import { ONE } from '../../../lib/rational.ts'
import type { BooleanExpression, NumberExpression } from '../../expression.ts'
import { joined } from '../../joined.ts'
import type { ProblemSink } from '../../language/problems.ts'
import type { Constraint, Feature, Value } from '../../model.ts'
import { booleanFeature, plainFeature } from '../boolean-feature.ts'
import { implies, where } from './logic.ts'
import { gridOf, type Ranges } from './ranges.ts'
import type { UvlFeature } from './syntax.ts'
import { TreeRules } from './tree-rules.ts'

/** What a name in a constraint stands for. */
export interface Declared {
  readonly source: UvlFeature
  /** It is there */
  readonly isThere: BooleanExpression
  /** Of an Integer or a Real: its number, zero where it is not there */
  readonly number: NumberExpression | null
  readonly parent: Declared | null
}

export interface Declarations {
  readonly features: readonly Feature[]
  readonly constraints: readonly Constraint[]
  readonly names: ReadonlyMap<string, Declared>
}

const ALWAYS: BooleanExpression = { kind: 'boolean', value: true }
const MOST_TEXT = 200

/** The tree of features as features and constraints of ours. */
export class Declarer {
  readonly #sink: ProblemSink
  readonly #ranges: Ranges
  readonly #features: Feature[] = []
  readonly #names = new Map<string, Declared>()
  readonly #rules = new TreeRules()

  constructor(sink: ProblemSink, ranges: Ranges) {
    this.#sink = sink
    this.#ranges = ranges
  }

  declare(root: UvlFeature): Declarations {
    const declared = this.#declare(root, null)
    this.#rules.root(root.name, declared.isThere)
    return { features: this.#features, constraints: this.#rules.constraints, names: this.#names }
  }

  #declare(source: UvlFeature, parent: Declared | null): Declared {
    const role = source.note?.role
    if (role === 'OPTION' || role === 'MULTI_OPTION') return this.#declareOptions(source, parent, role)
    const isThere = role === 'MODEL' && !parent ? ALWAYS : this.#booleanOf(source)
    const declared = { source, isThere, parent, number: this.#valueOf(source, isThere) }
    this.#name(source, declared)
    this.#declareGroups(source, declared)
    return declared
  }

  #declareGroups(source: UvlFeature, declared: Declared): void {
    for (const group of source.groups) {
      const children = group.children.map(child => {
        const { isThere } = this.#declare(child, declared)
        return { name: child.name, isThere }
      })
      this.#rules.group(group, { name: source.name, isThere: declared.isThere }, children)
    }
  }

  #booleanOf({ name, note }: UvlFeature): BooleanExpression {
    const code = note?.code ?? name
    const standard = typeof note?.default === 'boolean' ? note.default : null
    this.#features.push(booleanFeature(code, note?.text ?? { en: name }, standard))
    return { kind: 'booleanFeature', feature: code }
  }

  /** An alternative group that our own export made of a feature with options becomes that again. */
  #declareOptions(source: UvlFeature, parent: Declared | null, role: 'OPTION' | 'MULTI_OPTION'): Declared {
    const { note, name } = source
    const feature = note?.code ?? name
    const children = source.groups.flatMap(group => group.children)
    const options = children.map(child => ({
      code: child.note?.code ?? child.name,
      label: child.note?.text ?? { en: child.name },
    }))
    const more = { label: note?.text ?? { en: name }, options, default: standardOf(note?.default, options) }
    this.#features.push(plainFeature(feature, role, more))
    const declared = { source, isThere: ALWAYS, number: null, parent }
    this.#name(source, declared)
    children.forEach((child, place) => {
      const { code } = options[place]!
      const isThere: BooleanExpression =
        role === 'OPTION'
          ? { kind: 'optionIn', feature, options: new Set([code]) }
          : { kind: 'includes', feature, option: code }
      this.#name(child, { source: child, isThere, number: null, parent: declared })
    })
    return declared
  }

  #name({ name, offset }: UvlFeature, declared: Declared): void {
    if (this.#names.has(name))
      this.#sink.add(
        offset,
        'DUPLICATE_NAME',
        `expected a name that no other feature has, got "${name}" again`,
      )
    else this.#names.set(name, declared)
  }

  /** A feature with a number or a text has that beside being there. */
  #valueOf(source: UvlFeature, isThere: BooleanExpression): NumberExpression | null {
    const { name, type } = source
    const code = `${name}_value`
    if (type === 'Boolean') return null
    if (type === 'String') {
      this.#features.push(plainFeature(code, 'TEXT', { label: { en: name }, maxLength: MOST_TEXT }))
      this.#rules.add(
        `VALUE-${name}`,
        `"${name}" has a text only where it is chosen.`,
        implies({ kind: 'given', feature: code }, isThere),
      )
      return null
    }
    const grid = gridOf(source, type, this.#ranges, this.#sink)
    if (!grid) return numberOf(code)
    this.#features.push(
      plainFeature(code, type === 'Integer' ? 'INTEGER' : 'DECIMAL', { label: { en: name }, ...grid.texts }),
    )
    const number = numberOf(code)
    const isLeast: BooleanExpression = {
      kind: 'compare',
      operator: '=',
      left: number,
      right: { kind: 'number', value: grid.min },
    }
    this.#rules.add(
      `VALUE-${name}`,
      `"${name}" has a number only where it is chosen.`,
      joined('or', [isThere, isLeast]),
    )
    return where(isThere, number)
  }
}

function numberOf(feature: string): NumberExpression {
  return { kind: 'numberFeature', feature, factor: ONE }
}

function standardOf(
  value: Value | null | undefined,
  options: readonly { readonly code: string }[],
): Value | null {
  const codes = new Set(options.map(option => option.code))
  if (typeof value === 'string') return codes.has(value) ? value : null
  return Array.isArray(value) && value.every(one => codes.has(one)) ? value : null
}
