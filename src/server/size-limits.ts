import {
  type ASTNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  valueFromASTUntyped,
  visit,
} from 'graphql'
import { type InputSize, nestsDeeper } from './input-size.ts'
import { type MeasuredArgument, measureOperation } from './operation-size.ts'

/** Of all filters of an operation together */
const MAX_CONDITIONS = 200
const MAX_ENTRIES = 500
/** Of one argument */
const MAX_ORDER_KEYS = 10
/** Of one variable, and of one argument without its variables */
const MAX_NESTING = 20

type Variables = Readonly<Record<string, unknown>>

/** What is too large about a valid operation; null when nothing is. */
export function findTooLarge(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Variables,
  maxNodes: number,
): GraphQLError | null {
  const variables = withDefaults(operation, given)
  const nested = findNestedVariable(operation, variables) ?? findNestedArgument(document)
  if (nested) return nested
  const written: MeasuredArgument[] = []
  const { nodes, filters } = measureOperation(schema, document, operation, variables, one =>
    written.push(one),
  )
  return (
    findTooManyKeys(written) ??
    findOver('conditions', MAX_CONDITIONS, filters, written) ??
    findOver('entries', MAX_ENTRIES, filters, written) ??
    (nodes > maxNodes
      ? tooLarge(
          'QUERY_TOO_LARGE',
          `expected pages of at most ${maxNodes} rows in all, this operation can have ${nodes}: ask for fewer with "first", or nest fewer lists.`,
          operation,
        )
      : null)
  )
}

function withDefaults({ variableDefinitions = [] }: OperationDefinitionNode, given: Variables): Variables {
  return Object.fromEntries(
    variableDefinitions.map(({ variable, defaultValue }) => {
      const name = variable.name.value
      const isGiven = Object.hasOwn(given, name) && given[name] !== undefined
      return [name, isGiven || !defaultValue ? given[name] : valueFromASTUntyped(defaultValue)]
    }),
  )
}

function findNestedVariable(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Variables,
): GraphQLError | null {
  const nested = variableDefinitions.find(({ variable }) =>
    nestsDeeper(variables[variable.name.value], MAX_NESTING),
  )
  return nested ? tooNested(`Variable "$${nested.variable.name.value}"`, nested) : null
}

function findNestedArgument(document: DocumentNode): GraphQLError | null {
  let nested: GraphQLError | null = null
  visit(document, {
    Argument(argument) {
      if (nestsDeeper(valueFromASTUntyped(argument.value), MAX_NESTING))
        nested ??= tooNested(`Argument "${argument.name.value}"`, argument)
      return false
    },
  })
  return nested
}

function tooNested(what: string, node: ASTNode): GraphQLError {
  return tooLarge(
    'BAD_USER_INPUT',
    `${what}: expected at most ${MAX_NESTING} levels of lists and objects in each other, got more.`,
    node,
  )
}

function findTooManyKeys(written: readonly MeasuredArgument[]): GraphQLError | null {
  for (const { node, field, value } of written)
    if (node.name.value === 'orderBy' && Array.isArray(value) && value.length > MAX_ORDER_KEYS)
      return tooLarge(
        'BAD_USER_INPUT',
        `${field}.orderBy: expected at most ${MAX_ORDER_KEYS} entries, got ${value.length}.`,
        node,
      )
  return null
}

/** Many filters may be too large together: the largest is named. */
function findOver(
  what: keyof InputSize,
  limit: number,
  filters: InputSize,
  written: readonly MeasuredArgument[],
): GraphQLError | null {
  if (filters[what] <= limit) return null
  const { node, field } = written.reduce((a, b) => (b.filter[what] > a.filter[what] ? b : a))
  const counted = what === 'conditions' ? 'conditions' : 'entries of lists'
  return tooLarge(
    'BAD_USER_INPUT',
    `${field}.filter: expected at most ${limit} ${counted} in all filters of an operation, got ${filters[what]}.`,
    node,
  )
}

function tooLarge(code: 'BAD_USER_INPUT' | 'QUERY_TOO_LARGE', message: string, node: ASTNode): GraphQLError {
  return new GraphQLError(message, { nodes: [node], extensions: { code, http: { status: 400 } } })
}
