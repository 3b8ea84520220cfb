import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { findConditionalRoot } from './conditional-root.ts'
import { depthLimit } from './depth-rule.ts'
import { BRACKETS, type OperationLimits } from './limits.ts'
import { findTooDeep } from './nesting.ts'
import type { Parameters } from './parameters.ts'
import { findTooLarge } from './size-limits.ts'

type Prepared =
  | { readonly args: ExecutionArgs; readonly errors: null }
  | { readonly args: null; readonly errors: readonly GraphQLError[] }

/** A subscription that may be carried out, or what is wrong with it: held to the same limits as a query. */
export function prepareSubscription(
  schema: GraphQLSchema,
  limits: OperationLimits,
  { query, operationName, variables }: Parameters,
): Prepared {
  const tooDeep = findTooDeep(query, BRACKETS)
  if (tooDeep) return refused(tooDeep)
  const document = tryParse(query, limits.tokens)
  if (document instanceof GraphQLError) return refused(withCode(document, 'GRAPHQL_PARSE_FAILED'))
  const operation = getOperationAST(document, operationName)
  if (!operation) return refused(unknownOperation(operationName))
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return refused(notStreamed(operation.operation))
  const conditional = findConditionalRoot(document)
  if (conditional) return refused(conditional)
  const invalid = validate(schema, document, [...specifiedRules, depthLimit(limits.depth)])
  if (invalid.length > 0)
    return refused(...invalid.map(error => withCode(error, 'GRAPHQL_VALIDATION_FAILED')))
  const tooLarge = findTooLarge(schema, document, operation, variables, limits.nodes)
  if (tooLarge) return refused(tooLarge)
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  if (errors) return refused(...errors.map(error => withCode(error, 'BAD_USER_INPUT')))
  return { args: { schema, document, operationName, variableValues: variables }, errors: null }
}

/** Whether the operation is a subscription; false also for what is no operation. */
export function isSubscription(query: string, operationName: string | null, maxTokens: number): boolean {
  const document = parseIfSubscribing(query, maxTokens)
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION
}

/** What `findConditionalRoot` finds in a document that somebody else will parse. */
export function findConditional(query: string, maxTokens: number): GraphQLError | null {
  return findConditionalRoot(parseIfSubscribing(query, maxTokens))
}

const NOTHING: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] }

/** Most documents have no subscription, and are parsed by who answers them. */
function parseIfSubscribing(query: string, maxTokens: number): DocumentNode {
  if (!query.includes('subscription') || findTooDeep(query, BRACKETS)) return NOTHING
  const document = tryParse(query, maxTokens)
  return document instanceof GraphQLError ? NOTHING : document
}

function tryParse(query: string, maxTokens: number): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens })
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}

function refused(...errors: readonly GraphQLError[]): Prepared {
  return { args: null, errors }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions['code'] ??= code
  return error
}

function unknownOperation(operationName: string | null): GraphQLError {
  const message =
    operationName === null
      ? 'expected "operationName", since there is not exactly one operation.'
      : `expected an operation named "${operationName}", there is none.`
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })
}

function notStreamed(kind: string): GraphQLError {
  const message = `expected a subscription, got a ${kind}: only subscriptions are answered as text/event-stream; ask with "Accept: application/json".`
  return new GraphQLError(message, { extensions: { code: 'NOT_A_SUBSCRIPTION' } })
}
