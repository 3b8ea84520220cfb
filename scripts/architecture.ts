import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { parseSync } from 'oxc-parser'

/** Which parts a part may import from, besides itself and `lib`. `types` may only be imported as types. */
interface Direction {
  readonly from: readonly string[]
  readonly types?: readonly string[]
}

/** What the parts of the composition bring together. */
const COMPOSED = [
  'src/config.ts',
  'src/domain',
  'src/engine',
  'src/ports',
  'src/services',
  'src/loaders',
  'src/outbox',
  'src/feed',
  'src/workers',
  'src/store',
  'src/connectors',
]

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  'src/lib': { from: [] },
  'src/domain': { from: [] },
  'src/engine': { from: ['src/domain'] },
  'src/ports': { from: ['src/domain'] },
  'src/workers': { from: ['src/engine', 'src/ports', 'src/domain'] },
  'src/services': { from: ['src/ports', 'src/domain', 'src/engine'] },
  'src/loaders': { from: ['src/ports', 'src/domain'] },
  'src/outbox': { from: ['src/ports', 'src/domain'] },
  'src/feed': { from: ['src/ports', 'src/domain'] },
  'src/store': { from: ['src/ports', 'src/domain'] },
  'src/connectors': { from: ['src/ports', 'src/domain'] },
  'src/context.ts': { from: [], types: ['src/services', 'src/loaders', 'src/ports', 'src/domain'] },
  'src/generated': {
    from: [],
    types: ['src/context.ts', 'src/services', 'src/loaders', 'src/domain', 'src/engine'],
  },
  resolvers: {
    // Of services only what shows a record to a reader, or a list as a page: pure, and calling nobody.
    from: [
      'src/domain',
      'src/services/explain.ts',
      'src/services/find-uses.ts',
      'src/services/paging.ts',
      'src/services/visible-steps.ts',
      'src/services/configuration-view.ts',
      'src/services/model-library.ts',
    ],
    types: ['src/context.ts', 'src/generated', 'src/services'],
  },
  'src/server': {
    from: ['resolvers', 'src/domain'],
    types: ['src/context.ts', 'src/generated', 'src/ports'],
  },
  'src/config.ts': { from: ['src/config-position.ts', 'src/config-shape.ts'], types: ['src/ports'] },
  'src/config-shape.ts': { from: [], types: ['src/ports'] },
  'src/config-position.ts': { from: [] },
  'src/compose.ts': { from: [...COMPOSED, 'src/compose-statuses.ts'], types: ['src/context.ts'] },
  'src/compose-statuses.ts': { from: COMPOSED },
  'src/compose-commands.ts': { from: COMPOSED },
  'src/cli': {
    // Checking, comparing and exchanging models needs no gateway: the engine's front door and its exchange of formats do.
    from: [
      'src/config.ts',
      'src/compose-commands.ts',
      'src/connectors',
      'src/domain',
      'src/engine/index.ts',
      'src/engine/exchange',
    ],
    types: ['src/services'],
  },
  'src/index.ts': { from: ['src/connectors'], types: ['src/config-shape.ts'] },
  'src/main.ts': {
    from: ['src/config.ts', 'src/compose.ts', 'src/server', 'src/services/model-library.ts', 'src/domain'],
    types: [],
  },
}

/** Packages that only some parts may import. */
const PACKAGE_HOMES: Readonly<Record<string, readonly string[]>> = {
  kysely: ['src/store', 'src/connectors/sql'],
  mysql2: ['src/store', 'src/connectors/sql'],
  pg: ['src/connectors/sql'],
  'node:sqlite': ['src/store', 'src/connectors/sql'],
  graphql: ['src/server', 'resolvers', 'src/generated'],
  yaml: ['src/engine/language'],
  'csv-parse': ['src/engine/language'],
  zod: ['src/config.ts', 'src/config-shape.ts', 'src/server', 'src/connectors'],
  pino: ['src/server', 'src/main.ts'],
  'pino-pretty': ['src/server'],
  '@apollo/server': ['src/server'],
  'graphql-sse': ['src/server'],
  c12: ['src/config.ts'],
  commander: ['src/main.ts', 'src/cli'],
  dataloader: ['src/loaders'],
  'node:worker_threads': ['src/workers'],
  standardwebhooks: ['src/connectors'],
}

interface Import {
  /** Relative to the root, with forward slashes; a package's name for a package */
  readonly target: string
  readonly isTypeOnly: boolean
  readonly line: number
}

/** Every import that goes where it may not, as `file:line: …`, and every import cycle. */
export function findWrongImports(root: string): string[] {
  const files = listSources(root)
  const graph = new Map(files.map(file => [file, importsOf(root, file)]))
  const wrong: string[] = []
  for (const [file, imports] of graph)
    for (const one of imports) {
      const reason =
        one.target.startsWith('src/') || one.target.startsWith('resolvers/')
          ? judgeFile(file, one)
          : judgePackage(file, one)
      if (reason) wrong.push(`${file}:${one.line}: ${reason}`)
    }
  return [...wrong, ...findCycles(graph)]
}

function listSources(root: string): string[] {
  return ['src', 'resolvers'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => `${folder}/${name.split(sep).join('/')}`)
      .sort(),
  )
}

function importsOf(root: string, file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const { module } = parseSync(file, text)
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  const toTarget = (specifier: string) =>
    specifier.startsWith('.')
      ? relative(root, join(root, dirname(file), specifier))
          .split(sep)
          .join('/')
      : specifier.startsWith('node:')
        ? specifier
        : specifier
            .split('/')
            .slice(0, specifier.startsWith('@') ? 2 : 1)
            .join('/')
  const imports = module.staticImports.map(one => ({
    target: toTarget(one.moduleRequest.value),
    isTypeOnly: one.entries.length > 0 && one.entries.every(entry => entry.isType),
    line: lineOf(one.start),
  }))
  const exports = module.staticExports.flatMap(one =>
    one.entries.flatMap(entry =>
      entry.moduleRequest
        ? [{ target: toTarget(entry.moduleRequest.value), isTypeOnly: entry.isType, line: lineOf(one.start) }]
        : [],
    ),
  )
  return [...imports, ...exports]
}

const isIn = (file: string, place: string): boolean => file === place || file.startsWith(`${place}/`)

function partOf(file: string): string {
  const parts = Object.keys(DIRECTIONS).filter(part => isIn(file, part))
  return parts.sort((a, b) => b.length - a.length)[0] ?? file
}

function judgeFile(file: string, { target, isTypeOnly }: Import): string | null {
  const part = partOf(file)
  const direction = DIRECTIONS[part]
  if (!direction) return `"${part}" has no place in the house: give it one in scripts/architecture.ts`
  const between = judgeConnectors(file, target)
  if (between) return between
  if (isIn(target, part) || isIn(target, 'src/lib')) return null
  const allowed = isTypeOnly ? [...direction.from, ...(direction.types ?? [])] : direction.from
  if (allowed.some(place => isIn(target, place))) return null
  return `${part} may not import ${isTypeOnly ? 'types of ' : ''}${target}; it may import ${['src/lib', ...allowed].join(', ')}`
}

/** A connector never reaches into a neighbour. */
function judgeConnectors(file: string, target: string): string | null {
  const connectorOf = (path: string) => /^src\/connectors\/([^/]+)\//.exec(path)?.[1]
  const [own, other] = [connectorOf(file), connectorOf(target)]
  return own && other && own !== other ? `connector ${own} may not import connector ${other}` : null
}

function judgePackage(file: string, { target }: Import): string | null {
  const homes = PACKAGE_HOMES[target]
  return !homes || homes.some(home => isIn(file, home))
    ? null
    : `package ${target} may only be imported in ${homes.join(', ')}`
}

/** Cycles of imports, those of types too: of two files that need each other, neither can be read first. */
function findCycles(graph: ReadonlyMap<string, readonly Import[]>): string[] {
  const cycles: string[] = []
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) {
      cycles.push(`import cycle: ${[...path.slice(at), file].join(' → ')}`)
      return
    }
    if (done.has(file)) return
    for (const one of graph.get(file) ?? []) if (graph.has(one.target)) visit(one.target, [...path, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return cycles
}
