import { type ProblemSink, suggest } from '../../language/problems.ts'
import { Cursor } from './cursor.ts'
import { readNote } from './note.ts'
import { parseExpression } from './parse-expression.ts'
import { FeatureParser, tryLine } from './parse-features.ts'
import type { UvlConstraint, UvlFile } from './syntax.ts'
import type { Line } from './tokens.ts'

const PARTS = ['namespace', 'include', 'imports', 'features', 'constraints']
const LEVELS = ['Boolean', 'Arithmetic', 'Type', 'SAT-level', 'SMT-level']
const MINOR_LEVELS = [
  '*',
  'group-cardinality',
  'feature-cardinality',
  'aggregate-function',
  'string-constraints',
]

export function parseFile(lines: readonly Line[], sink: ProblemSink): UvlFile {
  const features = new FeatureParser(sink)
  const constraints: UvlConstraint[] = []
  const seen = new Set<string>()
  let root: UvlFile['root'] = null
  for (const line of lines) {
    const part = tryLine(() => parsePart(line, seen, sink))
    if (part === 'include') for (const child of line.children) tryLine(() => parseLevel(child, sink))
    else if (part === 'imports') refuseImports(line, sink)
    else if (part === 'constraints')
      for (const child of line.children) {
        const constraint = tryLine(() => parseConstraint(child, sink))
        if (constraint) constraints.push(constraint)
      }
    else if (part === 'features') {
      const [first, second] = line.children
      if (!first)
        sink.add(line.offset, 'MISSING_KEY', 'expected a feature, the root of all others, below "features"')
      if (second) sink.add(second.offset, 'WRONG_SHAPE', 'expected one root of all features, got another')
      root = first ? features.feature(first) : null
    }
  }
  if (!seen.has('features')) sink.add(0, 'MISSING_KEY', 'expected a part "features"')
  return { root, constraints: [...constraints, ...features.constraints] }
}

function parsePart(line: Line, seen: Set<string>, sink: ProblemSink): string {
  const cursor = new Cursor(line, sink)
  const { text, offset } = cursor.expectKind('name', `one of ${PARTS.join(', ')}`)
  if (!PARTS.includes(text))
    cursor.fail(`expected a part of a UVL file, got "${text}"${suggest(text, PARTS)}`, 'UNKNOWN_KEY', offset)
  if (seen.has(text)) cursor.fail(`expected each part once, got "${text}" again`, 'DUPLICATE_KEY', offset)
  seen.add(text)
  if (text === 'namespace') {
    do cursor.expectKind('name', 'the name of the namespace')
    while (cursor.accept('.'))
  }
  cursor.expectEnd()
  return text
}

function refuseImports(line: Line, sink: ProblemSink): void {
  const [first] = line.children
  if (first) {
    const message = 'expected a file that stands alone, got an import: put the files together first'
    sink.add(first.offset, 'NOT_SUPPORTED', message)
  }
}

/** What a file says that it uses; what it does use is looked at where it does. */
function parseLevel(line: Line, sink: ProblemSink): void {
  const cursor = new Cursor(line, sink)
  const level = parseDashed(cursor)
  if (!LEVELS.some(one => one.toLowerCase() === level.toLowerCase()))
    cursor.fail(
      `expected a level of UVL, got "${level}"${suggest(level, LEVELS)}`,
      'UNKNOWN_NAME',
      line.offset,
    )
  if (cursor.accept('.')) {
    const { offset } = cursor
    const minor = cursor.accept('*') ? '*' : parseDashed(cursor)
    if (!MINOR_LEVELS.includes(minor))
      cursor.fail(
        `expected a part of ${level}, got "${minor}"${suggest(minor, MINOR_LEVELS)}`,
        'UNKNOWN_NAME',
        offset,
      )
  }
  cursor.expectEnd()
}

function parseDashed(cursor: Cursor): string {
  let text = cursor.expectKind('name', 'a level of UVL').text
  while (cursor.accept('-')) text += `-${cursor.expectKind('name', 'a word').text}`
  return text
}

function parseConstraint(line: Line, sink: ProblemSink): UvlConstraint {
  const cursor = new Cursor(line, sink)
  const { offset } = cursor
  const expression = parseExpression(cursor)
  cursor.expectEnd()
  const [child] = line.children
  if (child)
    sink.add(child.offset, 'BAD_INDENT', 'expected constraints side by side, got one that is indented more')
  return { offset, expression, note: readNote(line.note) }
}
