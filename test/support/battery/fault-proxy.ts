import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { bodyOf } from './erp.ts'
import type { Fault, FaultPlan } from './faults.ts'

/** Stands before the ERP, and lets things go wrong as planned. */
export interface FaultProxy {
  readonly url: string
  /** How often each fault was met */
  readonly met: ReadonlyMap<Fault, number>
  /** Whether something is still to happen, such as a late commit */
  readonly isBusy: boolean
  /** Told of each request when it came, whole: how many came so far */
  onRequest(listener: (count: number) => void): void
  stop(): Promise<void>
}

export interface FaultTimes {
  /** After this long a client has given up for certain */
  readonly givenUpMs: number
  /** How long after the connection is gone the ERP may still commit */
  readonly lateMs: number
}

/** How much later than planned a late commit may be */
const LATER_MS = 150

interface Answer {
  readonly status: number
  readonly body: string
}

export async function startFaultProxy(
  erpUrl: string,
  plan: FaultPlan,
  { givenUpMs, lateMs }: FaultTimes,
): Promise<FaultProxy> {
  const met = new Map<Fault, number>()
  const timers = new Set<NodeJS.Timeout>()
  /** What was told that its session is over: it comes again with a new one, and goes through. */
  const renewing = new Set<string>()
  let lastAnswer: Answer | null = null
  let requests = 0
  let listener: (count: number) => void = () => undefined

  const after = (ms: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, ms)
    timers.add(timer)
  }

  const forward = async (request: IncomingMessage, body: string): Promise<Answer> => {
    const { method = 'GET', url = '/' } = request
    const answered = await fetch(`${erpUrl}${url}`, method === 'POST' ? { method, body } : { method })
    return { status: answered.status, body: await answered.text() }
  }

  const reply = (response: ServerResponse, { status, body }: Answer, headers: object = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  }

  const count = (fault: Fault): void => {
    met.set(fault, (met.get(fault) ?? 0) + 1)
  }

  /** The target keeps its promise: what it could not commit in time, since this process had no time, it does not commit at all. */
  const commitLate = (request: IncomingMessage, body: string): void => {
    const latest = performance.now() + lateMs + LATER_MS
    after(lateMs, () => {
      const isInTime = performance.now() < latest
      if (isInTime) void forward(request, body)
      else plan.again('LATE_COMMIT')
      count(isInTime ? 'LATE_COMMIT' : 'RESET_BEFORE')
    })
  }

  /** By hand, so that it may break the rules. */
  const write = (socket: Socket, { body }: Answer, part = body.length): void => {
    socket.write(
      `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
    )
    socket.write(body.slice(0, part))
  }

  const drip = (socket: Socket, text: string): void => {
    if (socket.destroyed || text === '') return
    socket.write(text[0]!)
    after(givenUpMs / 10, () => drip(socket, text.slice(1)))
  }

  const fail = async (
    fault: Fault,
    request: IncomingMessage,
    body: string,
    response: ServerResponse,
  ): Promise<void> => {
    const { socket } = request
    switch (fault) {
      case 'RESET_BEFORE':
        return void socket.resetAndDestroy()
      case 'TIME_OUT_BEFORE':
        return after(givenUpMs, () => socket.destroy())
      case 'STATUS_500_BEFORE':
        return reply(response, { status: 500, body: 'deadlock' })
      case 'STATUS_401':
        return reply(response, { status: 401, body: 'session expired' })
      case 'STATUS_409':
        return reply(response, { status: 409, body: 'locked by another user' })
      case 'STATUS_429':
        return reply(response, { status: 429, body: 'slow down' }, { 'retry-after': '1' })
      case 'ERROR_INSIDE_200':
        return reply(response, { status: 200, body: '{"error":"the period is being closed"}' })
      case 'LATE_COMMIT':
        socket.destroy()
        return commitLate(request, body)
    }
    const other = lastAnswer
    const answer = await forward(request, body)
    lastAnswer = answer
    switch (fault) {
      case 'RESET_AFTER':
        return void socket.resetAndDestroy()
      case 'TIME_OUT_AFTER':
        return after(givenUpMs, () => socket.destroy())
      case 'STATUS_500_AFTER':
        return reply(response, { status: 500, body: 'the confirmation could not be printed' })
      case 'HALF_ANSWER':
        write(socket, answer, Math.floor(answer.body.length / 2))
        return void socket.end()
      case 'GARBAGE':
        return reply(response, { status: 200, body: '<html>It works!</html>' })
      case 'SLOW_DRIP':
        return drip(socket, `HTTP/1.1 200 OK\r\ncontent-length: ${answer.body.length}\r\n\r\n${answer.body}`)
      case 'DUPLICATE_REPLY':
        write(socket, answer)
        return write(socket, answer)
      case 'OTHER_REPLY':
        return reply(response, other ?? { status: 502, body: '' })
      default:
        throw new Error(`${fault} is no fault of a proxy`)
    }
  }

  const faultOf = ({ method, url }: IncomingMessage, body: string): Fault | null => {
    const asked = `${method} ${url} ${body}`
    if (renewing.delete(asked)) return null
    const fault = method === 'POST' ? plan.ofCreate() : plan.ofLookUp()
    if (fault === 'STATUS_401') renewing.add(asked)
    return fault
  }

  const server = createServer(async (request, response) => {
    const body = request.method === 'POST' ? await bodyOf(request).catch(() => null) : ''
    // Whoever asked was killed meanwhile.
    if (body === null) return
    listener(++requests)
    const fault = faultOf(request, body)
    if (fault) {
      if (fault !== 'LATE_COMMIT') count(fault)
      return fail(fault, request, body, response)
    }
    const answer = await forward(request, body)
    lastAnswer = answer
    reply(response, answer)
  })
  server.on('clientError', (_error, socket) => socket.destroy())
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    met,
    get isBusy() {
      return timers.size > 0
    },
    onRequest: told => {
      listener = told
    },
    stop: () =>
      new Promise(resolve => {
        for (const timer of timers) clearTimeout(timer)
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
