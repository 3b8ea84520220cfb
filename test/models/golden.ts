import { readFileSync } from 'node:fs'
import type { Selections } from '../support/catalogue-check/types.ts'

interface Golden {
  readonly cases: readonly GoldenCase[]
  readonly counts: {
    /** `1200x1400` → windows */
    readonly vento: Readonly<Record<string, number>>
    readonly plank: number
    /** `60m3h@45m` → skids */
    readonly hydro: Readonly<Record<string, number>>
  }
}

export interface GoldenCase {
  readonly name: string
  readonly model: string
  readonly selections: Selections
  readonly quantity: number
  readonly priceGroup: 'guest' | 'dealer'
  readonly expect: {
    readonly itemNumber: string
    readonly stepsPerPiece: readonly { kind: string; code: string; amount: string }[]
    readonly lines: readonly {
      kind: string
      number: string
      quantity: string
      unit: string
      unitCost?: string
      cost: string
      net?: string
    }[]
    readonly bars: Readonly<Record<string, number>>
    readonly goodsNet: string
    readonly servicesNet: string
    readonly net: string
    readonly vat?: string
    readonly gross?: string
    readonly cost: string
    readonly margin: string
    readonly marginPercent: string
  }
}

/** Inputs and answers of the catalogue: the figures that any implementation must give. */
export const GOLDEN: Golden = JSON.parse(readFileSync(new URL('golden.json', import.meta.url), 'utf8'))
