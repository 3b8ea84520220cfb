import { Evaluation } from '../evaluate/expression.ts'
import type { Feature, Value } from '../model.ts'
import { type Box, fullBox, restrict, sizeOf } from './box.ts'
import type { Choice } from './choices.ts'
import type { Answer, Assumption, Core } from './core.ts'
import type { Program } from './program.ts'
import { choicesLeft } from './values-left.ts'
import { ABSENT } from './variables.ts'

/** Rules tried out in exact numbers under some assumptions. */
export class Trial {
  /** What the assumptions leave, whatever the rules say */
  readonly box: Box
  readonly #program: Program
  readonly #values: Record<string, Value> = {}
  readonly #evaluation = new Evaluation(this.#values)

  constructor(program: Program, assumptions: readonly Assumption[]) {
    this.#program = program
    this.box = fullBox(program.layout)
    for (const assumption of assumptions)
      for (const one of assumption) restrict(this.box, program.layout.variables[one.variable]!, one)
  }

  /** Whether the rule holds; null where the assumptions leave more than one value of something that it reads. */
  holds(rule: number): boolean | null {
    const { layout, rules } = this.#program
    const { constraint, scope } = rules[rule]!
    if (scope.some(index => sizeOf(this.box, layout.variables[index]!) !== 1)) return null
    const unread = scope.filter(index => !(layout.variables[index]!.feature.code in this.#values))
    Object.assign(this.#values, choicesLeft(layout, unread, this.box))
    return this.#evaluation.boolean(constraint.rule)
  }
}

/** What the core says of the choices. Where they leave nothing open but texts, trying them out proves it without a search. */
export function solveChoices(core: Core, program: Program, choices: readonly Choice[]): Answer {
  return tryOut(program, choices) ?? core.solve({ assumptions: choices.map(choice => choice.assumption) })
}

/** The choices as a solution, without the texts that are not given; null where something is open or some rule does not hold. */
function tryOut(program: Program, choices: readonly Choice[]): Answer | null {
  const texts = textsLeft(program, choices)
  if (!texts) return null
  const { byFeature } = program.layout
  const without = texts.map(({ code }) => [{ variable: byFeature.get(code)![0]!.index, values: [ABSENT] }])
  const trial = new Trial(program, [...choices.map(choice => choice.assumption), ...without])
  return program.errors.every(rule => trial.holds(rule)) ? { kind: 'SOLUTION', box: trial.box } : null
}

/** Null where something else is not chosen either. @pre the choices are in the model's order */
function textsLeft({ rulebook }: Program, choices: readonly Choice[]): Feature[] | null {
  const texts: Feature[] = []
  let place = 0
  for (const feature of rulebook.features) {
    if (choices[place]?.feature === feature) place++
    else if (feature.type === 'TEXT') texts.push(feature)
    else return null
  }
  return texts
}
