import { readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'

export interface SourcePosition {
  /** From 1 */
  readonly line: number
  /** From 1 */
  readonly column: number
}

interface Node {
  readonly type: string
  readonly start: number
  readonly [field: string]: unknown
}

/**
 * Where a configuration file says what `path` leads to. Steps into the argument of calls on the way (`defineConfig({ … })`,
 * `sql({ … })`); ends at the deepest place that is written as a literal. Null when not even the first step is.
 */
export function findPosition(file: string, path: readonly (string | number)[]): SourcePosition | null {
  const text = readFileSync(file, 'utf8')
  const { program } = parseSync(file, text)
  const exported = (program.body as unknown as Node[]).find(node => node.type === 'ExportDefaultDeclaration')
  let place: Node | null = null
  let value = exported ? unwrap(exported.declaration as Node) : null
  for (const step of path) {
    const next = value ? stepInto(value, step) : null
    if (!next) break
    place = next.place
    value = unwrap(next.value)
  }
  return place ? positionOf(text, place.start) : null
}

function unwrap(node: Node): Node {
  if (node.type === 'CallExpression') {
    const [first] = node.arguments as Node[]
    return first ? unwrap(first) : node
  }
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression')
    return unwrap(node.expression as Node)
  return node
}

function stepInto(node: Node, step: string | number): { place: Node; value: Node } | null {
  if (node.type === 'ArrayExpression' && typeof step === 'number') {
    const element = (node.elements as (Node | null)[])[step]
    return element ? { place: element, value: element } : null
  }
  if (node.type !== 'ObjectExpression') return null
  for (const property of node.properties as Node[]) {
    if (property.type !== 'Property') continue
    const key = property.key as Node
    if ((key.name ?? key.value) === step) return { place: property, value: property.value as Node }
  }
  return null
}

function positionOf(text: string, offset: number): SourcePosition {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}
