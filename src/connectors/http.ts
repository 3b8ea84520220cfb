import { Agent, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the client's address, with its query; empty for that address itself */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
  /**
   * Asked when the connection stands, right before the first byte goes out, and again right before the last one of a body, without which nobody
   * can act on the request; what it throws is what `send` rejects with
   */
  readonly mayStillSend?: () => void
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/**
 * Why a request had no answer.
 * - CONNECT: no connection came about: refused, no such host, no agreement on TLS
 * - LOST: the connection broke, or what came is no HTTP
 * - TIMEOUT: given up by the caller
 */
export type HttpFaultKind = 'CONNECT' | 'LOST' | 'TIMEOUT'

/** A request without an answer. */
export class HttpFault extends Error {
  readonly kind: HttpFaultKind
  /** Whether a byte of it may have gone out: if not, it certainly had no effect */
  readonly wasSent: boolean

  constructor(kind: HttpFaultKind, wasSent: boolean, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'HttpFault'
    this.kind = kind
    this.wasSent = wasSent
  }
}

const MOST_ANSWER_BYTES = 32 << 20

/**
 * Speaks HTTP with one system, over connections that are kept. It follows no redirects and tries nothing twice: whoever
 * writes must know what became of each request, which is why this is no `fetch`, whose errors do not tell whether anything was sent.
 */
export class HttpClient {
  readonly #base: URL
  readonly #isSecure: boolean
  readonly #agent: Agent

  /** @param url `http://` or `https://`, with the path that all requests have in common */
  constructor(url: string, { connections }: { readonly connections: number }) {
    this.#base = new URL(url)
    this.#isSecure = this.#base.protocol === 'https:'
    const options = { keepAlive: true, maxSockets: connections }
    this.#agent = this.#isSecure ? new SecureAgent(options) : new Agent(options)
  }

  /** @throws HttpFault; whatever `mayStillSend` throws */
  async send(asked: HttpRequest): Promise<HttpAnswer> {
    const { signal } = asked
    if (signal.aborted) throw new HttpFault('TIMEOUT', false, signal.reason)
    const outgoing = this.#open(asked)
    const sending = new Sending(outgoing, this.#isSecure, asked)
    const giveUp = (): void => sending.fail('TIMEOUT', signal.reason)
    signal.addEventListener('abort', giveUp, { once: true })
    try {
      return await sending.answer
    } finally {
      signal.removeEventListener('abort', giveUp)
    }
  }

  /** Connections that are in use end with their request. */
  close(): void {
    this.#agent.destroy()
  }

  #below(path: string): URL {
    const url = new URL(this.#base)
    const place = path.indexOf('?')
    const [pathname, query] = place < 0 ? [path, ''] : [path.slice(0, place), path.slice(place)]
    url.pathname = `${this.#base.pathname.replace(/\/$/, '')}${pathname}`
    url.search = query
    return url
  }

  #open({ method, path, headers, body }: HttpRequest): ClientRequest {
    const url = path === '' ? this.#base : this.#below(path)
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const options = { method, agent: this.#agent, headers: { ...headers, ...length } }
    return this.#isSecure ? secureRequest(url, options) : request(url, options)
  }
}

/** Whether bytes may go out on it: connected, and agreed on TLS where that is asked for. */
function isReady(socket: Socket): boolean {
  if (socket.connecting) return false
  if (!(socket instanceof TLSSocket)) return true
  const protocol = socket.getProtocol()
  return protocol !== null && protocol !== 'unknown'
}

/** One request on its way. */
class Sending {
  readonly answer: Promise<HttpAnswer>
  readonly #outgoing: ClientRequest
  readonly #asked: HttpRequest
  #wasSent = false
  #isOver = false
  readonly #resolve: (answer: HttpAnswer) => void
  readonly #reject: (error: unknown) => void

  constructor(outgoing: ClientRequest, isSecure: boolean, asked: HttpRequest) {
    const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>()
    this.answer = promise
    this.#resolve = resolve
    this.#reject = reject
    this.#outgoing = outgoing
    this.#asked = asked
    outgoing.on('error', error => this.fail(this.#wasSent ? 'LOST' : 'CONNECT', error))
    outgoing.once('response', incoming => this.#read(incoming))
    outgoing.once('close', () =>
      this.fail(this.#wasSent ? 'LOST' : 'CONNECT', new Error('it was closed without an answer')),
    )
    outgoing.once('socket', socket => {
      if (isReady(socket)) this.#begin()
      else socket.once(isSecure ? 'secureConnect' : 'connect', () => this.#begin())
    })
  }

  fail(kind: HttpFaultKind, cause: unknown): void {
    this.#end(new HttpFault(kind, this.#wasSent, cause))
  }

  #begin(): void {
    const { body, mayStillSend } = this.#asked
    if (this.#isOver || !this.#isAllowed()) return
    this.#wasSent = true
    if (!body || !mayStillSend) return void this.#outgoing.end(body)
    const bytes = Buffer.from(body)
    this.#outgoing.write(bytes.subarray(0, -1), () => this.#complete(bytes.subarray(-1)))
  }

  /**
   * All but the last byte is with the operating system. A process may be stopped anywhere, and go on when somebody else has sent the same: so
   * the last one is ready to go before the question is asked, and only a system call lies between the two.
   */
  #complete(last: Uint8Array): void {
    const outgoing = this.#outgoing
    // Answered before it was whole, perhaps: nobody else could use the connection.
    if (this.#isOver || outgoing.destroyed) return void outgoing.destroy()
    outgoing.cork()
    outgoing.write(last)
    if (!this.#isAllowed()) return
    outgoing.uncork()
    outgoing.end()
  }

  #isAllowed(): boolean {
    try {
      this.#asked.mayStillSend?.()
      return true
    } catch (error) {
      this.#end(error)
      return false
    }
  }

  #read(incoming: IncomingMessage): void {
    const chunks: Buffer[] = []
    let bytes = 0
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > MOST_ANSWER_BYTES)
        this.fail('LOST', new Error(`expected an answer of at most ${MOST_ANSWER_BYTES} bytes, got more`))
      else chunks.push(chunk)
    })
    incoming.once('error', error => this.fail('LOST', error))
    incoming.once('end', () => {
      this.#isOver = true
      const { statusCode = 0, headers } = incoming
      this.#resolve({ status: statusCode, headers, body: Buffer.concat(chunks).toString() })
    })
  }

  #end(error: unknown): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#outgoing.destroy()
    this.#reject(error)
  }
}
