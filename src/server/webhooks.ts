import type { IncomingMessage } from 'node:http'
import { ForbiddenError, RequestError } from '../domain/errors.ts'
import type { IncomingCall } from '../ports/status.ts'
import { readText } from './body.ts'

const PREFIX = '/webhooks/'
const MOST_BYTES = 64 * 1024
const NOBODY_LISTENS = 'no webhook is configured here: see `statuses` in the configuration'

/** What was made of one report. */
export interface Received {
  readonly outcome: string
  readonly message: string
}

/** Null where nothing is told of that source by itself. */
export type Receive = (source: string, call: IncomingCall) => Promise<readonly Received[] | null>

/** Who takes the calls of a source; null where nobody listens to it. */
export type ReceiverOf = (source: string) => ((call: IncomingCall) => ReturnType<Receive>) | null

export interface WebhookAnswer {
  readonly status: number
  readonly body: object
}

/**
 * Answers the calls in which sources tell what became of documents, at `/webhooks/<source>`; null for other paths. Whoever calls may call again
 * after anything but a 2xx: the same call changes nothing twice.
 *
 * 200: taken, known already, not for us, or for a person who was told. 401: not signed as it should be. 404: nobody listens there, or a document
 * that we do not know. 422: not understood.
 *
 * @throws BodyError for a body that cannot be read
 */
export async function answerWebhook(
  path: string,
  request: IncomingMessage,
  receiverOf: ReceiverOf,
): Promise<WebhookAnswer | null> {
  if (!path.startsWith(PREFIX)) return null
  if (request.method !== 'POST') return refuse(405, `expected POST, got ${request.method}`)
  const receive = receiverOf(path.slice(PREFIX.length))
  if (!receive) return refuse(404, NOBODY_LISTENS)
  const body = await readText(request, MOST_BYTES, 'LEFT')
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
  try {
    const outcomes = await receive({ headers, body })
    if (outcomes === null) return refuse(404, NOBODY_LISTENS)
    const isUnknown = outcomes.some(({ outcome }) => outcome === 'UNKNOWN')
    return { status: isUnknown ? 404 : 200, body: { outcomes } }
  } catch (error) {
    if (error instanceof ForbiddenError) return refuse(401, error.message)
    if (error instanceof RequestError) return refuse(422, error.message)
    throw error
  }
}

function refuse(status: number, error: string): WebhookAnswer {
  return { status, body: { error } }
}
