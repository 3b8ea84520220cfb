import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IncomingCall } from '../../src/ports/status.ts'
import { createFront, type Front } from '../../src/server/http.ts'
import { SILENT } from '../support/silent.ts'

describe('the body of a webhook’s call', () => {
  let front: Front
  let port: number
  let calls: IncomingCall[]
  let client: ClientRequest
  beforeEach(async () => {
    calls = []
    front = createFront({
      graphql: {
        handle: () => Promise.reject(new Error('nobody asks here')),
        isSubscription: () => false,
        subscribe: () => Promise.reject(new Error('nobody subscribes here')),
        stop: async () => {},
      },
      createContext: () => {
        throw new Error('nobody asks here')
      },
      receiverOf: source =>
        source === 'erp'
          ? async call => {
              calls.push(call)
              return []
            }
          : null,
      isReady: () => true,
      defaultRole: null,
      requestMs: 60_000,
      mostStreams: 0,
      pageFolder: mkdtempSync(join(tmpdir(), 'dovetail-')),
      log: SILENT,
    })
    port = (await front.listen(0, '127.0.0.1')).port
  })
  afterEach(async () => {
    client?.destroy()
    await front.drain(0)
  })

  /** Begins a call, and leaves its body open. */
  const call = (source: string): { answered: Promise<IncomingMessage> } => {
    client = request({ host: '127.0.0.1', port, method: 'POST', path: `/webhooks/${source}` })
    const answered = once(client, 'response').then(([response]) => response as IncomingMessage)
    client.on('error', () => undefined)
    client.flushHeaders()
    return { answered }
  }
  const told = async (response: IncomingMessage) => {
    let text = ''
    for await (const chunk of response.setEncoding('utf8')) text += chunk
    return { status: response.statusCode, connection: response.headers.connection, body: JSON.parse(text) }
  }

  it('is not waited for where nobody listens, and the connection ends', async () => {
    const { answered } = call('anything')
    const body = { error: expect.stringContaining('no webhook is configured here') }
    expect(await told(await answered)).toEqual({ status: 404, connection: 'close', body })
  })

  it('is read no further than it may be large', async () => {
    const { answered } = call('erp')
    client.write('x'.repeat(64 * 1024 + 1))
    const response = await told(await answered)
    expect(response).toMatchObject({ status: 413, connection: 'close' })
    expect(response.body.errors[0].extensions.code).toBe('BODY_TOO_LARGE')
    expect(calls).toEqual([])
  })

  it('is given to who listens, as large as it may be', async () => {
    const { answered } = call('erp')
    client.end('x'.repeat(64 * 1024))
    expect(await told(await answered)).toMatchObject({ status: 200, body: { outcomes: [] } })
    expect(calls).toMatchObject([{ body: 'x'.repeat(64 * 1024) }])
  })
})
