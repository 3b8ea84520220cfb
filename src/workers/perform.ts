import { Decimal } from '../domain/decimal.ts'
import { invariant } from '../domain/errors.ts'
import { sumMoney } from '../domain/money.ts'
import {
  complete,
  configure,
  DocumentPricer,
  type DocumentTerms,
  EvaluationError,
  nestLists,
  stopIfCancelled,
  testModel,
} from '../engine/index.ts'
import type { EngineTasks, PricedLinesAnswer } from '../ports/engine-pool.ts'
import { toConfiguredAnswer, toDomainsAnswer, toExplanationAnswer, toWaysOutAnswer } from './answers.ts'
import type { SharedModel, TaskBody } from './job.ts'
import { type ModelShelf, type ReadText, readProduct } from './model-shelf.ts'

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
  priceLines: (task, models, shelf) =>
    priceLines(
      task,
      models.map(model => shelf.take(model)),
    ),
  checkModel: (_task, [shared]) => {
    invariant(shared, 'expected a model to check')
    const { model, problems } = readProduct(shared)
    return {
      problems: problems.map(({ severity, file, line, column, message }) => ({
        severity,
        file,
        line,
        column,
        message,
      })),
      tests: model ? testModel(model) : [],
    }
  },
}

function takeOne([shared]: readonly SharedModel[], shelf: ModelShelf): ReadText {
  invariant(shared, 'expected a model')
  return shelf.take(shared)
}

function priceLines(task: TaskBody<'priceLines'>, models: readonly ReadText[]): PricedLinesAnswer {
  const pricer = new DocumentPricer(termsOf(task))
  const nets = task.lines.map(({ configuration, quantity, priceGroup }, index) => {
    stopIfCancelled()
    const { model: place, values, hash } = task.configurations[configuration]!
    const { model } = models[place]!
    invariant(model, 'only a product has prices')
    const id = String(index)
    const line = { id, model, values, configurationHash: hash, quantity: Decimal.of(quantity) }
    return netOf(pricer, { ...line, buyer: { priceGroup } })
  })
  const { currency } = task
  const all = nets.flatMap(amount => (amount ? [{ amount, currency }] : []))
  return { nets: nets.map(amount => amount?.toString() ?? null), net: sumMoney(all, currency) }
}

function netOf(pricer: DocumentPricer, line: Parameters<DocumentPricer['set']>[0]): Decimal | null {
  try {
    pricer.set(line)
    return pricer.net(line.id)!.amount
  } catch (error) {
    if (error instanceof EvaluationError) return null
    throw error
  }
}

function termsOf(task: TaskBody<'priceLines'>): DocumentTerms {
  return {
    currency: task.currency,
    inputs: {
      articleCosts: new Map(Object.entries(task.articleCosts)),
      ratesPerHour: new Map(Object.entries(task.ratesPerHour)),
    },
    exchangeRates: new Map(task.exchangeRates.map(rate => [rate.from, rate])),
    vatRate: null,
  }
}
