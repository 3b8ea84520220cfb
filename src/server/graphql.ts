import { ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import type { RequestContext } from '../context.ts'
import { type Caller, maySeeCost } from '../domain/caller.ts'
import type { Log } from '../ports/runtime.ts'
import { LIMITS } from './limits.ts'
import { holdTo, type OperationRules, operationRules } from './operation-rules.ts'
import { createErrorFormatter } from './outside-error.ts'
import type { Parameters } from './parameters.ts'
import { isSubscription } from './parsing.ts'
import { createSchemas } from './schema.ts'
import { createSubscriptions, type EventStream, type Listener } from './subscriptions.ts'

const NEEDS_STREAM = new GraphQLError(
  'a subscription is answered as server-sent events: ask with "Accept: text/event-stream".',
  { extensions: { code: 'SUBSCRIPTION_NEEDS_STREAM' } },
)

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
  /** Whether a subscription is asked for */
  isSubscription(search: string, body: unknown): boolean
  /** Carries out a subscription. Whatever is wrong with it is told in its stream. */
  subscribe(parameters: Parameters, caller: Caller, listener: Listener): Promise<EventStream>
  stop(): Promise<void>
}

/** GraphQL over HTTP, apart from sockets: one server per schema, chosen by what the caller may see. */
export async function createGraphqlHandler(log: Log): Promise<GraphqlHandler> {
  const schemas = createSchemas()
  const formatError = createErrorFormatter(log)
  const start = async (schema: GraphQLSchema, rules: OperationRules) => {
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
      parseOptions: rules.parseOptions,
      validationRules: [...rules.validationRules],
      plugins: [
        holdTo(rules),
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
  const rules = { staff: operationRules(LIMITS.staff), guest: operationRules(LIMITS.guest) }
  const staff = await start(schemas.full, rules.staff)
  const guest = await start(schemas.public, rules.guest)
  const serverFor = (caller: Caller) => (maySeeCost(caller) ? staff : guest)
  const staffSubscribes = createSubscriptions({ schema: schemas.full, rules: rules.staff, formatError })
  const guestSubscribes = createSubscriptions({ schema: schemas.public, rules: rules.guest, formatError })

  return {
    handle: async ({ method, headers, search, body }, context) => {
      const query = textOf('query', search, body)
      const { findInText } = maySeeCost(context.caller) ? rules.staff : rules.guest
      const unreadable = query === null ? null : findInText(query)
      if (unreadable) return refuse(400, unreadable)
      if (asksToSubscribe(search, body)) return refuse(406, NEEDS_STREAM)
      const map = new HeaderMap()
      for (const [name, value] of headers) map.set(name, value)
      return serverFor(context.caller).executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method, headers: map, search, body },
        context: async () => context,
      })
    },
    isSubscription: asksToSubscribe,
    subscribe: (parameters, caller, listener) =>
      (maySeeCost(caller) ? staffSubscribes : guestSubscribes)(parameters, listener),
    stop: async () => {
      await Promise.all([staff.stop(), guest.stop()])
    },
  }
}

function asksToSubscribe(search: string, body: unknown): boolean {
  const query = textOf('query', search, body)
  return query !== null && isSubscription(query, textOf('operationName', search, body), LIMITS.staff.tokens)
}

/** A text among what is asked, from wherever the method puts it. */
function textOf(name: 'query' | 'operationName', search: string, body: unknown): string | null {
  const text =
    body === undefined ? new URLSearchParams(search).get(name) : (body as Record<string, unknown>)[name]
  return typeof text === 'string' ? text : null
}

function refuse(status: number, error: GraphQLError): HTTPGraphQLResponse {
  const headers = new HeaderMap([['content-type', 'application/json; charset=utf-8']])
  return { status, headers, body: { kind: 'complete', string: JSON.stringify({ errors: [error] }) } }
}
