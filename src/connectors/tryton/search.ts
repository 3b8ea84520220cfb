import type { ZodType } from 'zod'
import type { ReadOptions } from '../../ports/source.ts'
import type { TrytonClient } from './client.ts'

/** A search of one model. */
export interface Asked {
  /** For messages */
  readonly what: string
  readonly model: string
  readonly fields: readonly string[]
  readonly context?: Readonly<Record<string, unknown>>
}

/** Values in one `in` of a domain */
const MOST_VALUES = 200

/** All that match, oldest first. One long `in` clause becomes several searches; an empty one asks nobody. */
export async function search<T>(
  client: TrytonClient,
  { what, model, fields, context }: Asked,
  schema: ZodType<T[]>,
  options: ReadOptions,
  domain: readonly unknown[],
): Promise<readonly T[]> {
  const rows: T[] = []
  for (const part of splitDomain(domain)) {
    const params = [part, 0, null, [['id', 'ASC']], fields]
    const call = { what, method: `${model}.search_read`, params, ...(context ? { context } : {}) }
    rows.push(...(await client.read(call, schema, options)))
  }
  return rows
}

function splitDomain(domain: readonly unknown[]): readonly (readonly unknown[])[] {
  const at = domain.findIndex(clause => Array.isArray(clause) && clause[1] === 'in')
  if (at < 0) return [domain]
  const [field, operator, values] = domain[at] as [string, string, readonly unknown[]]
  const parts: (readonly unknown[])[] = []
  for (let from = 0; from < values.length; from += MOST_VALUES)
    parts.push(domain.with(at, [field, operator, values.slice(from, from + MOST_VALUES)]))
  return parts
}
