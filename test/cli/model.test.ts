import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { modelCommand } from '../../src/cli/model.ts'
import { runModelCommand as dovetail } from '../support/run-command.ts'

const ROOT = join(import.meta.dirname, '../..')
const CATALOGUE = ['care', 'hydro-skid', 'plank', 'vento-70'].map(name =>
  join(ROOT, 'models', `${name}.product.yaml`),
)

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dovetail-model-'))
  vi.stubEnv('DATABASE_URL', `sqlite:${join(folder, 'store.db')}`)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const T = (version: string, wide: string, more = '') => `product: T
version: "${version}"
name: T
currency: EUR
features:
  ${wide}: { label: Width, type: integer, min: 0, max: 9 }
  led: { label: LED, type: boolean }
${more}`

test('check tells every problem with its place, and fails on errors', async () => {
  const bad = write('bad.product.yaml', T('1', 'width').replace('led:', 'if:').replace('max: 9', 'max: -1'))
  const { code, out } = await dovetail('check', bad)
  expect(code).toBe(1)
  expect(out.trim().split('\n')).toEqual([
    `${bad}:6:46: error: expected min of feature "width" at or below max -1, got 0`,
    `${bad}:7:3: error: expected a name without a meaning of its own, got "if"`,
  ])
  const good = await dovetail('check', ...CATALOGUE)
  expect(good.code).toBe(0)
  expect(good.out).toContain('VENTO-70 1 can be published.')
})

test('a test that fails keeps a model from being published', async () => {
  const tests = `tests: { one: { choose: { width: 3 }, expect: { net: 1.00 } } }\n`
  const file = write('failing.product.yaml', T('1', 'width', tests))
  const tested = await dovetail('test', file)
  expect([tested.code, tested.out]).toEqual([
    1,
    expect.stringMatching(/net: expected 1.00, got[\s\S]*0 of 1 tests pass/),
  ])
  const published = await dovetail('publish', file)
  expect([published.code, published.out]).toEqual([1, expect.stringContaining('not published')])
})

test('the catalogue is published within five seconds, and a published version never changes', async () => {
  const start = performance.now()
  const { code, out } = await dovetail('publish', ...CATALOGUE)
  expect(performance.now() - start).toBeLessThan(5_000)
  expect([code, out.match(/is published/g)]).toEqual([0, expect.objectContaining({ length: 4 })])
  const first = write('t.product.yaml', T('1', 'width'))
  expect((await dovetail('publish', first)).code).toBe(0)
  expect((await dovetail('publish', first)).code).toBe(0)
  const other = await dovetail(
    'publish',
    write('t.product.yaml', T('1', 'width').replace('max: 9', 'max: 8')),
  )
  expect(other.code).toBe(1)
  expect(other.err).toMatch(/version "1" of T was published on .* with other content/)
  const second = write('t2.product.yaml', T('2', 'wide', 'migrate: { width: { to: wide } }\n'))
  expect((await dovetail('publish', second)).code).toBe(0)
  const migrated = await dovetail('migrate', 'T', '--from', '1', '--to', '2', '--dry-run')
  expect(migrated).toMatchObject({ code: 0, out: '0 configurations, 0 of them without a loss.\n' })
  const unknown = await dovetail('migrate', 'T', '--from', '1', '--to', '3')
  expect([unknown.code, unknown.err]).toEqual([1, 'expected a published version of T, got "3"\n'])
})

test('diff tells what changed', async () => {
  const [before, after] = [write('a.product.yaml', T('1', 'width')), write('b.product.yaml', T('2', 'wide'))]
  const { out } = await dovetail('diff', before, after)
  expect(out).toBe(
    '~ model T: version 1 → 2\n- feature width: choices of it are lost\n+ feature wide: label.en Width; type integer; min 0; max 9\n',
  )
  const published = await dovetail('diff', 'T@1', 'T@2')
  expect(published.out).toBe('~ model T: version 1 → 2\n~ feature wide: called width before\n')
  expect((await dovetail('diff', 'T@2', join(folder, 't2.product.yaml'))).out).toBe('Both say the same.\n')
  const unknown = await dovetail('diff', 'T@9', 'T@2')
  expect([unknown.code, unknown.err]).toEqual([1, 'expected a published version of T, got "9"\n'])
})

test('what is exported comes in again, and DIMACS too', async () => {
  const uvl = write('plank.uvl', (await dovetail('export', join(ROOT, 'models/plank.product.yaml'))).out)
  const product = await dovetail('import', uvl)
  expect([product.code, product.err]).toEqual([0, ''])
  const again = await dovetail('check', write('plank.product.yaml', product.out))
  expect([again.code, again.out]).toEqual([0, expect.stringContaining('can be published')])
  const cnf = await dovetail('import', write('x.dimacs', 'c 1 A-b\nc 2 if\np cnf 2 1\n1 -2 0\n'))
  expect(cnf.code).toBe(0)
  expect(cnf.out).toContain('A_b: { label: "A-b", type: boolean }')
  expect(cnf.out).toContain('C1: { rule: "(A_b or not (if_2))"')
  const wrong = await dovetail('import', write('y.dimacs', 'p cnf 1 1\n2 0\n'))
  expect([wrong.code, wrong.err]).toEqual([
    1,
    expect.stringContaining('y.dimacs:2:1: error: expected a variable'),
  ])
})

test('the schema is printed for editors', async () => {
  const { out } = await dovetail('export', '--format', 'json-schema')
  expect(out).toBe(readFileSync(join(ROOT, 'models/product-model.schema.json'), 'utf8'))
})

test('the command runs as it is', async () => {
  const words = ['src/cli/dovetail.ts', 'model', 'check', 'models/vento-70.product.yaml']
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: ROOT })
  expect(stdout).toBe('models/vento-70.product.yaml: VENTO-70 1 can be published.\n')
})

test('the commands are those of the manual', () => {
  const manual = readFileSync(join(ROOT, 'models/README.md'), 'utf8')
  const shown = [...manual.matchAll(/^npm run dovetail -- model ([a-z]+)/gm)].map(match => match[1])
  expect([...new Set(shown)]).toEqual(modelCommand.commands.map(command => command.name()))
})
