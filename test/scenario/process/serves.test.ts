import { mkdtempSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type RunningGateway, startGateway } from '../../support/gateway.ts'

describe('the process', () => {
  let running: RunningGateway[] = []
  afterEach(async () => {
    await Promise.all(running.map(gateway => gateway.stop()))
    running = []
  })
  const start = async (env: Record<string, string> = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'process-'))
    const gateway = await startGateway({ databaseUrl: `sqlite:${join(folder, 'dovetail.db')}`, env })
    running.push(gateway)
    return gateway
  }
  const status = async (gateway: RunningGateway, path: string) => (await fetch(gateway.url + path)).status

  it('takes a free port for PORT=0, and listens where HOST says', async () => {
    const [one, two] = await Promise.all([start({ HOST: '127.0.0.1' }), start({ HOST: 'localhost' })])
    expect(new URL(one.url).port).not.toBe(new URL(two.url).port)
    expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(two.url).toMatch(/^http:\/\/(127\.0\.0\.1|\[::1\]):\d+$/)
    for (const gateway of [one, two]) expect(await status(gateway, '/healthz')).toBe(200)
  })

  it('ends with 0 though a client sent half a request, and though it is told twice', async () => {
    const gateway = await start()
    const { port, hostname } = new URL(gateway.url)
    const client = createConnection({ port: Number(port), host: hostname })
    client.on('error', () => undefined)
    client.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
    )
    await status(gateway, '/healthz')
    const startedAt = performance.now()
    gateway.process.kill('SIGTERM')
    gateway.process.kill('SIGTERM')
    expect(await gateway.stop()).toBe(0)
    expect(performance.now() - startedAt).toBeLessThan(10_000)
    client.destroy()
  })
})
