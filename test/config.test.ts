import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadSettings } from '../src/config.ts'
import { ROOT } from './support/gateway.ts'
import { scratchFolder, writeConfig } from './support/scratch.ts'

const SOURCES = 'sources: { crm: memory(), erp: memory() }'
const VARIABLES = ['PORT', 'HOST', 'DATABASE_URL', 'LOG_LEVEL', 'DEFAULT_ROLE', 'PUBLIC_URL', 'STATE_FOLDER']

/** The settings of a configuration, from `export default` on, in an environment that has nothing else. */
function load(config: string, env: Record<string, string> = {}) {
  for (const name of [...VARIABLES, 'DOVETAIL_CONFIG']) vi.stubEnv(name, undefined)
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  return loadSettings(ROOT, writeConfig(scratchFolder(), config))
}

describe('the settings', () => {
  afterEach(() => void vi.unstubAllEnvs())

  it('have defaults for all but the sources', async () => {
    expect(await load(`export default defineConfig({ ${SOURCES} })`)).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: `sqlite:${ROOT}/data/dovetail.db`,
      stateFolder: `${ROOT}/data`,
      logLevel: 'info',
      defaultRole: null,
      requestMs: 10_000,
      sourceMs: 3_000,
    })
  })

  it('take a variable that is set to nothing for one that is not set', async () => {
    const nothing = Object.fromEntries(VARIABLES.map(name => [name, '']))
    expect(await load(`export default defineConfig({ ${SOURCES} })`, nothing)).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      logLevel: 'info',
      defaultRole: null,
    })
  })

  it('are overruled by the environment', async () => {
    const config = `export default defineConfig({ ${SOURCES}, database: 'sqlite:a.db', publicUrl: 'http://a' })`
    const env = {
      PORT: '0',
      DATABASE_URL: 'sqlite:/tmp/b/b.db',
      PUBLIC_URL: 'http://b',
      DEFAULT_ROLE: 'guest',
    }
    expect(await load(config, env)).toMatchObject({
      port: 0,
      databaseUrl: 'sqlite:/tmp/b/b.db',
      stateFolder: '/tmp/b',
      publicUrl: 'http://b',
      defaultRole: 'guest',
    })
  })

  it.each([
    [
      'a value of the wrong type',
      `export default defineConfig({ ${SOURCES},\n  limits: { sourceMs: 'soon' } } as never)`,
      /dovetail\.config\.ts:5:13: limits\.sourceMs: .*expected number/,
    ],
    [
      'a time that is too short',
      `export default defineConfig({ ${SOURCES},\n  limits: { sourceMs: 5 } })`,
      /dovetail\.config\.ts:5:13: limits\.sourceMs: .*>=50/,
    ],
    [
      'a connector that is none',
      `export default defineConfig({ sources: { crm: memory(),\n  erp: 'sap' } } as never)`,
      /dovetail\.config\.ts:5:3: sources\.erp: expected a connector, such as memory\(\)/,
    ],
    [
      'a rate that is a number',
      `export default defineConfig({ ${SOURCES}, exchangeRates: [\n  { from: 'EUR', to: 'GBP', date: '2026-11-01',\n  rate: 0.862 }] } as never)`,
      /dovetail\.config\.ts:6:3: exchangeRates\.0\.rate: .*expected string/,
    ],
    [
      'no TypeScript',
      'export default { sources: { crm: memory(, } }',
      /dovetail\.config\.ts: cannot be loaded: .*4:4\d/s,
    ],
    ['a fault of its own', `throw new Error('oops')`, /dovetail\.config\.ts: cannot be loaded: oops/],
  ])('refuse a configuration with %s, and say where', async (_what, config, message) => {
    await expect(load(config)).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringMatching(message),
    })
  })

  it.each([
    ['PORT', '70000', /PORT: .*65535.*got "70000"/],
    ['PORT', 'http', /PORT: expected a port, 0 to 65535, got "http"/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL: .*"debug".*got "loud"/],
    ['DEFAULT_ROLE', 'boss', /DEFAULT_ROLE: .*"sales"\|"guest", got "boss"/],
    ['PUBLIC_URL', 'here', /PUBLIC_URL: .*got "here"/],
  ])('refuse %s=%s', async (name, value, message) => {
    await expect(
      load(`export default defineConfig({ ${SOURCES} })`, { [name]: value }),
    ).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringMatching(message),
    })
  })

  it('say what threads the engine has, and refuse what cannot be', async () => {
    const { config } = await load(`export default defineConfig({ ${SOURCES}, engine: { threads: 2 } })`)
    expect(config.engine).toEqual({ threads: 2 })
    await expect(load(`export default defineConfig({ ${SOURCES}, engine: { thread: 2 } })`)).rejects.toThrow(
      'engine.thread: unknown key "thread"; did you mean "threads"?',
    )
    await expect(load(`export default defineConfig({ ${SOURCES}, engine: { threads: 0 } })`)).rejects.toThrow(
      'engine.threads: ',
    )
  })

  it('refuse a configuration that is not there', async () => {
    await expect(loadSettings(ROOT, '/nowhere/dovetail.config.ts')).rejects.toThrow(
      '/nowhere/dovetail.config.ts: expected the configuration here; there is no such file.',
    )
  })

  it('name the variable that a configuration needs and the environment lacks', async () => {
    const config = `export default defineConfig({ ${SOURCES}, database: env('OUR_DATABASE') })`
    await expect(load(config)).rejects.toThrow(
      'expected the environment variable OUR_DATABASE (or OUR_DATABASE_FILE',
    )
    await expect(load(config, { OUR_DATABASE_FILE: '/nowhere/url' })).rejects.toThrow(
      'OUR_DATABASE_FILE: expected the path of a file that can be read, got "/nowhere/url"',
    )
  })
})
