import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'

/** Whether the field's selection asks for `name`, directly or in fragments: what costs a source something is only asked when wanted. */
export function asks(info: GraphQLResolveInfo, name: string): boolean {
  const has = (selections: SelectionSetNode | undefined): boolean =>
    selections?.selections.some(selection => {
      if (selection.kind === Kind.FIELD) return selection.name.value === name
      if (selection.kind === Kind.INLINE_FRAGMENT) return has(selection.selectionSet)
      return has(info.fragments[selection.name.value]?.selectionSet)
    }) ?? false
  return info.fieldNodes.some((node: FieldNode) => has(node.selectionSet))
}

/** A list that a source knows nothing of is empty. */
export function list<T>(rows: readonly T[] | null): readonly T[] {
  return rows ?? []
}
