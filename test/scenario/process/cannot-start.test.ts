import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../src/store/open.ts'
import { startInVain } from '../../support/gateway.ts'
import { scratchFolder, writeConfig } from '../../support/scratch.ts'

const PASSWORD = 'v3ry-s3cret'

interface Case {
  /** What the operator did */
  readonly mistake: string
  readonly env?: Record<string, string>
  /** The configuration, from `export default` on */
  readonly config?: string
  /** Each must stand in the message */
  readonly says: readonly (string | RegExp)[]
}

const MEMORY = 'models: MODELS, sources: { crm: memory(), erp: memory() }'

const CASES: readonly Case[] = [
  {
    mistake: 'unknown keys',
    config: `export default defineConfig({\n  ${MEMORY},\n  limits: { requestMss: 500 },\n  publicURL: 'http://x',\n} as never)`,
    says: [
      /dovetail\.config\.ts:6:13: limits\.requestMss: unknown key "requestMss"; did you mean "requestMs"\?/,
      /dovetail\.config\.ts:7:3: publicURL: unknown key "publicURL"; did you mean "publicUrl"\?/,
    ],
  },
  {
    mistake: 'no folder of models',
    config: `export default defineConfig({ sources: { crm: memory(), erp: memory() },\n  models: './nowhere' })`,
    says: [/dovetail\.config\.ts:5:3: models: expected a folder of \*\.product\.yaml/, 'nowhere'],
  },
  {
    mistake: 'a variable that is not set',
    config: `export default defineConfig({ models: MODELS, sources: { crm: memory(), erp: sql({ url: env.secret('ERP_URL') }) } })`,
    says: ['expected the environment variable ERP_URL (or ERP_URL_FILE, the path of a file with it)'],
  },
  {
    mistake: 'a host of somebody else',
    env: { HOST: '192.0.2.1' },
    says: ['HOST: expected a name or address of this machine', '192.0.2.1'],
  },
  {
    mistake: 'a database address that is none',
    env: { DATABASE_URL: `mysql://joe:${PASSWORD}@127.0.0.1:99999/x` },
    says: ['DATABASE_URL: expected', 'got "mysql://127.0.0.1:99999/x"'],
  },
  {
    mistake: 'a database server that does not answer',
    env: { DATABASE_URL: `mysql://joe:${PASSWORD}@127.0.0.1:1/x` },
    says: [
      'DATABASE_URL: the database mysql://127.0.0.1:1/x cannot be opened for writing: connect ECONNREFUSED',
    ],
  },
]

describe('a start that cannot be', () => {
  let folder: string
  beforeAll(() => {
    folder = scratchFolder()
  })

  const start = ({ env = {}, config }: Pick<Case, 'env' | 'config'>) =>
    startInVain({
      ...(config ? { config: writeConfig(scratchFolder(), config) } : {}),
      databaseUrl: `sqlite:${join(folder, 'dovetail.db')}`,
      env: { STATE_FOLDER: folder, LOG_LEVEL: 'debug', ...env },
    })

  it.concurrent.each(CASES)('ends with one clear message: $mistake', async ({ says, ...options }) => {
    expectRefusal(await start(options), says)
  })

  it('ends with one clear message: a port that is taken', async () => {
    const holder = createServer()
    await new Promise<void>(resolve => holder.listen(0, '127.0.0.1', resolve))
    const { port } = holder.address() as { port: number }
    const outcome = await start({ env: { PORT: String(port) } })
    holder.close()
    expectRefusal(outcome, [`Port ${port} is taken by another process: stop it, or choose another with PORT`])
  })

  it('ends with one clear message: a database in a folder that is a file', async () => {
    writeFileSync(join(folder, 'file'), '')
    const outcome = await start({ env: { DATABASE_URL: `sqlite:${join(folder, 'file', 'dovetail.db')}` } })
    expectRefusal(outcome, [
      /DATABASE_URL: the database sqlite:.*dovetail\.db cannot be opened for writing: expected a folder, .*file.* is a file/,
    ])
  })

  it('ends with one clear message: a database that may only be read', async () => {
    const path = join(folder, 'read-only.db')
    await (await openStore(`sqlite:${join(folder, 'written.db')}`)).close()
    copyFileSync(join(folder, 'written.db'), path)
    makeReadOnly(path)
    expectRefusal(await start({ env: { DATABASE_URL: `sqlite:${path}` } }), [
      /DATABASE_URL: the database .*read-only\.db cannot be opened.*: attempt to write a readonly database/,
    ])
  })

  it('names every table and column of a mapping that is not there, with what is', async () => {
    const path = join(folder, 'erp.db')
    const erp = new DatabaseSync(path)
    erp.exec('create table items (number text, title text); create table centres (code text)')
    erp.close()
    const config = `export default defineConfig({ models: MODELS, sources: { crm: memory(), erp: sql({
      url: ${JSON.stringify(`sqlite:${path}`)},
      articles: { from: 'items', map: { number: 'number',
        description: 'titel' } },
      workCenters: {
        from: 'centers', map: { code: 'code' } },
    }) } })`
    expectRefusal(await start({ config }), [
      /dovetail\.config\.ts:7:9: sources\.erp\.articles\.map\.description: items: there is no column "titel"; nearest is "title", there are number, title/,
      /dovetail\.config\.ts:9:9: sources\.erp\.workCenters\.from: there is no table or view "centers"; nearest is "centres", there are centres, items/,
    ])
  })

  it('names every mistake of a model with its place', async () => {
    const models = join(folder, 'models')
    mkdirSync(models)
    copyFileSync(join(import.meta.dirname, 'mistakes.product.yaml'), join(models, 'mistakes.product.yaml'))
    const { code, output } = await start({
      config: `export default defineConfig({ models: ${JSON.stringify(models)}, sources: { crm: memory(), erp: memory() } })`,
    })
    const [first, ...problems] = output.trimEnd().split('\n')
    expect([code, first]).toEqual([1, 'dovetail cannot start.'])
    const file = join(models, 'mistakes.product.yaml')
    const places = problems.map(line => {
      expect(line).toMatch(/^.+\.yaml:\d+:\d+: .{10,}$/)
      expect(line.startsWith(file)).toBe(true)
      return Number(line.slice(file.length).split(':')[1])
    })
    const text = readFileSync(file, 'utf8').split('\n')
    const marked = text.flatMap((line, index) => (line.includes('#!') ? [index + 1] : []))
    expect(marked).toHaveLength(20)
    expect(places.toSorted((a, b) => a - b)).toEqual(marked)
  })
})

function expectRefusal(
  { code, output }: { code: number | null; output: string },
  says: readonly (string | RegExp)[],
): void {
  expect(code).toBe(1)
  expect(output.match(/dovetail cannot start\./g)).toHaveLength(1)
  for (const part of says) expect(output).toMatch(part)
  expect(output).not.toMatch(/^\s+at .*:\d+:\d+/m)
  expect(output).not.toContain(PASSWORD)
}

/** Also for root, whom no rights hold back: SQLite reads a file whose write version it does not know, and does not write it. */
function makeReadOnly(path: string): void {
  const content = readFileSync(path)
  content[18] = 3
  writeFileSync(path, content)
  chmodSync(path, 0o444)
}
