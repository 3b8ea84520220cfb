import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { DovetailError, ForbiddenError, RequestError } from '../domain/errors.ts'
import type { Log } from '../ports/runtime.ts'

const OUR_FAULT = 'Something went wrong inside Dovetail; the log has the whole of it.'

/**
 * What an error looks like outside. What a system said keeps its code and message, which name no host; a GraphQL error of the request
 * itself passes; anything else is our fault, and its text stays in the log.
 */
export function createErrorFormatter(log: Log) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error)
    const place = {
      message: formatted.message,
      ...(formatted.path?.length ? { path: formatted.path } : {}),
      ...(formatted.locations ? { locations: formatted.locations } : {}),
    }
    if (original instanceof DovetailError) {
      log.debug({ code: original.code, error: original, path: formatted.path }, 'a field failed')
      return { ...place, extensions: { code: original.code } }
    }
    if (original instanceof RequestError || original instanceof ForbiddenError)
      return { ...place, extensions: { code: original.code } }
    const code = formatted.extensions?.code
    const isOfTheRequest =
      original instanceof GraphQLError && code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR
    if (isOfTheRequest) return { ...place, extensions: { code } }
    log.error({ error: original, path: formatted.path }, 'a request failed through our fault')
    return { ...place, message: OUR_FAULT, extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR } }
  }
}
