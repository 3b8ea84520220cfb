import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { HttpClient, type HttpFault } from '../../src/connectors/http.ts'
import { DovetailError } from '../../src/domain/errors.ts'

const servers: (Server | TcpServer)[] = []
const clients: HttpClient[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  }
})

async function listen<Kind extends Server | TcpServer>(server: Kind): Promise<number> {
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function clientOf(url: string, connections = 2): HttpClient {
  const client = new HttpClient(url, { connections })
  clients.push(client)
  return client
}

const serve = async (listener: RequestListener, connections?: number) =>
  clientOf(`http://127.0.0.1:${await listen(createServer(listener))}/api`, connections)

const never = new AbortController().signal
const faultOf = (sending: Promise<unknown>): Promise<HttpFault> =>
  sending.then(
    () => Promise.reject(new Error('expected a fault')),
    error => error as HttpFault,
  )

const post = (client: HttpClient, more: object = {}) =>
  client.send({ method: 'POST', path: '/', body: '{}', signal: never, ...more })

describe('a request over HTTP', () => {
  it('has its path below the address, its query, headers and body, and the answer whole', async () => {
    const client = await serve(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      response
        .writeHead(201, { 'x-seen': request.headers['x-ours'] })
        .end(`${request.method} ${request.url} ${body}`)
    })
    const answer = await client.send({
      ...{
        method: 'POST',
        path: '/orders?reference=O-1&all',
        headers: { 'x-ours': 'yes' },
        body: 'Ø',
        signal: never,
      },
    })
    expect(answer).toMatchObject({ status: 201, body: 'POST /api/orders?reference=O-1&all Ø' })
    expect(answer.headers['x-seen']).toBe('yes')
  })

  it.each([1, 2, 17_000, 5_000_000])(
    'has its body of %i bytes whole where it is asked whether it may still be sent',
    async length => {
      const client = await serve(async (request, response) => {
        let bytes = 0
        for await (const chunk of request) bytes += chunk.length
        response.end(String(bytes))
      })
      const body = 'x'.repeat(length)
      for (let time = 0; time < 3; time++)
        expect(await post(client, { body, mayStillSend: () => undefined })).toMatchObject({
          body: String(length),
        })
    },
  )

  it('leaves its connection to the next where it was answered before it was whole', async () => {
    const server = createServer((_request, response) => response.end('too much'))
    // It does not close by itself what nobody uses.
    server.keepAliveTimeout = 0
    const client = clientOf(`http://127.0.0.1:${await listen(server)}`, 1)
    const body = 'x'.repeat(20_000_000)
    const more = { body, mayStillSend: () => undefined }
    for (let time = 0; time < 3; time++) expect(await post(client, more)).toMatchObject({ body: 'too much' })
  })

  it('waits for a connection where all are in use, and uses them again', async () => {
    let connections = 0
    const server = createServer((request, response) => response.end(request.url))
    server.on('connection', () => connections++)
    const client = clientOf(`http://127.0.0.1:${await listen(server)}`, 1)
    const paths = Array.from({ length: 20 }, (_, index) => `/${index}`)
    const answers = await Promise.all(paths.map(path => client.send({ method: 'GET', path, signal: never })))
    expect(answers.map(({ body }) => body)).toEqual(paths)
    expect(connections).toBe(1)
  })

  it('follows no redirect', async () => {
    const client = await serve((_request, response) => response.writeHead(302, { location: '/other' }).end())
    expect((await client.send({ method: 'GET', path: '/', signal: never })).status).toBe(302)
  })

  it('agrees on TLS, and says nothing to a server that it does not trust', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tls-'))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    execFileSync('openssl', ['req', '-x509', ...curve, '-keyout', key, '-out', cert, ...subject], {
      stdio: 'pipe',
    })
    let requests = 0
    const options = { key: readFileSync(key), cert: readFileSync(cert) }
    const server = createSecureServer(options, (request, response) => {
      requests++
      response.end(request.url)
    })
    const client = clientOf(`https://127.0.0.1:${await listen(server)}`, 1)
    const send = (path: string) => client.send({ method: 'GET', path, signal: never })
    expect(await faultOf(send('/'))).toMatchObject({ kind: 'CONNECT', wasSent: false })
    expect(requests).toBe(0)
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    try {
      const answers = await Promise.all(['/1', '/2', '/3'].map(send))
      expect(answers.map(({ body }) => body)).toEqual(['/1', '/2', '/3'])
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
    }
  })
})

describe('a request that has no answer', () => {
  it.each([
    ['nobody listens', async () => 'http://127.0.0.1:1'],
    ['there is no such host', async () => 'http://erp.invalid'],
    ['the other side speaks no TLS', async () => `https://127.0.0.1:${await listen(createServer())}`],
  ])('was certainly not sent where %s', async (_what, url) => {
    expect(await faultOf(post(clientOf(await url())))).toMatchObject({ kind: 'CONNECT', wasSent: false })
  })

  it('was certainly not sent where it may not be any more when the connection stands', async () => {
    let connections = 0
    let bytes = 0
    const server = createTcpServer(socket => {
      connections++
      socket.on('data', data => {
        bytes += data.length
      })
    })
    const client = clientOf(`http://127.0.0.1:${await listen(server)}`)
    const tooLate = new DovetailError('SOURCE_TIMEOUT', 'retry', 'too late')
    const mayStillSend = () => {
      throw tooLate
    }
    await expect(post(client, { mayStillSend })).rejects.toBe(tooLate)
    expect({ connections, bytes }).toEqual({ connections: 1, bytes: 0 })
  })

  it('keeps its last byte back where it may not be sent any more when the others went out', async () => {
    let received = ''
    const ended = Promise.withResolvers<void>()
    const server = createTcpServer(socket => {
      socket
        .on('error', () => undefined)
        .on('data', data => {
          received += data
        })
      socket.once('close', ended.resolve)
    })
    const client = clientOf(`http://127.0.0.1:${await listen(server)}`)
    const tooLate = new DovetailError('SOURCE_TIMEOUT', 'retry', 'too late')
    let asked = 0
    const mayStillSend = () => {
      if (++asked === 2) throw tooLate
    }
    await expect(post(client, { body: '{"order":1}', mayStillSend })).rejects.toBe(tooLate)
    await ended.promise
    expect(received).toMatch(/content-length: 11\r\n.*\r\n\r\n\{"order":1$/is)
  })

  it('was certainly not sent where it was given up before', async () => {
    const client = await serve((_request, response) => response.end())
    const fault = await faultOf(post(client, { signal: AbortSignal.abort() }))
    expect(fault).toMatchObject({ kind: 'TIMEOUT', wasSent: false })
  })

  it.each<[string, (socket: Socket) => void]>([
    ['it was reset', socket => socket.resetAndDestroy()],
    ['half an answer came', socket => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhal')],
    ['what came is no HTTP', socket => socket.end('220 mail.example ESMTP\r\n')],
    [
      'the other side changed to another protocol',
      socket => socket.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    ],
  ])('may have arrived where %s', async (_what, behave) => {
    const server = createTcpServer(socket =>
      socket.on('error', () => undefined).once('data', () => behave(socket)),
    )
    const client = clientOf(`http://127.0.0.1:${await listen(server)}`)
    expect(await faultOf(post(client))).toMatchObject({ kind: 'LOST', wasSent: true })
  })

  it('may have arrived where it was given up after it went out', async () => {
    const giveUp = new AbortController()
    const client = await serve(() => giveUp.abort())
    expect(await faultOf(post(client, { signal: giveUp.signal }))).toMatchObject({
      kind: 'TIMEOUT',
      wasSent: true,
    })
  })

  it('may have arrived where the answer is larger than anybody reads', async () => {
    const client = await serve((_request, response) => {
      const more = (): void => {
        if (!response.destroyed && response.write(Buffer.alloc(1 << 20))) setImmediate(more)
        else response.once('drain', more)
      }
      more()
    })
    const fault = await faultOf(post(client))
    expect(fault).toMatchObject({ kind: 'LOST', wasSent: true })
    expect(fault.message).toMatch(/^expected an answer of at most 33554432 bytes/)
  })
})

describe('where a request goes', () => {
  it.each([
    ['/hook/?token=a&sig=1', '', '/hook/?token=a&sig=1'],
    ['/api', '/x?filter=a?b&c=1', '/api/x?filter=a?b&c=1'],
    ['/api/', '/x', '/api/x'],
  ])('from %s, with the path "%s": %s', async (base, path, expected) => {
    let asked: string | undefined
    const port = await listen(
      createServer((request, response) => {
        asked = request.url
        response.end()
      }),
    )
    await clientOf(`http://127.0.0.1:${port}${base}`).send({ method: 'GET', path, signal: never })
    expect(asked).toBe(expected)
  })
})
