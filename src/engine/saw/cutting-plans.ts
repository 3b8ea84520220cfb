import type { SawList } from '../../domain/bom.ts'
import type { Rational } from '../../lib/rational.ts'
import type { SawPiece } from './cuts.ts'
import { nest } from './nest.ts'
import type { BarSupply, SawRequest } from './request.ts'

/** How saw lists are made: `nest`, or by somebody who remembers. */
export type Nest = typeof nest

/** Saw lists made before, so that the same request is not planned again. Whoever needs many of the same keeps one. */
export class CuttingPlans {
  readonly #lists = new Map<string, SawList>()
  readonly #most: number

  /** @param most lists that are kept; the oldest go */
  constructor(most: number) {
    this.#most = most
  }

  /** As `nest`. @throws RangeError likewise, each time */
  readonly nest: Nest = request => {
    const key = keyOf(request)
    const known = this.#lists.get(key)
    if (known) return known
    const list = nest(request)
    this.#lists.set(key, list)
    const [oldest] = this.#lists.keys()
    if (this.#lists.size > this.#most) this.#lists.delete(oldest!)
    return list
  }
}

/** All that the list depends on. */
function keyOf({ profile, stockLengthMm, stocks, trimMm, kerfMm, keepMm, pieces }: SawRequest): string {
  const bars = stocks ? stocks.map(supplyText).join() : text(stockLengthMm)
  return [
    JSON.stringify(profile),
    bars,
    text(trimMm),
    text(kerfMm),
    text(keepMm),
    ...pieces.map(pieceText),
  ].join('\n')
}

function supplyText({ lengthMm, price, available, isOffcut }: BarSupply): string {
  return `${text(lengthMm)} ${text(price)} ${available} ${isOffcut}`
}

function pieceText({ lengthMm, quantity, mitreLeft, mitreRight }: SawPiece): string {
  return `${text(lengthMm)} ${quantity} ${text(mitreLeft)} ${text(mitreRight)}`
}

function text(value: Rational | null | undefined): string {
  return value ? `${value.numerator}/${value.denominator}` : ''
}
