import { setImmediate } from 'node:timers/promises'
import type { Decimal } from '../domain/decimal.ts'
import type { PriceTerms } from '../domain/line-price.ts'
import type { Choices, ProductModel } from '../engine/index.ts'
import type { CalculatedAnswer, CalculateTask } from '../ports/engine-pool.ts'
import { modelTextOf } from './configure-model.ts'
import type { ServiceRequest } from './environment.ts'

/** Cases of one task: so many answers are made plain in one or two milliseconds, and several threads share a document. */
const CASES_A_TASK = 15

/** A configuration with the terms of its price. */
export interface CaseOnTerms {
  readonly model: ProductModel
  readonly values: Choices
  readonly quantity: Decimal
  readonly terms: PriceTerms
}

/** Prices and explodes one configuration. @throws DovetailError as the pool */
export type Calculate = (one: CaseOnTerms) => Promise<CalculatedAnswer>

/** Calculates in the pool; what is asked for together, as the lines of a document are, goes there in portions. */
export function calculateInPool({ pool, signal }: Pick<ServiceRequest, 'pool' | 'signal'>): Calculate {
  let gathered: CaseOnTerms[] = []
  let answers: Promise<readonly CalculatedAnswer[]> | null = null
  const askAll = async (cases: readonly CaseOnTerms[]): Promise<readonly CalculatedAnswer[]> => {
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

function taskOf(cases: readonly CaseOnTerms[]): CalculateTask {
  const models = [...new Set(cases.map(({ model }) => model))]
  return {
    models: models.map(modelTextOf),
    cases: cases.map(({ model, ...one }) => ({ model: models.indexOf(model), ...one })),
  }
}
