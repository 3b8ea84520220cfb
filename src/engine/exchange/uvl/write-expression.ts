import type { BooleanExpression } from '../../expression.ts'

/** How the answers of features are named in the file. */
export interface UvlNames {
  readonly always: string
  /** `option` null: the feature itself */
  nameOf(feature: string, option: string | null): string | null
}

/** A statement in UVL; null when it is more than Boolean. */
export function writeStatement(rule: BooleanExpression, names: UvlNames): string | null {
  switch (rule.kind) {
    case 'boolean':
      return rule.value ? names.always : `!${names.always}`
    case 'booleanFeature':
      return names.nameOf(rule.feature, null)
    case 'includes':
      return names.nameOf(rule.feature, rule.option)
    case 'optionIn':
      return oneOf(rule.feature, rule.options, names)
    case 'booleanAttribute': {
      const yes = [...rule.byOption].flatMap(([option, value]) => (value ? [option] : []))
      return oneOf(rule.feature, yes, names)
    }
    case 'not': {
      const operand = writeStatement(rule.operand, names)
      return operand === null ? null : `!${operand}`
    }
    case 'and':
    case 'or':
      return joined(
        rule.operands.map(one => writeStatement(one, names)),
        rule.kind,
        names,
      )
    case 'implies':
    case 'iff': {
      const left = writeStatement(rule.left, names)
      const right = writeStatement(rule.right, names)
      return left === null || right === null
        ? null
        : `(${left} ${rule.kind === 'iff' ? '<=>' : '=>'} ${right})`
    }
    default:
      return null
  }
}

function oneOf(feature: string, options: Iterable<string>, names: UvlNames): string | null {
  return joined(
    [...options].map(option => names.nameOf(feature, option)),
    'or',
    names,
  )
}

function joined(parts: readonly (string | null)[], kind: 'and' | 'or', names: UvlNames): string | null {
  if (parts.length === 0) return kind === 'and' ? names.always : `!${names.always}`
  if (parts.some(part => part === null)) return null
  return parts.length === 1 ? parts[0]! : `(${parts.join(kind === 'and' ? ' & ' : ' | ')})`
}
