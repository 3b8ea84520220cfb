import type { ApolloServerPlugin } from '@apollo/server'
import type {
  DocumentNode,
  GraphQLError,
  GraphQLSchema,
  OperationDefinitionNode,
  ValidationRule,
} from 'graphql'
import type { RequestContext } from '../context.ts'
import { findConditionalRoot } from './conditional-root.ts'
import { depthLimit } from './depth-rule.ts'
import { BRACKETS, type OperationLimits } from './limits.ts'
import { findTooDeep } from './nesting.ts'
import { parseIfSubscribing } from './parsing.ts'
import { findTooLarge } from './size-limits.ts'

/**
 * All that an operation is held to, in the order of its life, whoever carries it out: Apollo queries and mutations, `prepareSubscription` the
 * rest. Whatever limits operations is put together here alone.
 */
export interface OperationRules {
  /** What is wrong with a text that nobody has parsed yet; null also for what is no GraphQL */
  findInText(query: string): GraphQLError | null
  readonly parseOptions: { readonly maxTokens: number }
  /** Beside GraphQL's own */
  readonly validationRules: readonly ValidationRule[]
  /** What is wrong with a valid operation, now that its variables are known */
  findInOperation(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): GraphQLError | null
}

export function operationRules({ tokens, depth, nodes }: OperationLimits): OperationRules {
  return {
    findInText: query =>
      findTooDeep(query, BRACKETS) ?? findConditionalRoot(parseIfSubscribing(query, tokens)),
    parseOptions: { maxTokens: tokens },
    validationRules: [depthLimit(depth)],
    findInOperation: (schema, document, operation, variables) =>
      findTooLarge(schema, document, operation, variables, nodes),
  }
}

/** Makes Apollo refuse what `findInOperation` finds. It is no validation rule: those do not see the variables. */
export function holdTo({ findInOperation }: OperationRules): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request }) => {
        if (!operation) return
        const error = findInOperation(schema, document, operation, request.variables ?? {})
        if (error) throw error
      },
    }),
  }
}
