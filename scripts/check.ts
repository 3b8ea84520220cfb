import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findWrongImports } from './architecture.ts'
import { breakingChanges, ROOT } from './schema-promise.ts'
import { userErrorsPage } from './user-errors-page.ts'

const run = promisify(execFile)
const bin = (name: string) => join(ROOT, 'node_modules', '.bin', name)

/** One check: what is wrong, or nothing. */
interface Check {
  readonly name: string
  readonly find: () => Promise<readonly string[]>
}

async function runTool(name: string, ...args: string[]): Promise<readonly string[]> {
  try {
    await run(bin(name), args, { cwd: ROOT, maxBuffer: 1 << 26 })
    return []
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return [`${stdout}${stderr}`.trim()]
  }
}

const CHECKS: readonly Check[] = [
  { name: 'types', find: () => runTool('tsc', '--noEmit', '--pretty', 'false') },
  { name: 'lint and format', find: () => runTool('biome', 'check', '--error-on-warnings', '.') },
  { name: 'import arrows', find: async () => findWrongImports(ROOT) },
  {
    name: 'generated types',
    find: async () => {
      const wrong = await runTool('graphql-codegen', '--config', 'codegen.ts', '--check')
      return wrong.length > 0
        ? ['src/generated is not what schema/ says: run `npm run codegen`.', ...wrong]
        : []
    },
  },
  {
    name: 'schema promise',
    find: async () =>
      (await breakingChanges()).map(
        change =>
          `${change} This breaks clients: undo it, or release it on purpose with \`npm run schema:release\`.`,
      ),
  },
  {
    name: 'docs from code',
    find: async () =>
      readFileSync(join(ROOT, 'docs', 'user-errors.md'), 'utf8') === userErrorsPage()
        ? []
        : ['docs/user-errors.md is not what the code says: run `node scripts/user-errors-page.ts`.'],
  },
]

const results = await Promise.all(CHECKS.map(async ({ name, find }) => ({ name, wrong: await find() })))
for (const { name, wrong } of results) {
  console.log(`${wrong.length === 0 ? '✔' : '✘'} ${name}`)
  for (const line of wrong) console.log(line.replace(/^/gm, '  '))
}
process.exitCode = results.every(({ wrong }) => wrong.length === 0) ? 0 : 1
