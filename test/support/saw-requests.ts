import type { SawPiece, SawRequest } from '../../src/engine/saw/index.ts'
import { type Rational, rational } from '../../src/lib/rational.ts'
import type { Random } from './catalogue-check/random.ts'
import type { Instance } from './cutting-stock.ts'

/** Lengths in whole mm. */
export type Pieces = readonly { readonly length: number; readonly count: number }[]

export const square: Rational = rational(90)
const mitre: Rational = rational(45)

export function piece(lengthMm: Rational, quantity: number, mitred: Rational | null = square): SawPiece {
  return { lengthMm, quantity, mitreLeft: mitred, mitreRight: mitred }
}

/** In whole mm; bars of 6000 mm where nothing else is said. */
export function sawRequest(pieces: Pieces, stock = 6000, trim = 10, kerf = 4): SawRequest {
  return {
    profile: 'P70-FR',
    stockLengthMm: rational(stock),
    trimMm: rational(trim),
    kerfMm: rational(kerf),
    pieces: pieces.map(({ length, count }) => piece(rational(length), count)),
  }
}

export function instanceRequest({ barLength, pieces }: Instance): SawRequest {
  return sawRequest(
    pieces.map(length => ({ length, count: 1 })),
    barLength,
    0,
    0,
  )
}

/** One profile of an order of 50 to 500 pieces: frames and sashes mitred, beads square, sizes in cm. */
export function randomOrder(random: Random): SawPiece[] {
  const least = random.between(50, 500)
  const [inset, mitred] = random.pick([[0, mitre] as const, [76, mitre] as const, [150, square] as const])
  const pieces: SawPiece[] = []
  for (let count = 0; count < least; ) {
    const windows = random.between(1, 8)
    for (const side of [random.between(50, 240) * 10, random.between(50, 240) * 10])
      pieces.push(piece(rational(side - inset), 2 * windows, mitred))
    count += 4 * windows
  }
  return pieces
}

/** 40 to 80 lengths, any whole mm from 300 to 2900; 50 to 500 pieces. */
export function randomLengths(random: Random): SawPiece[] {
  const lengths = random.between(40, 80)
  const most = Math.max(1, Math.floor(500 / lengths))
  return Array.from({ length: lengths }, () =>
    piece(rational(random.between(300, 2900)), random.between(1, most)),
  )
}
