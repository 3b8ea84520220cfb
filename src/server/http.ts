import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RequestContext } from '../context.ts'
import { type Caller, isStaff, type Role } from '../domain/caller.ts'
import type { Log } from '../ports/runtime.ts'
import { BodyError, readJsonBody } from './body.ts'
import type { GraphqlHandler } from './graphql.ts'
import { identify } from './roles.ts'
import { createStaticFiles } from './static-files.ts'
import { answerWebhook, type Receive } from './webhooks.ts'

const BODY_BYTES = { staff: 4 * 1024 * 1024, guest: 256 * 1024 } as const
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000
/** At the deadline reads end with errors of their own; what does not end by itself is cut off this much later. */
const DEADLINE_GRACE_MS = 500
const TOO_LATE =
  'The request took longer than it may. A change may be made all the same: ask again with the same idempotencyKey to learn its result.'

export interface FrontOptions {
  readonly graphql: GraphqlHandler
  readonly createContext: (caller: Caller, signal: AbortSignal) => RequestContext
  /** Takes over what sources tell by themselves */
  readonly receive: Receive
  /** Whether the gateway can serve: sources answered once or are known to be down */
  readonly isReady: () => boolean
  readonly defaultRole: Role | null
  /** A request that is not answered by then ends with what it has */
  readonly requestMs: number
  /** The built page that `/` shows */
  readonly pageFolder: string
  readonly log: Log
}

export interface Front {
  /** @throws the error of `listen`, such as EADDRINUSE */
  listen(port: number, host: string): Promise<AddressInfo>
  /** Takes no new request, waits for those that run, at most `graceMs`. */
  drain(graceMs: number): Promise<void>
}

/** Our own HTTP front: GraphQL, health, and the page. Hardening lives here, before any GraphQL. */
export function createFront(options: FrontOptions): Front {
  const { log } = options
  const servePage = createStaticFiles(options.pageFolder)
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
    const received = await answerWebhook(pathname, request, options.receive)
    if (received) return sendJson(response, received.status, received.body)
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
      if (response.headersSent) return response.destroy()
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
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), graceMs)
      await closed
      clearTimeout(timer)
    },
  }
}

interface RequestTime {
  /** Aborts at the deadline, or as soon as the client goes away */
  readonly signal: AbortSignal
  /** Resolves when even the grace is over */
  readonly over: Promise<null>
  /** Nothing of the above happens any more. */
  readonly stop: () => void
}

function startTime(response: ServerResponse, ms: number): RequestTime {
  const controller = new AbortController()
  const { promise: over, resolve } = Promise.withResolvers<null>()
  const atDeadline = () => controller.abort(new DOMException('the deadline has passed', 'TimeoutError'))
  const deadline = setTimeout(atDeadline, ms).unref()
  const cutOff = setTimeout(resolve, ms + DEADLINE_GRACE_MS, null).unref()
  const onClose = () => controller.abort(new DOMException('the client went away', 'AbortError'))
  response.once('close', onClose)
  return {
    signal: controller.signal,
    over,
    stop: () => {
      clearTimeout(deadline)
      clearTimeout(cutOff)
      response.off('close', onClose)
    },
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

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body))
}

function sendErrors(response: ServerResponse, status: number, code: string, message: string): void {
  sendJson(response, status, { errors: [{ message, extensions: { code } }] })
}
