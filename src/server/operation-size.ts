import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { addInputs, type InputSize, measureFilter, NO_INPUT } from './input-size.ts'

/** How much an operation may make us do at most, before any of it is done. */
export interface OperationSize {
  /** Rows of pages, were every page full */
  readonly nodes: number
  /** Of all filters together */
  readonly filters: InputSize
}

/** One argument as it is written; in a fragment it may count many times. */
export interface MeasuredArgument {
  readonly node: ArgumentNode
  readonly field: string
  /** With the variables put in */
  readonly value: unknown
  readonly filter: InputSize
}

const NOTHING: OperationSize = { nodes: 0, filters: NO_INPUT }
/** What the services take: a page that is not asked for by size, and the largest */
const DEFAULT_FIRST = 50
const MAX_FIRST = 200

/**
 * Measures an operation that is valid. Every page counts as full, times the rows it hangs on; `@skip` and `@include` change nothing. Each
 * fragment is measured once and counts wherever it is spread.
 *
 * @param variables as they came, with the defaults of the operation
 * @param onArgument told of every `filter` and `orderBy`, once for each place where one is written
 */
export function measureOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  onArgument: (argument: MeasuredArgument) => void,
): OperationSize {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const knownFragments = new Map<string, OperationSize>()
  const knownInputs = new Map<object, InputSize>()

  const measureAll = (set: SelectionSetNode | undefined, parent: GraphQLNamedType): OperationSize =>
    (set?.selections ?? []).reduce((sum, one) => add(sum, measure(one, parent)), NOTHING)

  const measure = (selection: SelectionNode, parent: GraphQLNamedType): OperationSize => {
    if (selection.kind === Kind.FIELD) return measureField(selection, parent)
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return measureAll(selection.selectionSet, typeNamed(selection.typeCondition?.name.value) ?? parent)
    const name = selection.name.value
    const fragment = fragments.get(name)
    const size =
      knownFragments.get(name) ??
      (fragment
        ? measureAll(fragment.selectionSet, typeNamed(fragment.typeCondition.name.value) ?? parent)
        : NOTHING)
    knownFragments.set(name, size)
    return size
  }

  const measureField = (field: FieldNode, parent: GraphQLNamedType): OperationSize => {
    const name = field.name.value
    const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
    if (!definition) return NOTHING
    const type = getNamedType(definition.type)
    const below = measureAll(field.selectionSet, type)
    const filters = addInputs(below.filters, measureFilters(field))
    const isRows = isConnection(parent) && (name === 'nodes' || name === 'edges')
    if (isRows) return { nodes: 1 + below.nodes, filters }
    return { nodes: below.nodes * (isConnection(type) ? pageSize(field, variables) : 1), filters }
  }

  const measureFilters = (field: FieldNode): InputSize => {
    let sum = NO_INPUT
    for (const node of field.arguments ?? []) {
      const name = node.name.value
      if (name !== 'filter' && name !== 'orderBy') continue
      const value = valueFromASTUntyped(node.value, variables)
      const filter = name === 'filter' ? measureFilter(value ?? {}, knownInputs) : NO_INPUT
      onArgument({ node, field: field.name.value, value, filter })
      sum = addInputs(sum, filter)
    }
    return sum
  }

  const typeNamed = (name: string | undefined) => (name === undefined ? undefined : schema.getType(name))
  const root = schema.getRootType(operation.operation)
  return root ? measureAll(operation.selectionSet, root) : NOTHING
}

function isConnection(type: GraphQLNamedType): boolean {
  return type.name.endsWith('Connection')
}

function pageSize(field: FieldNode, variables: Readonly<Record<string, unknown>>): number {
  const argument = field.arguments?.find(one => one.name.value === 'first')
  const first: unknown = argument && valueFromASTUntyped(argument.value, variables)
  if (first === undefined || first === null) return DEFAULT_FIRST
  return typeof first === 'number' ? Math.min(Math.max(first, 0), MAX_FIRST) : MAX_FIRST
}

function add(a: OperationSize, b: OperationSize): OperationSize {
  return { nodes: a.nodes + b.nodes, filters: addInputs(a.filters, b.filters) }
}
