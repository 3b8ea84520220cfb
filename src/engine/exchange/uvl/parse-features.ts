import { type ProblemSink, suggest } from '../../language/problems.ts'
import { Cursor, LineError } from './cursor.ts'
import { readNote } from './note.ts'
import { parseAttributes } from './parse-attributes.ts'
import type { UvlConstraint, UvlFeature, UvlGroup, UvlType } from './syntax.ts'
import type { Line } from './tokens.ts'

const TYPES: readonly UvlType[] = ['Boolean', 'Integer', 'Real', 'String']
const KINDS = ['mandatory', 'optional', 'or', 'alternative'] as const
const BOUNDS = {
  mandatory: [0, null],
  optional: [0, null],
  or: [1, null],
  alternative: [1, 1],
} as const
const MOST_DEEP = 500

/** Runs a part of the reader; null when the line is of no use. */
export function tryLine<T>(parse: () => T): T | null {
  try {
    return parse()
  } catch (error) {
    if (error instanceof LineError) return null
    throw error
  }
}

export class FeatureParser {
  readonly #sink: ProblemSink
  /** Those that stand among the attributes */
  readonly constraints: UvlConstraint[] = []

  constructor(sink: ProblemSink) {
    this.#sink = sink
  }

  feature(line: Line, depth = 0): UvlFeature | null {
    if (depth > MOST_DEEP) {
      this.#sink.add(line.offset, 'TOO_DEEP', `expected features at most ${MOST_DEEP} deep`)
      return null
    }
    const cursor = new Cursor(line, this.#sink)
    const head = tryLine(() => this.#head(cursor))
    const groups = line.children.flatMap(child => this.#group(child, depth + 1) ?? [])
    return head && { ...head, groups, note: readNote(line.note) }
  }

  #head(cursor: Cursor): Omit<UvlFeature, 'groups' | 'note'> {
    const first = cursor.expectKind('name', 'the name of a feature')
    const type = TYPES.find(one => one === first.text && !first.isQuoted)
    const isTyped = type !== undefined && cursor.next?.kind === 'name' && !cursor.isAt('cardinality')
    const { text: name, offset, isQuoted } = isTyped ? cursor.take() : first
    if (isQuoted && (name === '' || name.includes('.')))
      cursor.report(offset, 'BAD_CODE', `expected a name without a point, got "${name}"`)
    if (cursor.isAt('.'))
      cursor.fail(
        `expected a feature of this file, got one of another (${name}.…): put the files together first`,
        'NOT_SUPPORTED',
        offset,
      )
    if (cursor.isAt('cardinality')) this.#refuseCardinality(cursor, name)
    const attributes = cursor.isAt('{') ? parseAttributes(cursor, this.constraints) : new Map()
    cursor.expectEnd()
    return { name, offset, type: isTyped ? type : 'Boolean', attributes }
  }

  /** One of a thing is the thing itself; of several each would have answers of its own. */
  #refuseCardinality(cursor: Cursor, name: string): void {
    const { offset } = cursor.take()
    const [least, most] = parseBounds(cursor)
    if (least !== 1 || most !== 1)
      cursor.report(
        offset,
        'NOT_SUPPORTED',
        `expected "${name}" once, got a cardinality: write a number feature for how many there are`,
      )
  }

  #group(line: Line, depth: number): UvlGroup | null {
    const cursor = new Cursor(line, this.#sink)
    const bounds = tryLine(() => this.#groupHead(cursor))
    const children = line.children.flatMap(child => this.feature(child, depth) ?? [])
    if (!bounds) return null
    if (line.children.length === 0) {
      this.#sink.add(line.offset, 'MISSING_KEY', 'expected features in this group, indented below it')
      return null
    }
    const { least, most } = bounds
    if (Math.max(least, most ?? 0) <= line.children.length)
      return { ...bounds, offset: line.offset, children }
    const message = `expected a group of at most ${line.children.length}, which it has, got [${least}..${most ?? '*'}]`
    this.#sink.add(line.offset, 'BAD_RANGE', message)
    return null
  }

  #groupHead(cursor: Cursor): Pick<UvlGroup, 'kind' | 'least' | 'most'> {
    if (cursor.isAt('[')) {
      const { offset } = cursor
      const [least, most] = parseBounds(cursor)
      cursor.expectEnd()
      if (most !== null && least > most)
        cursor.fail(`expected bounds in order, got [${least}..${most}]`, 'BAD_RANGE', offset)
      return { kind: 'cardinality', least, most }
    }
    const { text, offset } = cursor.expectKind('name', 'mandatory, optional, or, alternative or [n..m]')
    const kind = KINDS.find(one => one === text)
    if (!kind)
      cursor.fail(
        `expected a group of features, got "${text}"${suggest(text, KINDS)}`,
        'UNKNOWN_KIND',
        offset,
      )
    cursor.expectEnd()
    const [least, most] = BOUNDS[kind]
    return { kind, least, most }
  }
}

/** `[2]`, `[1..3]`, `[1..*]` */
function parseBounds(cursor: Cursor): readonly [number, number | null] {
  cursor.expect('[', 'before the bounds')
  const least = wholeNumber(cursor)
  let most: number | null = least
  if (cursor.accept('..')) most = cursor.accept('*') ? null : wholeNumber(cursor)
  cursor.expect(']', 'behind the bounds')
  return [least, most]
}

function wholeNumber(cursor: Cursor): number {
  const { text, offset } = cursor.expectKind('number', 'a whole number')
  const number = Number(text)
  if (Number.isSafeInteger(number)) return number
  return cursor.fail(`expected a whole number, got ${text}`, 'BAD_NUMBER', offset)
}
