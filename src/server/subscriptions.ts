import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql'
import { createHandler } from 'graphql-sse'
import type { RequestContext } from '../context.ts'
import { invariant, isStoreAway } from '../domain/errors.ts'
import type { Watch } from '../ports/changes.ts'
import type { OperationRules } from './operation-rules.ts'
import type { Parameters } from './parameters.ts'
import { prepareSubscription } from './prepare-subscription.ts'

/** What a subscription needs of the connection that it answers on. */
export interface Listener {
  /** For opening the subscription, and for each event anew, so that nothing is remembered from the one before */
  createContext(): RequestContext
  /** Resolves when the client has read what was written: only then the next event is made. */
  hasRead(): Promise<void>
}

/** Text of server-sent events; `return` ends it at once. */
export type EventStream = AsyncGenerator<string, void, undefined>

export interface SubscriptionOptions {
  readonly schema: GraphQLSchema
  readonly rules: OperationRules
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
}

/** Answers subscriptions by the protocol of graphql-sse, each on a connection of its own, apart from sockets. */
export function createSubscriptions({ schema, rules, formatError }: SubscriptionOptions) {
  const withoutInternals = ({ errors, ...result }: ExecutionResult): ExecutionResult => {
    const formatted = errors?.map(error => formatError(toFormatted(error), error))
    return formatted ? { ...result, errors: formatted as unknown as GraphQLError[] } : result
  }
  const handle = createHandler<Parameters, Listener, { readonly listener: Listener }>({
    authenticate: () => null,
    onSubscribe: ({ raw, context }) => {
      const { args, errors } = prepareSubscription(schema, rules, raw)
      if (errors) return once({ errors })
      return { ...args, contextValue: { listener: context } }
    },
    validate: () => [],
    subscribe: args => subscribe(args, args.contextValue.listener),
    onNext: (_context, _request, result) => withoutInternals(result as ExecutionResult),
  })

  return async (parameters: Parameters, listener: Listener): Promise<EventStream> => {
    const [stream] = await handle({
      method: 'POST',
      url: '/graphql',
      headers: new Map([
        ['accept', 'text/event-stream'],
        ['content-type', 'application/json'],
      ]),
      body: { ...parameters },
      raw: parameters,
      context: listener,
    })
    invariant(stream !== null && typeof stream !== 'string', `a stream came, not ${stream}`)
    return stream
  }
}

async function* once(result: ExecutionResult): AsyncGenerator<ExecutionResult> {
  yield result
}

/** Like GraphQL's own `subscribe`, with a context for each event. One that our database went away under is told, and once more later. */
async function subscribe(args: ExecutionArgs, listener: Listener) {
  const events = await createSourceEventStream({ ...args, contextValue: listener.createContext() })
  if (!(Symbol.asyncIterator in events)) return events
  const source: AsyncIterator<unknown> & Partial<Watch<unknown>> = events[Symbol.asyncIterator]()
  let isOver = false
  const end = async (): Promise<IteratorResult<ExecutionResult>> => {
    isOver = true
    await source.return?.()
    return { done: true, value: undefined }
  }
  const next = async (): Promise<IteratorResult<ExecutionResult>> => {
    if (isOver) return end()
    try {
      await listener.hasRead()
      const event = await source.next()
      if (event.done) return end()
      const contextValue = listener.createContext()
      const value = await execute({ ...args, rootValue: event.value, contextValue })
      if (value.errors?.some(({ originalError }) => isStoreAway(originalError))) source.again?.()
      return { done: false, value }
    } catch (error) {
      await end()
      return { done: false, value: { errors: [asGraphQLError(error)] } }
    }
  }
  return {
    next,
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

function asGraphQLError(error: unknown): GraphQLError {
  const originalError = error instanceof Error ? error : new Error(String(error))
  return new GraphQLError(originalError.message, { originalError, path: [] })
}

/** An error without a code is none of the request. */
function toFormatted(error: GraphQLError): GraphQLFormattedError {
  const formatted = error.toJSON()
  return { ...formatted, extensions: { code: 'INTERNAL_SERVER_ERROR', ...formatted.extensions } }
}
