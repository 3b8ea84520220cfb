import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, ROOT } from '../support/gateway.ts'
import { placeOrder, until } from '../support/shop-floor.ts'

const FILE = join(ROOT, 'README.md')
const readme = readFileSync(FILE, 'utf8')
const blocks = [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language, text]) => ({
  language,
  text: text!,
}))
/** Each query with the answer that stands after it. */
const queries = blocks.flatMap((block, index) =>
  block.language === 'graphql' ? [{ query: block.text, answer: blocks[index + 1]?.text ?? '' }] : [],
)
const shell = blocks.filter(block => block.language === 'sh').map(block => block.text.trim())
const commands = shell.filter(command => command.startsWith('npm '))
const subscribing = shell.filter(command => command.startsWith('curl '))

function runNpm(command: string, env: Record<string, string>) {
  const [program, ...args] = command.split(' ')
  return spawn(program!, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
}

const LINE = 100

/** JSON with everything on one line that fits on one. */
function compact(value: unknown, indent = ''): string {
  const inLine = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ')
  if (value === null || typeof value !== 'object' || inLine.length + indent.length <= LINE) return inLine
  const deeper = `${indent}  `
  const parts = Array.isArray(value)
    ? value.map(one => compact(one, deeper))
    : Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${compact(one, deeper)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${parts.map(part => deeper + part).join(',\n')}\n${indent}${close}`
}

describe('README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'))
  const env = { DATABASE_URL: `sqlite:${join(folder, 'dovetail.db')}`, PORT: '0' }
  let gateway: ReturnType<typeof runNpm>
  let url = ''
  beforeAll(async () => {
    gateway = runNpm('npm start', env)
    let output = ''
    url = await new Promise<string>((resolve, reject) => {
      const onData = (chunk: Buffer) => {
        output += chunk
        const found = /"url":"(http:[^"]+)"/.exec(output)?.[1]
        if (found) resolve(found)
      }
      gateway.stdout.on('data', onData)
      gateway.stderr.on('data', onData)
      gateway.once('exit', code => reject(new Error(`npm start ended with ${code}:\n${output}`)))
    })
  })
  afterAll(() => {
    if (gateway?.pid) process.kill(-gateway.pid, 'SIGTERM')
  })

  it('names the two commands, which the scripts have', () => {
    expect(commands.slice(0, 2)).toEqual(['npm start', 'npm test'])
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    for (const command of commands)
      expect(scripts).toHaveProperty(command.replace(/^npm (run )?/, '').split(' ')[0]!)
  })

  it('has queries whose answers are what the gateway says', async () => {
    expect(queries.length).toBeGreaterThan(1)
    let rewritten = readme
    for (const { query, answer } of queries) {
      const said = await ask(url, query)
      if (process.env['UPDATE_README']) rewritten = rewritten.replace(answer, `${compact(said)}\n`)
      else expect(said).toEqual(JSON.parse(answer))
    }
    if (rewritten !== readme) writeFileSync(FILE, rewritten)
  })

  it('has a command that prints what the demo’s systems received', async () => {
    const printing = runNpm('npm run demo:inbox', env)
    let output = ''
    printing.stdout.on('data', chunk => (output += chunk))
    const code = await new Promise(resolve => printing.once('exit', resolve))
    expect(code).toBe(0)
    expect(output).toContain('Nothing received yet')
  })

  it('has a command that shows an order arriving', async () => {
    expect([...commands, ...subscribing].sort()).toEqual([...shell].sort())
    expect(subscribing).toHaveLength(1)
    const curl = spawn('sh', ['-c', `exec ${subscribing[0]!.replace('http://127.0.0.1:4000', url)}`])
    let output = ''
    curl.stdout.on('data', chunk => (output += chunk))
    await until(
      async () => output,
      text => text.length > 0,
    )
    const gateway = { ask: <T>(query: string, variables?: object) => ask<T>(url, query, variables) }
    const { data } = await gateway.ask<{ quotes: { nodes: { number: string }[] } }>(
      '{ quotes(first: 1) { nodes { number } } }',
    )
    const quote = data.quotes.nodes[0]!.number
    const { order } = await placeOrder(gateway, { idempotencyKey: 'seen', quote })
    const told = `{"data":{"orderChanged":{"number":"${order!.number}","transmission":{"state":"DELIVERED"}}}}`
    await until(
      async () => output,
      text => text.includes(`event: next\ndata: ${told}\n\n`),
    )
    curl.kill()
  })
})
