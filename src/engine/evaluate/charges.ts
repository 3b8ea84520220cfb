import type { BomRule } from '../model.ts'

/** Lines that are no goods. */
export const CHARGES: ReadonlySet<BomRule['kind']> = new Set<BomRule['kind']>([
  'SERVICE',
  'TRAVEL_COST',
  'FREIGHT',
  'COMMISSION',
])
