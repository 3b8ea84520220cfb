import { type DocumentNode, GraphQLError, Kind, OperationTypeNode, type SelectionNode } from 'graphql'

const CONDITIONS: readonly string[] = ['skip', 'include']

/**
 * Finds a subscription whose field hangs on a condition, so that there may be nothing to subscribe to. Null when there is none, also in a
 * document that is not valid otherwise. It is no validation rule: one of GraphQL's own throws over such a document.
 *
 * @source https://spec.graphql.org/September2025/#sec-Single-Root-Field
 */
export function findConditionalRoot(document: DocumentNode): GraphQLError | null {
  const seen = new Set<string>()
  const find = (selections: readonly SelectionNode[]): GraphQLError | null => {
    for (const selection of selections) {
      if (selection.directives?.some(({ name }) => CONDITIONS.includes(name.value)))
        return conditional(selection)
      const found = find(selectionsIn(selection))
      if (found) return found
    }
    return null
  }
  const selectionsIn = (selection: SelectionNode): readonly SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return []
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections
    const name = selection.name.value
    if (seen.has(name)) return []
    seen.add(name)
    return document.definitions.flatMap(one =>
      one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name ? one.selectionSet.selections : [],
    )
  }
  return find(
    document.definitions.flatMap(one =>
      one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.SUBSCRIPTION
        ? one.selectionSet.selections
        : [],
    ),
  )
}

function conditional(node: SelectionNode): GraphQLError {
  const message = 'expected the field of a subscription without "@skip" and "@include".'
  return new GraphQLError(message, { nodes: [node], extensions: { code: 'BAD_USER_INPUT' } })
}
