import type { Cursor } from './cursor.ts'
import { parseExpression } from './parse-expression.ts'
import type { UvlAttribute, UvlConstraint, UvlValue } from './syntax.ts'

const MOST_NESTED = 20

/**
 * `{abstract, Price 2.5, Package {Weight 3}}`. Constraints among them hold as if they stood with the others.
 *
 * @pre the cursor is at the opening brace
 */
export function parseAttributes(
  cursor: Cursor,
  constraints: UvlConstraint[],
  depth = 0,
): Map<string, UvlAttribute> {
  if (depth > MOST_NESTED) cursor.fail(`expected attributes at most ${MOST_NESTED} deep`, 'TOO_DEEP')
  const attributes = new Map<string, UvlAttribute>()
  cursor.expect('{', 'before the attributes')
  if (cursor.accept('}')) return attributes
  do {
    const { text: name, offset, isQuoted } = cursor.expectKind('name', 'the name of an attribute')
    if (!isQuoted && (name === 'constraint' || name === 'constraints')) {
      parseConstraints(cursor, name === 'constraints', constraints)
      continue
    }
    const value = parseValue(cursor, constraints, depth + 1)
    if (attributes.has(name))
      cursor.report(offset, 'DUPLICATE_KEY', `expected each attribute once, got "${name}" again`)
    else attributes.set(name, { offset, value })
  } while (cursor.accept(','))
  cursor.expect('}', 'or a comma behind an attribute')
  return attributes
}

function parseConstraints(cursor: Cursor, isList: boolean, constraints: UvlConstraint[]): void {
  if (isList) cursor.expect('[', 'before the constraints')
  if (isList && cursor.accept(']')) return
  do {
    const { offset } = cursor
    constraints.push({ offset, expression: parseExpression(cursor), note: null })
  } while (isList && cursor.accept(','))
  if (isList) cursor.expect(']', 'behind the constraints')
}

/** A name alone is a yes. */
function parseValue(cursor: Cursor, constraints: UvlConstraint[], depth: number): UvlValue {
  if (cursor.isAt('{')) return { kind: 'map', entries: parseAttributes(cursor, constraints, depth) }
  if (cursor.isAt('[')) return parseList(cursor)
  if (cursor.isAt('}') || cursor.isAt(',')) return { kind: 'boolean', value: true }
  const sign = cursor.accept('-') ? '-' : ''
  const { next } = cursor
  if (next?.kind === 'number') return { kind: 'number', text: sign + cursor.take().text }
  if (next?.kind === 'text' && !sign) return { kind: 'text', text: cursor.take().text }
  for (const value of [true, false])
    if (!sign && cursor.accept(String(value))) return { kind: 'boolean', value }
  return cursor.fail("expected a number, true, false or a text in '…' as the value of an attribute")
}

function parseList(cursor: Cursor): UvlValue {
  cursor.take()
  for (let depth = 1; depth > 0; ) {
    if (!cursor.next) cursor.fail('expected "]" behind the list')
    const { text, kind } = cursor.take()
    if (kind === 'symbol' && text === '[') depth++
    if (kind === 'symbol' && text === ']') depth--
  }
  return { kind: 'list' }
}
