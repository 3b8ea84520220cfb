import { describe, expect, it } from 'vitest'
import type { Configured } from '../../../src/engine/configuration.ts'
import type { Rulebook } from '../../../src/engine/model.ts'
import { configure } from '../../../src/engine/solve/configure.ts'
import { boolean, rulebook } from './build.ts'
import { type Case, each } from './cases.ts'
import { without } from './oracle.ts'
import { randomChoices } from './random-rulebook.ts'

const SPARE = 'spare'

/** Of the cases one in eight: each is searched twice. */
const some = (check: (one: Case) => void) => (one: Case) => {
  if (one.seed % 8 === 0) check(one)
}

describe('choices of everything', () => {
  it('are proven by trying them out to what a search finds', each(some(checkWhole)))
  it('are complete when brute force says so', each(some(checkStatus)))
})

/** With one question more that nothing reads and nobody answers, the solver has to search. */
function checkWhole(one: Case): void {
  const { features, constraints } = one.rulebook
  const wider = rulebook([...features, boolean(SPARE)], constraints)
  const choices = choicesOfAll(one)
  const [tried, searched] = [configure(one.rulebook, { choices }), configure(wider, { choices })]
  expect(toldOf(tried, one.rulebook)).toEqual(toldOf(searched, one.rulebook))
}

function checkStatus(one: Case): void {
  const choices = choicesOfAll(one)
  const texts = one.rulebook.features.filter(({ type, code }) => type === 'TEXT' && !(code in choices))
  const leftOut = Object.fromEntries(texts.map(({ code }) => [code, null])) as object
  const { status, values } = configure(one.rulebook, { choices })
  const isWhole = one.oracle.isPossible({ ...choices, ...leftOut })
  expect(status === 'COMPLETE').toBe(isWhole)
  expect(values).toEqual(isWhole ? choices : null)
  expect(status === 'CONFLICT').toBe(!one.oracle.isPossible(choices))
}

/** Of every feature but some texts. */
function choicesOfAll({ random, rulebook: { features } }: Case) {
  const isLeftOut = random.chance(0.5)
  const texts = features.filter(({ type }) => type === 'TEXT' && isLeftOut)
  return without(randomChoices(random, features, 1), ...texts.map(({ code }) => code))
}

function toldOf(configured: Configured, { features }: Rulebook): unknown {
  const codes = features.map(({ code }) => code)
  return {
    isConflict: configured.status === 'CONFLICT',
    selections: configured.selections.filter(({ feature }) => feature.code !== SPARE),
    warnings: configured.warnings,
    conflicts: configured.conflicts(),
    domains: codes.map(code => JSON.stringify(configured.domain(code))),
  }
}
