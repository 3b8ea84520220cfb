import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CriticalityLevel, diff } from '@graphql-inspector/core'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { printSchemaWithDirectives } from '@graphql-tools/utils'
import { buildSchema } from 'graphql'

export const ROOT = join(import.meta.dirname, '..')
export const RELEASED = join(ROOT, 'schema', 'released.graphql')

/** The schema as `schema/` says it now, as one text: this is what `released.graphql` holds. */
export function currentSdl(): string {
  const folder = join(ROOT, 'schema')
  const files = readdirSync(folder).filter(name => name.endsWith('.graphql') && name !== 'released.graphql')
  const typeDefs = files.sort().map(name => readFileSync(join(folder, name), 'utf8'))
  return `${printSchemaWithDirectives(makeExecutableSchema({ typeDefs }))}\n`
}

/** The changes since the release that break a client, each in words. */
export async function breakingChanges(): Promise<string[]> {
  const changes = await diff(buildSchema(readFileSync(RELEASED, 'utf8')), buildSchema(currentSdl()))
  return changes
    .filter(change => change.criticality.level === CriticalityLevel.Breaking)
    .map(change => change.message)
}
