import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'

/** Stands between a client and a JSON-RPC server, knows its calls, and dies at one of them. */
export interface HttpCutter {
  readonly url: string
  /** Methods that passed or were cut, in order, since the last `forget` */
  readonly calls: readonly string[]
  forget(): void
  /**
   * Cuts the connection at the next call of this method, or the `nth` from now: BEFORE the server got it, or AFTER it was done and
   * answered. `atCut` runs first: to kill the process that called, say.
   */
  cutAt(cut: Cut): void
  /** Answers the next call of this method in the server's place. */
  answerInstead(method: string, status: number, body: string): void
  close(): Promise<void>
}

export interface Cut {
  readonly method: string
  readonly nth?: number
  readonly when: 'BEFORE' | 'AFTER'
  readonly atCut?: () => void
}

export async function createHttpCutter(target: string): Promise<HttpCutter> {
  let calls: string[] = []
  let cut: Cut | null = null
  let toPass = 0
  let instead: { method: string; status: number; body: string } | null = null

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await readAll(incoming)
    const { method } = JSON.parse(body.toString()) as { method: string }
    calls.push(method)
    if (instead?.method === method) {
      outgoing.writeHead(instead.status).end(instead.body)
      instead = null
      return
    }
    const mine = cut?.method === method && toPass-- === 0 ? cut : null
    if (mine) cut = null
    if (mine?.when !== 'BEFORE') {
      const answer = await forward(target, incoming, body)
      if (!mine) {
        outgoing.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
        return
      }
    }
    mine?.atCut?.()
    incoming.socket.destroy()
  }

  const server: Server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => incoming.socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    get calls() {
      return calls
    },
    forget() {
      calls = []
    },
    cutAt(next) {
      cut = next
      toPass = (next.nth ?? 1) - 1
    },
    answerInstead(method, status, body) {
      instead = { method, status, body }
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function forward(
  target: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<{ status: number; body: Buffer }> {
  const outgoing = request(`${target}${url}`, { method, headers: { ...headers, connection: 'close' } })
  outgoing.end(body)
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
  return { status: answer.statusCode ?? 0, body: await readAll(answer) }
}
