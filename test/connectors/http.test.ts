import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HttpClient } from '../../src/connectors/http.ts'

describe('the HTTP client', () => {
  let server: Server
  let client: HttpClient
  beforeAll(async () => {
    server = createServer((incoming, outgoing) => outgoing.end(incoming.url)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    client = new HttpClient(`http://127.0.0.1:${port}`, { connections: 1 })
  })
  afterAll(() => {
    client.close()
    server.closeAllConnections()
    server.close()
  })

  it('sends what waited for a connection, over the one that another request gave back', async () => {
    const send = (path: string) => client.send({ method: 'GET', path, signal: AbortSignal.timeout(30_000) })
    const answers = await Promise.all(['/1', '/2', '/3'].map(send))
    expect(answers.map(answer => answer.body)).toEqual(['/1', '/2', '/3'])
  })
})
