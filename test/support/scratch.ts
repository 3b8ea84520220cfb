import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './gateway.ts'

/** An empty folder of a test's own. */
export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'dovetail-'))
}

const fromRoot = (path: string): string => JSON.stringify(pathToFileURL(join(ROOT, path)).href)

/** The first lines of a configuration that stands outside the repository: `defineConfig`, `env`, `memory`, `sql` and MODELS. */
const PRELUDE = `import { memory, sql } from ${fromRoot('src/connectors/index.ts')}
import { defineConfig, env } from ${fromRoot('src/index.ts')}
const MODELS = ${JSON.stringify(join(ROOT, 'models'))}
`

/** Writes a configuration and answers its path. Its first line is line 4 of the file. */
export function writeConfig(folder: string, text: string): string {
  const file = join(folder, 'dovetail.config.ts')
  writeFileSync(file, PRELUDE + text)
  return file
}
