import { setImmediate } from 'node:timers/promises'
import type { PricedCase, ProductModel } from '../engine/index.ts'
import type { CalculatedAnswer, CalculateTask } from '../ports/engine-pool.ts'
import { modelTextOf } from './configure-model.ts'
import type { ServiceRequest } from './environment.ts'

/** Cases of one task: so many answers are made plain in one or two milliseconds, and several threads share a document. */
const CASES_A_TASK = 15

/** Prices and explodes one configuration. @throws DovetailError as the pool */
export type Calculate = (one: PricedCase) => Promise<CalculatedAnswer>

/** Calculates in the pool; what is asked for together, as the lines of a document are, goes there in portions. */
export function calculateInPool({ pool, signal }: Pick<ServiceRequest, 'pool' | 'signal'>): Calculate {
  let gathered: PricedCase[] = []
  let answers: Promise<readonly CalculatedAnswer[]> | null = null
  const askAll = async (cases: readonly PricedCase[]): Promise<readonly CalculatedAnswer[]> => {
    await setImmediate()
    if (gathered === cases) answers = null
    return pool.run('calculate', taskOf(cases), { signal })
  }
  return async one => {
    if (!answers || gathered.length === CASES_A_TASK) {
      gathered = []
      answers = askAll(gathered)
    }
    const place = gathered.push(one) - 1
    return (await answers)[place]!
  }
}

/** Lengths in one saw list from which it may take tens of milliseconds: so few are nested at once. */
const MANY_LENGTHS = 12

export function isSawnLong({ bom }: ProductModel): boolean {
  return bom.some(rule => {
    if (rule.kind === 'PRODUCT') return isSawnLong(rule.product)
    return rule.kind === 'SAW_LIST' && rule.pieces.length > MANY_LENGTHS
  })
}

function taskOf(cases: readonly PricedCase[]): CalculateTask {
  const models = [...new Set(cases.map(({ model }) => model))]
  return {
    models: models.map(modelTextOf),
    cases: cases.map(({ model, values, quantity, buyer, inputs }) => ({
      model: models.indexOf(model),
      values,
      quantity,
      priceGroup: buyer.priceGroup,
      discountPercent: buyer.discountPercent ?? null,
      articleCosts: Object.fromEntries(inputs.articleCosts ?? []),
      ratesPerHour: Object.fromEntries(inputs.ratesPerHour ?? []),
    })),
  }
}
