import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql'

/** Refuses operations that nest deeper than `limit` fields. Introspection is exempt: its depth is bounded by the schema. */
export function depthLimit(limit: number) {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition(operation) {
      const fragments = new Map<string, FragmentDefinitionNode>()
      for (const definition of context.getDocument().definitions)
        if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
      const depth = measure(operation.selectionSet, fragments, new Map(), new Set(), limit)
      if (depth > limit)
        context.reportError(
          new GraphQLError(`expected at most ${limit} levels of fields, this operation has more.`, {
            nodes: [operation],
            extensions: { code: 'QUERY_TOO_DEEP' },
          }),
        )
    },
  })
}

/** Levels of fields, at most one more than `limit`. Each fragment is measured once; one inside itself counts nothing. */
function measure(
  selections: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, number>,
  path: Set<string>,
  limit: number,
): number {
  let deepest = 0
  for (const selection of selections.selections) {
    let depth = 0
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value.startsWith('__')) continue
      depth =
        1 +
        (selection.selectionSet && deepest <= limit
          ? measure(selection.selectionSet, fragments, known, path, limit)
          : 0)
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      depth = measure(selection.selectionSet, fragments, known, path, limit)
    } else {
      const name = selection.name.value
      const fragment = fragments.get(name)
      if (!fragment || path.has(name)) continue
      depth =
        known.get(name) ?? measure(fragment.selectionSet, fragments, known, new Set(path).add(name), limit)
      known.set(name, depth)
    }
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
