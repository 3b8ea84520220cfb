import type { Mention } from './metadata.ts'
import type { Entry, Relation, SqlOptions } from './options.ts'
import { columnAt } from './relation.ts'
import type { Staging, Target, TargetMap, Untaken } from './sink-options.ts'

const RELATIONS = [
  'customers',
  'addresses',
  'contacts',
  'appointments',
  'notes',
  'opportunities',
  'articles',
  'stock',
  'suppliers',
  'workCenters',
  'quoteStatuses',
  'orderStatuses',
] as const

const ORDER_TABLES = [
  'addresses',
  'lines',
  'parts',
  'operations',
  'sawBars',
  'sawCuts',
  'newArticles',
] as const

/** Every table and column that a description names, with the path to where it does. */
export function mentionsOf(options: SqlOptions): Mention[] {
  return [
    ...RELATIONS.flatMap(name => {
      const relation = options[name] as Relation<unknown> | undefined
      return relation ? [...ofRelation(name, relation)] : []
    }),
    ...ofSink('quotes', options.quotes, ['lines']),
    ...ofSink('orders', options.orders, ORDER_TABLES),
  ]
}

function* ofRelation(name: string, relation: Relation<unknown>): Generator<Mention> {
  yield { path: [name, 'from'], table: relation.from, column: null }
  for (const [alias, join] of Object.entries(relation.join ?? {})) {
    const table = join.table ?? alias
    yield { path: [name, 'join', alias], table, column: null }
    for (const [left, right] of Object.entries(join.on)) {
      yield { path: [name, 'join', alias, 'on', left], table, column: left }
      yield { path: [name, 'join', alias, 'on', left], ...located(relation, right) }
    }
    for (const column of Object.keys(join.where ?? {}))
      yield { path: [name, 'join', alias, 'where', column], table, column }
  }
  for (const column of Object.keys(relation.where ?? {}))
    yield { path: [name, 'where', column], ...located(relation, column) }
  yield* ofMap([name, 'map'], relation, relation.map as object)
}

function* ofMap(path: string[], relation: Relation<unknown>, map: object): Generator<Mention> {
  for (const [field, entry] of Object.entries(map) as [string, Entry<string> | object | undefined][]) {
    if (entry === undefined || typeof entry === 'function') continue
    if (typeof entry === 'string') yield { path: [...path, field], ...located(relation, entry) }
    else if ('column' in entry)
      yield { path: [...path, field, 'column'], ...located(relation, String(entry.column)) }
    else yield* ofMap([...path, field], relation, entry)
  }
}

function located(relation: Relation<unknown>, name: string): { table: string; column: string } {
  const { table, column } = columnAt(relation, name)
  return { table, column }
}

type AnySink = Staging<object> & {
  readonly payloadHash?: string
  readonly remoteId?: string
  readonly untaken?: Untaken
} & Readonly<Record<string, unknown>>

function* ofSink(name: string, sink: object | undefined, tables: readonly string[]): Generator<Mention> {
  if (!sink) return
  const header = sink as AnySink
  yield* ofStaging([name], header)
  for (const key of ['payloadHash', 'remoteId'] as const)
    if (header[key] !== undefined) yield { path: [name, key], table: header.into, column: header[key] }
  if (header.untaken)
    yield { path: [name, 'untaken', 'column'], table: header.into, column: header.untaken.column }
  yield* ofTargets(
    [name, 'deliveryAddress'],
    header.into,
    (header.deliveryAddress ?? {}) as TargetMap<object>,
  )
  for (const key of tables) {
    const staging = header[key] as Staging<object> | undefined
    if (staging) yield* ofStaging([name, key], staging)
  }
}

function* ofStaging(path: string[], staging: Staging<object>): Generator<Mention> {
  yield { path: [...path, 'into'], table: staging.into, column: null }
  yield { path: [...path, 'reference'], table: staging.into, column: staging.reference }
  yield* ofTargets([...path, 'map'], staging.into, staging.map)
  for (const column of Object.keys(staging.constants ?? {}))
    yield { path: [...path, 'constants', column], table: staging.into, column }
}

function* ofTargets(path: string[], table: string, map: TargetMap<object>): Generator<Mention> {
  for (const [field, target] of Object.entries(map) as [string, Target | undefined][])
    if (target !== undefined)
      yield { path: [...path, field], table, column: typeof target === 'string' ? target : target.column }
}
