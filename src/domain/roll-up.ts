import type { BomLine, Definition } from './bom.ts'
import { type Money, sumMoney } from './money.ts'

/** A line with all that stands below it. */
export interface RolledLine {
  readonly line: BomLine
  /** 0 for what the product itself consists of, one more for each part above it */
  readonly level: number
  /** The parts list of its own: the lines right below it, in the order of the definition */
  readonly below: readonly BomLine[]
  /** Its own cost and that of all levels below */
  readonly cost: Money
}

/** What stands on one level of a definition. */
export interface RolledLevel {
  readonly level: number
  readonly lines: readonly BomLine[]
  /** Of these lines alone: the levels together come to the cost of the definition */
  readonly cost: Money
}

export interface RollUp {
  /** In the order of the definition */
  readonly lines: readonly RolledLine[]
  /** From the product down, none of them empty */
  readonly levels: readonly RolledLevel[]
}

/**
 * Adds a definition up, part by part and level by level. Quantities need no adding up: those of a definition are for the whole of it
 * already, on each level.
 *
 * @pre parents stand before their children
 */
export function rollUp({ lines, cost: { currency } }: Pick<Definition, 'lines' | 'cost'>): RollUp {
  const below = Map.groupBy(lines, line => line.parentKey)
  const levelOf = new Map<string | null, number>([[null, -1]])
  for (const { key, parentKey } of lines) levelOf.set(key, (levelOf.get(parentKey) ?? -1) + 1)
  const costOf = new Map<string, Money>()
  for (const { key, cost } of lines.toReversed()) {
    const parts = (below.get(key) ?? []).map(part => costOf.get(part.key)!)
    costOf.set(key, sumMoney([cost, ...parts], currency))
  }
  const byLevel = Map.groupBy(lines, line => levelOf.get(line.key)!)
  return {
    lines: lines.map(line => ({
      line,
      level: levelOf.get(line.key)!,
      below: below.get(line.key) ?? [],
      cost: costOf.get(line.key)!,
    })),
    levels: [...byLevel]
      .sort(([a], [b]) => a - b)
      .map(([level, all]) => ({
        level,
        lines: all,
        cost: sumMoney(
          all.map(line => line.cost),
          currency,
        ),
      })),
  }
}
