import type { IncomingMessage } from 'node:http'
import { DovetailError, ForbiddenError, RequestError } from '../domain/errors.ts'
import type { Log } from '../ports/runtime.ts'
import type { IncomingCall } from '../ports/status.ts'
import { readText } from './body.ts'

const PREFIX = '/webhooks/'
const MOST_BYTES = 64 * 1024
const NOBODY_LISTENS = 'no webhook is configured here: see `statuses` in the configuration'
/** What is wrong with calls to one source is logged so often at most. */
const WARNED_MS = 60_000

/** What was made of one report. */
export interface Received {
  readonly outcome: string
  readonly message: string
}

/** Who takes the calls of a source; null where nobody listens to it. */
export type ReceiverOf = (source: string) => Receive | null

type Receive = (call: IncomingCall) => Promise<readonly Received[]>

export interface WebhookAnswer {
  readonly status: number
  readonly body: object
}

/**
 * Answers the calls in which sources tell what became of documents, at `/webhooks/<source>`. Whoever calls may call again after anything but a
 * 2xx: the same call changes nothing twice.
 *
 * 200: taken, known already, not for us, or for a person who was told. 401: not signed as it should be. 404: nobody listens there. 422: not
 * understood. 503: not written down, since our database does not answer, or since nobody knows yet what it means.
 */
export class Webhooks {
  readonly #receiverOf: ReceiverOf
  readonly #log: Log
  /** When it was last logged what is wrong with calls, by source and status */
  readonly #warned = new Map<string, number>()

  constructor(receiverOf: ReceiverOf, log: Log) {
    this.#receiverOf = receiverOf
    this.#log = log
  }

  /** @returns null for other paths @throws BodyError for a body that cannot be read */
  async answer(path: string, request: IncomingMessage): Promise<WebhookAnswer | null> {
    if (!path.startsWith(PREFIX)) return null
    if (request.method !== 'POST') return refuse(405, `expected POST, got ${request.method}`)
    const source = path.slice(PREFIX.length)
    const receive = this.#receiverOf(source)
    if (!receive) return refuse(404, NOBODY_LISTENS)
    const body = await readText(request, MOST_BYTES, 'LEFT')
    const answer = await this.#take(source, receive, { headers: headersOf(request), body })
    if (answer.status !== 404 && answer.status !== 200) this.#warn(source, answer)
    return answer
  }

  async #take(source: string, receive: Receive, call: IncomingCall): Promise<WebhookAnswer> {
    try {
      const outcomes = await receive(call)
      const unknown = outcomes.filter(({ outcome }) => outcome === 'UNKNOWN')
      if (unknown.length > 0) this.#warn(source, { status: 200, body: { outcomes: unknown } })
      return { status: outcomes.some(({ outcome }) => outcome === 'LATER') ? 503 : 200, body: { outcomes } }
    } catch (error) {
      if (error instanceof ForbiddenError) return refuse(401, error.message)
      if (error instanceof RequestError) return refuse(422, error.message)
      if (error instanceof DovetailError && error.code === 'STORE_UNAVAILABLE')
        return refuse(503, 'not written down, since our database does not answer: call again')
      throw error
    }
  }

  #warn(source: string, { status, body }: WebhookAnswer): void {
    const key = `${source} ${status}`
    const now = performance.now()
    const last = this.#warned.get(key)
    if (last !== undefined && now < last + WARNED_MS) return
    this.#warned.set(key, now)
    this.#log.warn({ source, status, ...body }, 'a webhook was called in vain')
  }
}

function headersOf(request: IncomingMessage): IncomingCall['headers'] {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
}

function refuse(status: number, error: string): WebhookAnswer {
  return { status, body: { error } }
}
