import { care } from './care.ts'
import { hydro } from './hydro.ts'
import { kast } from './kast.ts'
import { plank } from './plank.ts'
import type { Product } from './types.ts'
import { vento } from './vento.ts'

export const PRODUCTS: readonly Product[] = [vento, hydro, plank, care, kast]

export function productOf(code: string): Product {
  return PRODUCTS.find(product => product.code === code)!
}
