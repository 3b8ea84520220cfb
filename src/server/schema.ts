import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeExecutableSchema } from '@graphql-tools/schema'
import type { GraphQLSchema } from 'graphql'
import { resolvers } from '../../resolvers/index.ts'
import { withoutInternal } from './public-schema.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'schema')
const RELEASED = 'released.graphql'

/** All SDL of `schema/`, one text a file. */
export function readTypeDefs(): string[] {
  const files = readdirSync(FOLDER).filter(name => name.endsWith('.graphql') && name !== RELEASED)
  return files.sort().map(name => readFileSync(join(FOLDER, name), 'utf8'))
}

export interface Schemas {
  /** For roles that may see cost */
  readonly full: GraphQLSchema
  /** For all others */
  readonly public: GraphQLSchema
}

export function createSchemas(): Schemas {
  const full = makeExecutableSchema({
    typeDefs: readTypeDefs(),
    resolvers,
    inheritResolversFromInterfaces: true,
  })
  return { full, public: withoutInternal(full) }
}
