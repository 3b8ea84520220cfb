import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { breakingChanges, currentSdl, RELEASED, ROOT } from './schema-promise.ts'

/**
 * Makes the schema of now the promise of tomorrow: `npm run schema:release -- "what changes for clients"`. The line goes into the
 * changelog; without one, nothing that breaks a client is released.
 */
const line = process.argv.slice(2).join(' ').trim()
const isFirst = readFileSync(RELEASED, { encoding: 'utf8', flag: 'a+' }) === ''
const breaking = isFirst ? [] : await breakingChanges()
if (breaking.length > 0 && !line) {
  console.error(
    `These changes break clients:\n${breaking.map(change => `- ${change}`).join('\n')}\nSay in one line what they mean: npm run schema:release -- "…"`,
  )
  process.exit(1)
}
writeFileSync(RELEASED, currentSdl())
if (line) {
  const changelog = join(ROOT, 'CHANGELOG.md')
  const text = readFileSync(changelog, 'utf8')
  writeFileSync(
    changelog,
    text.replace('## Unreleased\n', `## Unreleased\n\n- schema: ${line}`).replace(/\n{3,}/g, '\n\n'),
  )
}
console.log('schema/released.graphql is the schema of now.')
