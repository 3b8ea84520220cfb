import type { IncomingMessage } from 'node:http'

/** The request cannot be read. `status` is the HTTP status, the message is for the caller. */
export class BodyError extends Error {
  override readonly name = 'BodyError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * The JSON object of a request.
 *
 * @throws BodyError 415 for another media type, charset or an encoding; 413 above `maxBytes`; 400 for anything but a JSON object
 */
export async function readJsonBody(request: IncomingMessage, maxBytes: number): Promise<object> {
  const [mediaType, ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';')
  if (mediaType?.trim() !== 'application/json')
    throw new BodyError(
      415,
      `expected content-type application/json, got "${request.headers['content-type'] ?? ''}"`,
    )
  const charset = parameters.map(one => one.trim()).find(one => one.startsWith('charset='))
  if (charset && !/^charset="?utf-?8"?$/.test(charset))
    throw new BodyError(415, `expected charset utf-8, got "${charset}"`)
  const encoding = request.headers['content-encoding']
  if (encoding && encoding !== 'identity')
    throw new BodyError(415, `expected no content-encoding, got "${encoding}"`)

  const text = await readText(request, maxBytes)
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch (error) {
    throw new BodyError(400, `expected a JSON body: ${error instanceof Error ? error.message : error}`)
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new BodyError(400, 'expected a JSON object with "query", one operation a request')
  return body
}

/** Above this a body is not even read to be thrown away: the connection ends. */
const DISCARD_BYTES = 64 * 1024 * 1024

/**
 * What is done about a body that is too large: read to its end all the same, so that the caller gets to read the answer, or left where it is
 * too large, so that the connection ends with the answer.
 */
export type Excess = 'READ' | 'LEFT'

/**
 * The body as text.
 *
 * @throws BodyError 413 above `maxBytes`; 400 for what is not UTF-8
 */
export async function readText(
  request: IncomingMessage,
  maxBytes: number,
  excess: Excess = 'READ',
): Promise<string> {
  const chunks: Buffer[] = []
  const mostRead = excess === 'READ' ? DISCARD_BYTES : maxBytes
  let size = 0
  // What is left of a body must not take the connection with it before it is answered.
  for await (const chunk of request.iterator({ destroyOnReturn: excess === 'READ' })) {
    size += chunk.length
    if (size > mostRead) break
    if (size <= maxBytes) chunks.push(chunk)
  }
  if (size > maxBytes)
    throw new BodyError(
      413,
      `expected a body of at most ${maxBytes} bytes, got ${size > mostRead ? 'more than ' : ''}${Math.min(size, mostRead)}`,
    )
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new BodyError(400, 'expected a body in UTF-8')
  }
}
