import { care } from './care.ts'
import type { Product } from './check.ts'
import { hydro } from './hydro.ts'
import { plank } from './plank.ts'
import { vento } from './vento.ts'

export const PRODUCTS: readonly Product[] = [vento, hydro, plank, care]

export function productOf(code: string): Product {
  return PRODUCTS.find(product => product.code === code)!
}
