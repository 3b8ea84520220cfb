import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RequestContext } from '../context.ts'
import { type Caller, isStaff, type Role } from '../domain/caller.ts'
import type { Log } from '../ports/runtime.ts'
import { BodyError, readJsonBody } from './body.ts'
import type { GraphqlHandler } from './graphql.ts'
import { startTime } from './request-time.ts'
import { identify } from './roles.ts'
import { sendErrors, sendJson } from './send.ts'
import { createStaticFiles } from './static-files.ts'
import { Streams } from './streams.ts'
import { type ReceiverOf, Webhooks } from './webhooks.ts'

const BODY_BYTES = { staff: 4 * 1024 * 1024, guest: 256 * 1024 } as const
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000
const TOO_LATE =
  'The request took longer than it may. A change may be made all the same: ask again with the same idempotencyKey to learn its result.'

export interface FrontOptions {
  readonly graphql: GraphqlHandler
  readonly createContext: (caller: Caller, signal: AbortSignal) => RequestContext
  /** Takes over what sources tell by themselves */
  readonly receiverOf: ReceiverOf
  /** Whether the gateway can serve: sources answered once or are known to be down */
  readonly isReady: () => boolean
  readonly defaultRole: Role | null
  /** A request that is not answered by then ends with what it has */
  readonly requestMs: number
  /** Subscriptions that may be open at once */
  readonly mostStreams: number
  /** The built page that `/` shows */
  readonly pageFolder: string
  readonly log: Log
}

export interface Front {
  /** @throws the error of `listen`, such as EADDRINUSE */
  listen(port: number, host: string): Promise<AddressInfo>
  /** Takes no new request, waits for those that run, at most `graceMs`. */
  drain(graceMs: number): Promise<void>
  /** How many subscriptions are open */
  openStreams(): number
}

/** Our own HTTP front: GraphQL, health, and the page. Hardening lives here, before any GraphQL. */
export function createFront(options: FrontOptions): Front {
  const { log } = options
  const servePage = createStaticFiles(options.pageFolder)
  const streams = new Streams(options)
  const webhooks = new Webhooks(options.receiverOf, log)
  let isDraining = false

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, search } = splitTarget(request.url ?? '/')
    if (isDraining) response.setHeader('connection', 'close')
    if (pathname === '/graphql') return answerGraphql(request, response, search)
    if (pathname === '/healthz') return sendJson(response, 200, { status: 'ok' })
    if (pathname === '/readyz') {
      const isReady = options.isReady() && !isDraining
      return sendJson(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready' })
    }
    const received = await webhooks.answer(pathname, request)
    if (received) {
      // What was not read of the body is not read any more.
      if (!request.complete) response.setHeader('connection', 'close')
      return sendJson(response, received.status, received.body)
    }
    if (servePage(pathname, request, response)) return
    sendJson(response, 404, {
      error: `expected /, /graphql, /healthz, /readyz or /webhooks/…, got ${pathname.slice(0, 100)}`,
    })
  }

  const answerGraphql = async (
    request: IncomingMessage,
    response: ServerResponse,
    search: string,
  ): Promise<void> => {
    const caller = identify(request, options.defaultRole)
    const method = request.method ?? 'GET'
    if (method !== 'GET' && method !== 'POST') {
      response.setHeader('allow', 'GET, POST')
      return sendErrors(response, 405, 'METHOD_NOT_ALLOWED', `expected GET or POST, got ${method}`)
    }
    const body =
      method === 'POST'
        ? await readJsonBody(request, isStaff(caller) ? BODY_BYTES.staff : BODY_BYTES.guest)
        : undefined
    if (streams.wants(request, search, body)) return streams.answer(request, response, caller, search, body)
    const time = startTime(response, options.requestMs)
    const context = options.createContext(caller, time.signal)
    const answering = options.graphql.handle({ method, headers: headersOf(request), search, body }, context)
    const result = await Promise.race([answering, time.over]).finally(time.stop)
    if (response.destroyed) return
    if (result === null) return sendErrors(response, 504, 'DEADLINE_EXCEEDED', TOO_LATE)
    for (const [name, value] of result.headers) response.setHeader(name, value)
    response.setHeader('cache-control', 'no-store')
    response.statusCode = result.status ?? 200
    if (result.body.kind === 'complete') response.end(result.body.string)
    else {
      for await (const chunk of result.body.asyncIterator) response.write(chunk)
      response.end()
    }
  }

  const server: Server = createServer((request, response) => {
    const startedAt = performance.now()
    response.on('finish', () => {
      log.debug(
        {
          method: request.method,
          path: request.url?.split('?')[0],
          status: response.statusCode,
          ms: Math.round(performance.now() - startedAt),
        },
        'request',
      )
      // Its connection would stay for a next request, which is not taken any more.
      if (isDraining) setImmediate(() => server.closeIdleConnections())
    })
    answer(request, response).catch(error => {
      if (response.headersSent) {
        if (!response.destroyed) log.error({ error }, 'an answer broke off through our fault')
        return response.destroy()
      }
      if (request.destroyed && !request.complete) return log.debug({ error }, 'a client went away')
      // What was not read of the body is not read any more: the connection ends with the answer.
      if (!request.complete) response.setHeader('connection', 'close')
      if (error instanceof BodyError)
        return sendErrors(
          response,
          error.status,
          error.status === 413 ? 'BODY_TOO_LARGE' : 'BAD_REQUEST',
          error.message,
        )
      log.error({ error }, 'a request failed through our fault')
      sendErrors(
        response,
        500,
        'INTERNAL_SERVER_ERROR',
        'Something went wrong inside Dovetail; the log has the whole of it.',
      )
    })
  })
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.requestTimeout = REQUEST_TIMEOUT_MS

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          resolve(server.address() as AddressInfo)
        })
      }),
    drain: async graceMs => {
      isDraining = true
      streams.close()
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), graceMs)
      await closed
      clearTimeout(timer)
    },
    openStreams: () => streams.size,
  }
}

/** Not a `URL`: a client may ask for `//`, which is none. */
function splitTarget(target: string): { readonly pathname: string; readonly search: string } {
  const at = target.indexOf('?')
  return at < 0
    ? { pathname: target, search: '' }
    : { pathname: target.slice(0, at), search: target.slice(at) }
}

function* headersOf(request: IncomingMessage): Iterable<[string, string]> {
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) yield [name, Array.isArray(value) ? value.join(', ') : value]
}
