import type { Expression } from './expression.ts'

/** The parts of an expression that are expressions themselves. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'arithmetic':
    case 'compare':
    case 'implies':
    case 'iff':
      return [node.left, node.right]
    case 'negate':
    case 'rounding':
    case 'not':
    case 'defined':
    case 'format':
    case 'digits':
      return [node.operand]
    case 'extreme':
    case 'and':
    case 'or':
    case 'concat':
      return node.operands
    case 'lookup':
    case 'lookupText':
    case 'found':
      return node.row.arguments
    case 'numberCases':
    case 'textCases':
      return [
        ...node.branches.flatMap((branch): Expression[] => [branch.when, branch.value]),
        ...(node.otherwise ? [node.otherwise] : []),
      ]
    default:
      return []
  }
}
