import { articlesIn } from '../domain/bom.ts'
import { Decimal } from '../domain/decimal.ts'
import { invariant } from '../domain/errors.ts'
import { amountsIn, marginShareOf, tellPrice } from '../domain/line-price.ts'
import { pack } from '../domain/packed.ts'
import { calculate, complete, configure, nestLists, stopIfCancelled } from '../engine/index.ts'
import type { EngineTasks } from '../ports/engine-pool.ts'
import { toConfiguredAnswer, toDomainsAnswer, toExplanationAnswer, toWaysOutAnswer } from './answers.ts'
import type { SharedModel, TaskBody } from './job.ts'
import type { ModelShelf, ReadText } from './model-shelf.ts'

type Performers = {
  readonly [Kind in keyof EngineTasks]: (
    task: TaskBody<Kind>,
    models: readonly SharedModel[],
    shelf: ModelShelf,
  ) => EngineTasks[Kind]['answer']
}

/** One kind of work each. */
export const PERFORMERS: Performers = {
  configure: (task, models, shelf) => {
    const { rulebook } = takeOne(models, shelf)
    return toConfiguredAnswer(rulebook, configure(rulebook, task))
  },
  domains: (task, models, shelf) => {
    const { rulebook } = takeOne(models, shelf)
    return toDomainsAnswer(rulebook, configure(rulebook, task))
  },
  because: ({ options, ...task }, models, shelf) => {
    const { rulebook } = takeOne(models, shelf)
    const configured = configure(rulebook, task)
    return options.map(({ feature, option }) => {
      stopIfCancelled()
      const found = configured.domain(feature).options?.find(one => one.option.code === option)
      const explanation = found?.because() ?? null
      return explanation && toExplanationAnswer(rulebook, explanation)
    })
  },
  waysOut: (task, models, shelf) => {
    const { rulebook } = takeOne(models, shelf)
    return toWaysOutAnswer(rulebook, configure(rulebook, task))
  },
  complete: (task, models, shelf) => {
    const result = complete(takeOne(models, shelf).rulebook, task)
    return result.status === 'MISSING'
      ? { status: 'MISSING', missing: result.missing.map(({ code }) => code) }
      : result
  },
  nest: ({ groups }) =>
    groups.map(lists => {
      stopIfCancelled()
      return nestLists(lists)
    }),
  calculate: ({ cases }, models, shelf) => {
    const read = models.map(model => shelf.take(model))
    return cases.map(one => {
      stopIfCancelled()
      return calculateOne(one, read[one.model]!)
    })
  },
}

function takeOne([shared]: readonly SharedModel[], shelf: ModelShelf): ReadText {
  invariant(shared, 'expected a model')
  return shelf.take(shared)
}

function calculateOne(
  one: TaskBody<'calculate'>['cases'][number],
  { model }: ReadText,
): EngineTasks['calculate']['answer'][number] {
  invariant(model, 'only a product has prices')
  const { values, quantity, terms } = one
  const { priceGroup, discount, articleCosts, ratesPerHour } = terms.inputs
  const buyer = { priceGroup, discountPercent: discount ? Decimal.of(discount.percent) : null }
  const inputs = { articleCosts: amountsIn(articleCosts), ratesPerHour: amountsIn(ratesPerHour) }
  const { price: modelPrice, definition } = calculate(model, values, quantity, buyer, inputs)
  const price = tellPrice(modelPrice, terms)
  return {
    price: pack(price),
    definition: pack(definition),
    net: price.net,
    margin: marginShareOf(price),
    itemNumber: definition.itemNumber,
    articles: articlesIn(definition),
  }
}
