import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../support/gateway.ts'

const SECRET = 's3cret'

function scriptOf(use: string): string {
  return `import { createLogger, whenLogged } from ${JSON.stringify(join(ROOT, 'src/server/log.ts'))}
    const log = createLogger('trace'); ${use}`
}

/** What the logger writes when `log` is used like this, in a process whose output is no terminal */
function written(use: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', scriptOf(use)], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  return stdout
}

describe('the log', () => {
  it('keeps of an error what is known to be harmless, and of its causes', () => {
    const line = written(`
      const cause = Object.assign(new Error('connect mysql://joe:${SECRET}@db/erp'), { input: '${SECRET}', code: 'ERR_X' })
      const error = Object.assign(new Error('no answer', { cause }), { sql: 'select ${SECRET}', config: { password: '${SECRET}' } })
      log.warn({ error }, 'failed')`)
    expect(line).not.toContain(SECRET)
    expect(JSON.parse(line)).toMatchObject({
      msg: 'failed',
      error: {
        type: 'Error',
        message: 'no answer',
        stack: expect.stringContaining('no answer'),
        cause: { code: 'ERR_X', message: 'connect mysql://db/erp' },
      },
    })
  })

  it('cuts out what is called like a secret', () => {
    const line = written(`log.info({ password: '${SECRET}', headers: { authorization: '${SECRET}' } }, 'x')`)
    expect(line).not.toContain(SECRET)
    expect(line).toContain('[redacted]')
  })

  it('lets the process end though nobody reads it any more', async () => {
    const child = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      scriptOf(`
      process.stdin.resume().on('end', () => { log.info('the last'); log.info('lines'); process.exit(0) })`),
    ])
    child.stdout.destroy()
    child.stdin.end()
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('is whole when the process ends, though its reader has fallen behind', async () => {
    const lines = 20_000
    const child = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      scriptOf(`
      for (let n = 0; n < ${lines}; n++) log.info({ n }, 'a line')
      await whenLogged(30_000); process.exit(0)`),
    ])
    // What the pipe holds is full before anybody reads.
    await once(child.stdout, 'readable')
    let text = ''
    for await (const chunk of child.stdout) text += chunk
    expect(text.trim().split('\n')).toHaveLength(lines)
  })
})
