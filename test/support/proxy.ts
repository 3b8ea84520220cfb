import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Stands between a connector and a server, to break in every way a network does. */
export interface TestProxy {
  readonly port: number
  /** Connections open now, and the most there ever were at once */
  readonly open: number
  readonly most: number
  /** Nothing passes any more, but nothing is closed; new connections are accepted and kept waiting */
  freeze(): void
  thaw(): void
  /** Freezes the connection of the next client that sends these bytes, after they passed or before */
  freezeAt(text: string, passes: 'PASSES' | 'IS_HELD'): void
  /** From now on the answer to whatever has these bytes comes this much later: done, and not yet told */
  answerLate(text: string, delayMs: number): void
  /** How many of these answers there were: done, and told or to be told */
  readonly lateAnswers: number
  /** From now on everything arrives this much later, in both directions */
  slow(delayMs: number): void
  /** Closes everything; connections are refused */
  stop(): Promise<void>
  start(): Promise<void>
}

export async function createProxy(target: { host: string; port: number }): Promise<TestProxy> {
  const sockets = new Set<Socket>()
  let server: Server | null = null
  let port = 0
  let open = 0
  let most = 0
  let isFrozen = false
  let trap: { bytes: Buffer; passes: boolean } | null = null
  let delayMs = 0
  let lateAnswers = 0
  let late: { bytes: Buffer; delayMs: number } | null = null

  /** One direction of a connection: later bytes never overtake earlier ones. */
  const createPipe = (to: Socket): ((data: Buffer, moreMs?: number) => void) => {
    let earlier: Promise<unknown> = Promise.resolve()
    return (data, moreMs = 0) => {
      const pause = delayMs + moreMs > 0 ? sleep(delayMs + moreMs) : null
      earlier = Promise.all([earlier, pause]).then(() => to.destroyed || to.write(data))
    }
  }

  const connect = (client: Socket): void => {
    most = Math.max(most, ++open)
    const upstream = createConnection(target)
    const toServer = createPipe(upstream)
    const toClient = createPipe(client)
    let isHeld = false
    let isLate = false
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => sockets.delete(socket))
    }
    client.on('close', () => {
      open--
      upstream.destroy()
    })
    upstream.on('close', () => client.destroy())
    client.on('data', data => {
      if (trap && data.includes(trap.bytes)) {
        isHeld = true
        if (trap.passes) toServer(data)
        trap = null
      }
      if (late && data.includes(late.bytes)) isLate = true
      if (!isFrozen && !isHeld) toServer(data)
    })
    upstream.on('data', data => {
      if (isLate) lateAnswers++
      if (!isFrozen && !isHeld) toClient(data, isLate ? late?.delayMs : 0)
      isLate = false
    })
  }

  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server = createServer(connect)
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        port = (server!.address() as { port: number }).port
        resolve()
      })
    })

  await start()
  return {
    get port() {
      return port
    },
    get open() {
      return open
    },
    get most() {
      return most
    },
    get lateAnswers() {
      return lateAnswers
    },
    freeze() {
      isFrozen = true
    },
    thaw() {
      isFrozen = false
    },
    freezeAt(text, passes) {
      trap = { bytes: Buffer.from(text), passes: passes === 'PASSES' }
    },
    answerLate(text, ms) {
      late = { bytes: Buffer.from(text), delayMs: ms }
    },
    slow(ms) {
      delayMs = ms
    },
    stop: () =>
      new Promise(resolve => {
        server?.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
    start,
  }
}

/** The same address through the proxy. */
export function throughProxy(url: string, proxy: TestProxy): string {
  const target = new URL(url)
  target.hostname = '127.0.0.1'
  target.port = String(proxy.port)
  return target.toString()
}
