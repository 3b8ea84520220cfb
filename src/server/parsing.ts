import { type DocumentNode, GraphQLError, getOperationAST, Kind, OperationTypeNode, parse } from 'graphql'
import { BRACKETS } from './limits.ts'
import { findTooDeep } from './nesting.ts'

const NOTHING: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] }

export function tryParse(query: string, maxTokens: number): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens })
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}

/** A document that may have a subscription. Most have none, and are parsed by who answers them: they, and what is no GraphQL, are empty here. */
export function parseIfSubscribing(query: string, maxTokens: number): DocumentNode {
  if (!query.includes('subscription') || findTooDeep(query, BRACKETS)) return NOTHING
  const document = tryParse(query, maxTokens)
  return document instanceof GraphQLError ? NOTHING : document
}

/** Whether the operation is a subscription; false also for what is no operation. */
export function isSubscription(query: string, operationName: string | null, maxTokens: number): boolean {
  const document = parseIfSubscribing(query, maxTokens)
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION
}
