import { Decimal } from '../../domain/decimal.ts'
import type { ModelTest, ProductModel } from '../model.ts'
import { type Calculated, calculate } from './calculate.ts'
import { checkQuantity } from './check-choices.ts'
import { brokenConstraints } from './constraints.ts'
import { EvaluationError } from './expression.ts'
import { type Inputs, NO_INPUTS } from './inputs.ts'

export interface TestResult {
  readonly name: string
  /** Each says what was expected and what came; empty when the test passes */
  readonly failures: readonly string[]
}

/** Runs the examples of a model: it is published only when they come out. */
export function testModel(model: ProductModel, inputs: Inputs = NO_INPUTS): readonly TestResult[] {
  return model.tests.map(test => ({ name: test.name, failures: runTest(model, test, inputs) }))
}

function runTest(model: ProductModel, test: ModelTest, inputs: Inputs): readonly string[] {
  try {
    const breaks = brokenConstraints(model, test.choices).map(constraint => constraint.code)
    const failures = differs('broken constraints', test.expect.breaks.join(', '), breaks.join(', '))
    const quantity = Decimal.of(test.quantity)
    const refusal = checkQuantity(model, quantity)
    if (refusal) return [...failures, refusal.message]
    if (!asksForFigures(test)) return failures
    const buyer = { priceGroup: test.priceGroup }
    return [...failures, ...compareFigures(test, calculate(model, test.choices, quantity, buyer, inputs))]
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    return [error.message]
  }
}

function asksForFigures({ expect }: ModelTest): boolean {
  return (
    expect.itemNumber !== null ||
    [expect.amounts, expect.steps, expect.lines].some(figures => Object.keys(figures).length > 0)
  )
}

function compareFigures({ expect }: ModelTest, { definition, price }: Calculated): readonly string[] {
  const amounts = new Map<string, Decimal | null>([
    ['unitList', price.unitList.amount],
    ['unitNet', price.unitNet.amount],
    ['goodsNet', price.goodsNet.amount],
    ['servicesNet', price.servicesNet.amount],
    ['net', price.net.amount],
    ['cost', price.cost.amount],
    ['margin', price.margin.amount],
    ['marginPercent', price.marginPercent],
  ])
  const steps = new Map(price.steps.map(step => [step.code, step.amount.amount]))
  const lines = new Map(definition.lines.map(line => [line.number, line.cost.amount]))
  return [
    ...(expect.itemNumber === null
      ? []
      : differs('item number', expect.itemNumber, definition.itemNumber ?? '')),
    ...compareAmounts('', expect.amounts, amounts),
    ...compareAmounts('step ', expect.steps, steps),
    ...compareAmounts('cost of line ', expect.lines, lines),
  ]
}

function compareAmounts(
  what: string,
  expected: Readonly<Record<string, string>>,
  came: ReadonlyMap<string, Decimal | null>,
): readonly string[] {
  return Object.entries(expected).flatMap(([name, amount]) => {
    const value = came.get(name) ?? null
    return value?.equals(Decimal.of(amount))
      ? []
      : [`${what}${name}: expected ${amount}, got ${value ?? 'nothing'}`]
  })
}

function differs(what: string, expected: string, came: string): string[] {
  return expected === came ? [] : [`${what}: expected ${expected || 'none'}, got ${came || 'none'}`]
}
