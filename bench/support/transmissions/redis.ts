import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../test/support/own-mariadb.ts'

/** KEPT: what was accepted is on the disk before it is answered. DEFAULT: as it comes, a snapshot now and then. */
export type RedisSettings = 'KEPT' | 'DEFAULT'

const SETTINGS: Readonly<Record<RedisSettings, readonly string[]>> = {
  KEPT: ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always'],
  DEFAULT: [],
}
const START_MS = 20_000

export interface OwnRedis {
  readonly url: string
  /** Gone with everything in it */
  remove(): Promise<void>
}

/** A Redis server of the bench's own, in a folder of its own. */
export async function startRedis(settings: RedisSettings): Promise<OwnRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'redis-'))
  const port = await freePort()
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder]
  const child = spawn('redis-server', [...place, ...SETTINGS[settings]], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const killAtExit = (): void => void child.kill('SIGKILL')
  process.once('exit', killAtExit)
  await new Promise<void>((resolve, reject) => {
    let said = ''
    const fail = (what: string): void =>
      reject(new Error(`redis-server: expected "Ready to accept connections", ${what}:\n${said}`))
    const timer = setTimeout(() => fail(`not said within ${START_MS} ms`), START_MS)
    child.stdout.on('data', chunk => {
      said += chunk
      if (!said.includes('Ready to accept connections')) return
      clearTimeout(timer)
      resolve()
    })
    child.once('error', error => fail(error.message))
    child.once('exit', code => fail(`it ended with ${code}`))
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    async remove() {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
      process.off('exit', killAtExit)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
