import {
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  specifiedRules,
  validate,
} from 'graphql'
import type { OperationRules } from './operation-rules.ts'
import type { Parameters } from './parameters.ts'
import { tryParse } from './parsing.ts'

type Prepared =
  | { readonly args: ExecutionArgs; readonly errors: null }
  | { readonly args: null; readonly errors: readonly GraphQLError[] }

/** A subscription that may be carried out, or what is wrong with it: held to the same limits as a query. */
export function prepareSubscription(
  schema: GraphQLSchema,
  rules: OperationRules,
  { query, operationName, variables }: Parameters,
): Prepared {
  const unreadable = rules.findInText(query)
  if (unreadable) return refused(unreadable)
  const document = tryParse(query, rules.parseOptions.maxTokens)
  if (document instanceof GraphQLError) return refused(withCode(document, 'GRAPHQL_PARSE_FAILED'))
  const operation = getOperationAST(document, operationName)
  if (!operation) return refused(unknownOperation(operationName))
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return refused(notStreamed(operation.operation))
  const invalid = validate(schema, document, [...specifiedRules, ...rules.validationRules])
  if (invalid.length > 0)
    return refused(...invalid.map(error => withCode(error, 'GRAPHQL_VALIDATION_FAILED')))
  const tooLarge = rules.findInOperation(schema, document, operation, variables)
  if (tooLarge) return refused(tooLarge)
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  if (errors) return refused(...errors.map(error => withCode(error, 'BAD_USER_INPUT')))
  return { args: { schema, document, operationName, variableValues: variables }, errors: null }
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
