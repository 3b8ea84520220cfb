import { readFileSync } from 'node:fs'
import { Decimal } from '../../src/domain/decimal.ts'
import { checkChoices, type ProductModel, readModel } from '../../src/engine/index.ts'
import golden from './golden.json' with { type: 'json' }

export interface GoldenCase {
  readonly name: string
  readonly model: string
  readonly selections: Readonly<Record<string, unknown>>
  readonly quantity: number
  readonly priceGroup: string
  readonly expect: {
    readonly itemNumber: string
    readonly stepsPerPiece: readonly { kind: string; amount: string }[]
    readonly lines: readonly GoldenLine[]
    readonly bars: Readonly<Record<string, number>>
    readonly [amount: string]: unknown
  }
}

export interface GoldenLine {
  readonly kind: string
  readonly number: string
  readonly quantity: string
  readonly unit: string
  readonly cost: string
  readonly unitCost?: string
  readonly ratePerHour?: string
  readonly net?: string
  readonly below?: string
}

export const goldenCases = golden.cases as unknown as readonly GoldenCase[]

export function loadModel(code: string): ProductModel {
  const file = `models/${code.toLowerCase()}.product.yaml`
  const read = (name: string) => readFileSync(new URL(`../../models/${name}`, import.meta.url), 'utf8')
  const { model, problems } = readModel(read(`${code.toLowerCase()}.product.yaml`), file, {
    attached: read,
    products: part => loadModel(part),
  })
  if (!model)
    throw new Error(
      problems.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n'),
    )
  return model
}

/** The figures of a golden case with the model that must give them. */
export function openCase(name: string) {
  const found = goldenCases.find(one => one.name === name)!
  const model = loadModel(found.model)
  const { choices, refusals } = checkChoices(model, found.selections)
  return {
    ...found,
    model,
    choices,
    refusals,
    quantity: Decimal.of(found.quantity),
    buyer: { priceGroup: found.priceGroup },
  }
}

/** A number as text, whatever its zeros: `2.0` and `2` are equal. */
export function plain(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const text = Decimal.of(String(value)).toString()
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
