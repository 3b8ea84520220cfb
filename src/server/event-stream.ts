import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import type { EventStream } from './subscriptions.ts'

const EVENT_STREAM = 'text/event-stream'
const OTHERS = ['application/json', 'application/graphql-response+json', 'application/*', '*/*']
/** A client that reads nothing of what is there for this long counts as gone. */
const STALLED_MS = 60_000

const HEADERS = {
  'content-type': `${EVENT_STREAM}; charset=utf-8`,
  'cache-control': 'no-store',
  // Proxies that keep answers back until they are whole let these pass.
  'x-accel-buffering': 'no',
}

/** Whether a client takes server-sent events: as the only thing, or beside others. */
export function takesEvents({ headers }: Pick<IncomingMessage, 'headers'>): 'ONLY' | 'TOO' | 'NOT' {
  const types = (headers.accept ?? '').split(',').map(one => one.split(';')[0]!.trim().toLowerCase())
  if (!types.includes(EVENT_STREAM)) return 'NOT'
  return types.some(type => OTHERS.includes(type)) ? 'TOO' : 'ONLY'
}

/**
 * Whether a page from elsewhere made the browser ask. It could not read the answer, and nothing is changed by one; but it would hold a
 * stream open. Posts need no look: what they have as content-type no page from elsewhere may send without asking first.
 */
export function isFromElsewhere({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  if (method !== 'GET') return false
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin, host } = headers
  return origin !== undefined && origin.replace(/^\w+:\/\//, '') !== host
}

/** Writes a stream to its end, or until the client goes away. */
export async function writeEvents(stream: EventStream, response: ServerResponse): Promise<void> {
  response.writeHead(200, HEADERS)
  const onClose = () => void stream.return(undefined)
  response.once('close', onClose)
  try {
    for await (const text of stream) {
      if (response.destroyed) break
      response.write(text)
    }
  } finally {
    response.off('close', onClose)
    response.end()
  }
}

/** Resolves when all that was written is on its way. A client that stalls is cut off. */
export async function hasRead(response: ServerResponse, stalledMs = STALLED_MS): Promise<void> {
  await setImmediate()
  if (response.destroyed || !response.writableNeedDrain) return
  const stalled = setTimeout(() => response.destroy(), stalledMs)
  const settled = new AbortController()
  const { signal } = settled
  try {
    await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })])
  } finally {
    clearTimeout(stalled)
    settled.abort()
  }
}
