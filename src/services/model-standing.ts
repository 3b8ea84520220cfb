import { Decimal } from '../domain/decimal.ts'
import type { Money } from '../domain/money.ts'
import {
  type ConfigureRequest,
  configure,
  EvaluationError,
  type ProductModel,
  price,
} from '../engine/index.ts'

/** How far choices are in one version of a model, and what one piece costs then. */
export interface Standing {
  readonly status: 'INCOMPLETE' | 'CONFLICT' | 'COMPLETE'
  /** Features without a value, in the order of the model; empty unless INCOMPLETE */
  readonly open: readonly string[]
  /** The list price of one piece with the costs that stand in the model; null unless COMPLETE, and when some figure is undefined */
  readonly unitList: Money | null
}

export function standingOf(
  model: ProductModel,
  request: Pick<ConfigureRequest, 'choices' | 'completed'>,
): Standing {
  const { status, values, selections } = configure(model, request)
  const known = new Set(selections.map(({ feature }) => feature.code))
  const isOpen = status === 'INCOMPLETE'
  const open = model.features.filter(({ code, type }) => isOpen && type !== 'TEXT' && !known.has(code))
  return { status, open: open.map(({ code }) => code), unitList: values && unitListOf(model, values) }
}

function unitListOf(model: ProductModel, values: NonNullable<ConfigureRequest['choices']>): Money | null {
  try {
    return price(model, values, Decimal.of(model.minimumQuantity)).unitList
  } catch (error) {
    if (error instanceof EvaluationError) return null
    throw error
  }
}
