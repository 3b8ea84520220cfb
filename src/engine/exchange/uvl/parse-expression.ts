import type { Cursor } from './cursor.ts'
import type { UvlExpression, UvlOperator } from './syntax.ts'

/** Loosest first; those of one level from left to right. `!` binds between `&` and the comparisons. */
const LEVELS: readonly (readonly UvlOperator[])[] = [
  ['<=>'],
  ['=>'],
  ['|'],
  ['&'],
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/'],
]
const COMPARISONS = 4
const MOST_NESTED = 200
/** Of what stays nested when it is read; long lists of features or of amounts to add up do not */
const MOST_CHAINED = 1_000

/** One constraint, up to where it cannot go on. */
export function parseExpression(cursor: Cursor, level = 0, depth = 0): UvlExpression {
  if (depth > MOST_NESTED) cursor.fail(`expected at most ${MOST_NESTED} parts in each other`, 'TOO_DEEP')
  if (level === LEVELS.length) return parseSign(cursor, depth)
  if (level === COMPARISONS && cursor.isAt('!')) {
    const { offset } = cursor.take()
    return { kind: 'not', operand: parseExpression(cursor, COMPARISONS, depth + 1), offset }
  }
  let left = parseExpression(cursor, level + 1, depth)
  for (let count = 0; ; count++) {
    const operator = LEVELS[level]!.find(one => cursor.isAt(one))
    if (!operator) return left
    const { offset } = cursor.take()
    if (count >= MOST_CHAINED && !'&|+'.includes(operator))
      cursor.fail(`expected at most ${MOST_CHAINED} of ${operator} in a row`, 'TOO_DEEP', offset)
    if (level === COMPARISONS && count > 0)
      cursor.fail('expected one comparison, got another behind it: join them with &', 'SYNTAX', offset)
    const right = parseExpression(cursor, level + 1, depth)
    left = { kind: 'binary', operator, left, right, offset }
  }
}

function parseSign(cursor: Cursor, depth: number): UvlExpression {
  if (!cursor.isAt('-')) return parsePrimary(cursor, depth)
  if (depth > MOST_NESTED) cursor.fail(`expected at most ${MOST_NESTED} parts in each other`, 'TOO_DEEP')
  const { offset } = cursor.take()
  return { kind: 'negate', operand: parseSign(cursor, depth + 1), offset }
}

function parsePrimary(cursor: Cursor, depth: number): UvlExpression {
  const { next, offset } = cursor
  if (cursor.accept('(')) {
    const inner = parseExpression(cursor, 0, depth + 1)
    cursor.expect(')', 'behind what the parenthesis opened')
    return inner
  }
  if (!next || next.kind === 'symbol') cursor.fail('expected a feature, a number or a parenthesis')
  cursor.take()
  if (next.kind !== 'name') return { kind: next.kind, text: next.text, offset }
  if (!next.isQuoted && (next.text === 'true' || next.text === 'false'))
    return { kind: 'boolean', value: next.text === 'true', offset }
  if (!next.isQuoted && cursor.accept('('))
    return { kind: 'call', name: next.text, arguments: parseArguments(cursor, depth), offset }
  const path = [next.text]
  while (cursor.accept('.')) path.push(cursor.expectKind('name', 'the name of an attribute').text)
  return { kind: 'name', path, offset }
}

function parseArguments(cursor: Cursor, depth: number): readonly UvlExpression[] {
  const found: UvlExpression[] = []
  if (cursor.accept(')')) return found
  do found.push(parseExpression(cursor, COMPARISONS + 1, depth + 1))
  while (cursor.accept(','))
  cursor.expect(')', 'behind the arguments')
  return found
}
