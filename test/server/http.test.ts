import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { HeaderMap } from '@apollo/server'
import { afterEach, describe, expect, it } from 'vitest'
import type { RequestContext } from '../../src/context.ts'
import type { GraphqlHandler } from '../../src/server/graphql.ts'
import { createFront, type Front } from '../../src/server/http.ts'
import { SILENT } from '../support/silent.ts'

const FINE = { status: 200, headers: new HeaderMap(), body: { kind: 'complete', string: '{}' } } as const

describe('the time of a request', () => {
  let front: Front
  const signals: AbortSignal[] = []
  afterEach(async () => {
    await front.drain(0)
    signals.length = 0
  })

  async function serve(handle: GraphqlHandler['handle'], requestMs = 60_000): Promise<string> {
    front = createFront({
      graphql: {
        handle,
        isSubscription: () => false,
        subscribe: () => Promise.reject(new Error('nobody subscribes here')),
        stop: async () => {},
      },
      createContext: (_caller, signal) => {
        signals.push(signal)
        return { signal } as RequestContext
      },
      receiverOf: () => null,
      isReady: () => true,
      defaultRole: null,
      requestMs,
      mostStreams: 0,
      pageFolder: mkdtempSync(join(tmpdir(), 'dovetail-')),
      log: SILENT,
    })
    const { port } = await front.listen(0, '127.0.0.1')
    return `http://127.0.0.1:${port}/graphql?query={a}`
  }

  it('ends with the answer: nothing aborts afterwards', async () => {
    const url = await serve(async () => FINE, 60)
    expect((await fetch(url, { headers: { connection: 'close' } })).status).toBe(200)
    await wait(120)
    expect(signals.map(signal => signal.aborted)).toEqual([false])
  })

  it('ends at the deadline: the signal first, then the answer 504', async () => {
    const url = await serve(() => new Promise(() => {}), 30)
    const response = await fetch(url)
    expect(response.status).toBe(504)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'DEADLINE_EXCEEDED' } }] })
    expect(signals[0]!.reason).toMatchObject({ name: 'TimeoutError' })
  })

  it('lets those answer that end by themselves at the deadline', async () => {
    const url = await serve(async (_request, { signal }) => {
      await once(signal, 'abort')
      return FINE
    }, 30)
    expect((await fetch(url)).status).toBe(200)
  })

  it('ends when the client goes away, and the next one is served', async () => {
    const started = Promise.withResolvers<void>()
    const ended = Promise.withResolvers<void>()
    let count = 0
    const url = await serve(async (_request, { signal }) => {
      if (count++ > 0) return FINE
      started.resolve()
      await once(signal, 'abort')
      ended.resolve()
      return FINE
    })
    const client = request(url).on('error', () => undefined)
    client.end()
    await started.promise
    client.destroy()
    await ended.promise
    expect(signals[0]!.reason).toMatchObject({ name: 'AbortError' })
    expect((await fetch(url)).status).toBe(200)
  })
})
