import type { ProductModel } from '../model.ts'

/** What stands here is an expression; in all else only what stands in holes is. */
const EXPRESSIONS =
  /^$|^(?:choose\.|pieces\.\d+\.)?(?:rule|when|visible|each|total|cost|weight|sell|rate|setup|run|amount|length|count)$|^choose\./

/** Features that a version calls by another name: as they were called → as they are. */
export function renamedFeatures(before: ProductModel, after: ProductModel): ReadonlyMap<string, string> {
  const has = (model: ProductModel, code: string) => model.features.some(feature => feature.code === code)
  return new Map(
    (after.migrate ?? []).flatMap(rule => {
      if (rule.kind !== 'MOVE' || rule.from === rule.to) return []
      const isNameOnly =
        has(before, rule.from) && has(after, rule.to) && !has(after, rule.from) && !has(before, rule.to)
      return isNameOnly ? [[rule.from, rule.to] as const] : []
    }),
  )
}

/** Whether two versions say the same at one place, but for how it is laid out and for features called otherwise. */
export function saysSame(
  path: string,
  before: string,
  after: string,
  renamed: ReadonlyMap<string, string>,
): boolean {
  if (before === after) return true
  const isExpression = EXPRESSIONS.test(path)
  const tidied = (text: string) => (isExpression ? tidy(text) : text.replace(/\{[^{}]*\}/g, tidy))
  const called = (text: string) =>
    isExpression && !text.includes('{')
      ? rename(text, renamed)
      : text.replace(/\{[^{}]*\}/g, hole => rename(hole, renamed))
  return tidied(called(before)) === tidied(after)
}

/** Names of features stand alone: what comes after a point is an attribute. */
function rename(expression: string, renamed: ReadonlyMap<string, string>): string {
  return expression.replace(/(?<![\w.])[A-Za-z_]\w*/g, name => renamed.get(name) ?? name)
}

function tidy(expression: string): string {
  return expression
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\w ]) ?/g, '$1')
}
