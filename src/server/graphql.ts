import { ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLError, GraphQLSchema } from 'graphql'
import type { RequestContext } from '../context.ts'
import { type Caller, maySeeCost } from '../domain/caller.ts'
import type { Log } from '../ports/runtime.ts'
import { depthLimit } from './depth-rule.ts'
import { findTooDeep } from './nesting.ts'
import { createErrorFormatter } from './outside-error.ts'
import { createSchemas } from './schema.ts'
import { sizeLimits } from './size-limits.ts'

/** How large an operation may be, by who sends it. */
const LIMITS = {
  staff: { tokens: 6_000, depth: 16, nodes: 100_000 },
  guest: { tokens: 2_000, depth: 12, nodes: 20_000 },
} as const

/** Far more than any operation within the limits above needs */
const BRACKETS = 100

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
    limits: { readonly tokens: number; readonly depth: number; readonly nodes: number },
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
      plugins: [
        sizeLimits(limits.nodes),
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginLandingPageDisabled(),
      ],
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
    handle: async ({ method, headers, search, body }, context) => {
      const query = queryOf(search, body)
      const tooDeep = query === null ? null : findTooDeep(query, BRACKETS)
      if (tooDeep) return refuse(tooDeep)
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

/** The text of the operation, from wherever the method puts it. */
function queryOf(search: string, body: unknown): string | null {
  const query =
    body === undefined ? new URLSearchParams(search).get('query') : (body as { query?: unknown }).query
  return typeof query === 'string' ? query : null
}

function refuse(error: GraphQLError): HTTPGraphQLResponse {
  const headers = new HeaderMap([['content-type', 'application/json; charset=utf-8']])
  return { status: 400, headers, body: { kind: 'complete', string: JSON.stringify({ errors: [error] }) } }
}
