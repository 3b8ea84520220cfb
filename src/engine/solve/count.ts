import type { Choices, Rulebook } from '../model.ts'
import {
  assignBox,
  type Box,
  copyBox,
  fullBox,
  keepOnly,
  removeValue,
  restrict,
  sizeOf,
  valuesIn,
} from './box.ts'
import { readChoices } from './choices.ts'
import { Narrower } from './narrow.ts'
import { type Program, programOf } from './program.ts'
import type { Variable } from './variables.ts'

/**
 * How many ways there are to answer the features in `over` with those in `fixed` as they are. A TEXT counts as given or
 * not given. A constraint that reads any other feature is left out, since that feature may still be anything.
 */
export function count(rulebook: Rulebook, request: { over: readonly string[]; fixed: Choices }): bigint {
  const program = programOf(rulebook)
  const { layout, box } = program
  const fixed = readChoices(program, request.fixed)
  const counted = request.over.flatMap(code => layout.byFeature.get(code) ?? [])
  const decided = new Set(counted.map(variable => variable.index))
  for (const choice of fixed) for (const one of choice.assumption) decided.add(one.variable)
  const rules = program.errors.filter(index => program.rules[index]!.scope.every(one => decided.has(one)))
  const narrower = new Narrower(program)
  narrower.start(rules)
  assignBox(box, fullBox(layout))
  for (const choice of fixed)
    for (const one of choice.assumption) restrict(box, layout.variables[one.variable]!, one)
  return countIn(program, narrower, counted, rules)
}

function countIn(
  program: Program,
  narrower: Narrower,
  counted: readonly Variable[],
  rules: readonly number[],
): bigint {
  if (!narrower.run()) return 0n
  const { box, layout } = program
  const open = rules.filter(rule => !narrower.settled[rule])
  const choosable = open
    .flatMap(rule => program.rules[rule]!.scope)
    .map(index => layout.variables[index]!)
    .filter(variable => sizeOf(box, variable) > 1)
  const variable = choosable.sort((a, b) => sizeOf(box, a) - sizeOf(box, b) || a.index - b.index)[0]
  if (!variable) return counted.reduce((product, one) => product * BigInt(sizeOf(box, one)), 1n)
  const before = copyBox(box)
  const settled = narrower.settled.slice()
  let total = 0n
  for (const part of partsOf(box, variable)) {
    part(box)
    narrower.touch(variable.index)
    total += countIn(program, narrower, counted, rules)
    assignBox(box, before)
    narrower.settled.set(settled)
  }
  return total
}

/** Ways to make a variable smaller that together leave nothing out. */
function partsOf(box: Box, variable: Variable): ((box: Box) => void)[] {
  if (variable.kind === 'SET') {
    const [next] = valuesIn(box, variable)
    return [target => keepOnly(target, variable, next!), target => removeValue(target, variable, next!)]
  }
  const { index } = variable
  const middle = Math.floor((box.low[index]! + box.high[index]!) / 2)
  const parts = [
    (target: Box) => {
      target.high[index] = middle
    },
    (target: Box) => {
      target.low[index] = middle + 1
    },
  ]
  return parts
}
