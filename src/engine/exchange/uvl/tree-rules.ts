import type { BooleanExpression } from '../../expression.ts'
import { joined } from '../../joined.ts'
import type { Constraint } from '../../model.ts'
import { atLeast, atMost, implies } from './logic.ts'
import type { UvlGroup } from './syntax.ts'

interface Named {
  readonly name: string
  readonly isThere: BooleanExpression
}

/** What the tree says, as constraints with a code and a message. */
export class TreeRules {
  readonly constraints: Constraint[] = []
  readonly #codes = new Set<string>()

  add(code: string, message: string, rule: BooleanExpression): void {
    if (isAlways(rule)) return
    let unique = code
    for (let count = 2; this.#codes.has(unique); count++) unique = `${code}-${count}`
    this.#codes.add(unique)
    this.constraints.push({ code: unique, message: { en: message }, severity: 'error', rule })
  }

  root(name: string, isThere: BooleanExpression): void {
    this.add(`ROOT-${name}`, `"${name}" is always there.`, isThere)
  }

  group(group: UvlGroup, parent: Named, children: readonly Named[]): void {
    for (const { name, isThere } of children)
      this.add(
        `PARENT-${name}`,
        `"${name}" needs "${parent.name}".`,
        isAlways(parent.isThere) ? parent.isThere : implies(isThere, parent.isThere),
      )
    if (group.kind === 'optional') return
    if (group.kind === 'mandatory') {
      for (const { name, isThere } of children)
        this.add(`MANDATORY-${name}`, `"${parent.name}" needs "${name}".`, under(parent, isThere))
      return
    }
    const statements = children.map(child => child.isThere)
    const least = Math.min(group.least, statements.length)
    const most = Math.min(group.most ?? statements.length, statements.length)
    this.add(
      `GROUP-${parent.name}`,
      `"${parent.name}" needs ${amount(group)} of ${children.map(child => `"${child.name}"`).join(', ')}.`,
      joined(
        'and',
        [under(parent, atLeast(statements, least)), atMost(statements, most)].filter(one => !isAlways(one)),
      ),
    )
  }
}

function under(parent: Named, rule: BooleanExpression): BooleanExpression {
  return isAlways(parent.isThere) || isAlways(rule) ? rule : implies(parent.isThere, rule)
}

function isAlways(rule: BooleanExpression): boolean {
  return rule.kind === 'boolean' ? rule.value : rule.kind === 'and' && rule.operands.length === 0
}

function amount({ kind, least, most }: UvlGroup): string {
  if (kind === 'or') return 'at least one'
  if (kind === 'alternative') return 'exactly one'
  if (most === null) return `at least ${least}`
  return least === most ? `exactly ${least}` : `${least} to ${most}`
}
