import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestContext } from '../context.ts'
import type { Caller } from '../domain/caller.ts'
import type { Log } from '../ports/runtime.ts'
import { hasRead, isFromElsewhere, takesEvents, writeEvents } from './event-stream.ts'
import type { GraphqlHandler } from './graphql.ts'
import { type Parameters, readParameters } from './parameters.ts'
import { startTime } from './request-time.ts'
import { sendErrors } from './send.ts'
import type { EventStream } from './subscriptions.ts'

/** Open at once, when nobody says otherwise */
export const MOST_STREAMS = 500

const STOPPING = 'this gateway stops: ask another.'
const TOO_LATE = 'the subscription could not be opened in time: ask again.'

export interface StreamsOptions {
  readonly graphql: Pick<GraphqlHandler, 'subscribe' | 'isSubscription'>
  readonly createContext: (caller: Caller, signal: AbortSignal) => RequestContext
  /** For opening a stream, and for each event */
  readonly requestMs: number
  readonly mostStreams: number
  readonly log: Log
}

/** The subscriptions that are open at this gateway. */
export class Streams {
  readonly #options: StreamsOptions
  /** Null where it is not open yet */
  readonly #open = new Map<ServerResponse, EventStream | null>()
  #isClosed = false

  constructor(options: StreamsOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#open.size
  }

  /** Whether a request is to be answered as a stream. */
  wants(request: IncomingMessage, search: string, body: object | undefined): boolean {
    const takes = takesEvents(request)
    return takes === 'ONLY' || (takes === 'TOO' && this.#options.graphql.isSubscription(search, body))
  }

  /** @throws BodyError */
  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    caller: Caller,
    search: string,
    body: object | undefined,
  ): Promise<void> {
    const { mostStreams } = this.#options
    if (isFromElsewhere(request))
      return sendErrors(response, 403, 'FORBIDDEN', 'expected to be asked by a page of this gateway.')
    const parameters = readParameters(search, body)
    if (this.#isClosed) return sendErrors(response, 503, 'GATEWAY_STOPPING', STOPPING)
    if (this.#open.size >= mostStreams) {
      const message = `expected at most ${mostStreams} open subscriptions: ask again later, or another gateway.`
      response.setHeader('retry-after', '5')
      return sendErrors(response, 503, 'TOO_MANY_STREAMS', message)
    }
    this.#open.set(response, null)
    try {
      const stream = await this.#begin(response, caller, parameters)
      if (stream) await writeEvents(stream, response)
    } finally {
      this.#open.delete(response)
    }
  }

  /** Ends all, and begins no more. They are not completed: a client comes back, to another gateway. */
  close(): void {
    this.#isClosed = true
    for (const stream of this.#open.values()) void stream?.return(undefined)
  }

  /** Null when it was answered otherwise, or is of no use any more. */
  async #begin(
    response: ServerResponse,
    caller: Caller,
    parameters: Parameters,
  ): Promise<EventStream | null> {
    const { graphql, createContext, requestMs } = this.#options
    const gone = new AbortController()
    response.once('close', () => gone.abort(new DOMException('the client went away', 'AbortError')))
    const time = startTime(response, requestMs)
    const opening = graphql.subscribe(parameters, caller, {
      createContext: () =>
        createContext(caller, AbortSignal.any([gone.signal, AbortSignal.timeout(requestMs)])),
      hasRead: () => hasRead(response),
    })
    const stream = await Promise.race([opening, time.over]).finally(time.stop)
    if (stream && !response.destroyed && !this.#isClosed) {
      this.#open.set(response, stream)
      return stream
    }
    void opening.then(
      late => late.return(undefined),
      () => undefined,
    )
    if (response.destroyed) return null
    if (stream) sendErrors(response, 503, 'GATEWAY_STOPPING', STOPPING)
    else sendErrors(response, 504, 'DEADLINE_EXCEEDED', TOO_LATE)
    return null
  }
}
