import { ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLSchema } from 'graphql'
import type { RequestContext } from '../context.ts'
import { type Caller, maySeeCost } from '../domain/caller.ts'
import type { Log } from '../ports/runtime.ts'
import { depthLimit } from './depth-rule.ts'
import { createErrorFormatter } from './outside-error.ts'
import { createSchemas } from './schema.ts'

/** How large an operation may be, by who sends it. */
const LIMITS = {
  staff: { tokens: 6_000, depth: 16 },
  guest: { tokens: 2_000, depth: 12 },
} as const

export interface GraphqlRequest {
  readonly method: string
  readonly headers: Iterable<readonly [string, string]>
  /** With the question mark, or empty */
  readonly search: string
  /** Parsed JSON */
  readonly body: unknown
}

export interface GraphqlHandler {
  handle(request: GraphqlRequest, context: RequestContext): Promise<HTTPGraphQLResponse>
  stop(): Promise<void>
}

/** GraphQL over HTTP, apart from sockets: one server per schema, chosen by what the caller may see. */
export async function createGraphqlHandler(log: Log): Promise<GraphqlHandler> {
  const schemas = createSchemas()
  const formatError = createErrorFormatter(log)
  const start = async (
    schema: GraphQLSchema,
    limits: { readonly tokens: number; readonly depth: number },
  ) => {
    const server = new ApolloServer<RequestContext>({
      schema,
      formatError,
      introspection: true,
      csrfPrevention: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      hideSchemaDetailsFromClientErrors: false,
      persistedQueries: false,
      allowBatchedHttpRequests: false,
      parseOptions: { maxTokens: limits.tokens },
      validationRules: [depthLimit(limits.depth)],
      plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
      logger: {
        debug: () => undefined,
        info: () => undefined,
        warn: message => log.warn({}, message),
        error: message => log.error({}, message),
      },
    })
    await server.start()
    return server
  }
  const staff = await start(schemas.full, LIMITS.staff)
  const guest = await start(schemas.public, LIMITS.guest)
  const serverFor = (caller: Caller) => (maySeeCost(caller) ? staff : guest)

  return {
    handle: ({ method, headers, search, body }, context) => {
      const map = new HeaderMap()
      for (const [name, value] of headers) map.set(name, value)
      return serverFor(context.caller).executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method, headers: map, search, body },
        context: async () => context,
      })
    },
    stop: async () => {
      await Promise.all([staff.stop(), guest.stop()])
    },
  }
}
