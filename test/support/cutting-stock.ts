import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A published instance of bin packing: one piece of each length, cut without trim and kerf. */
export interface Instance {
  readonly id: string
  readonly barLength: number
  readonly pieces: readonly number[]
  /** The fewest bars */
  readonly optimum: number
}

const folder =
  process.env['CUTTING_STOCK_DIR'] ?? join(import.meta.dirname, '../../../shared/data/cutting-stock')
const file = join(folder, 'falkenauer.json')

export const hasFalkenauer = existsSync(file)
if (!hasFalkenauer) console.log(`left out: Falkenauer's instances, no file "${file}" (CUTTING_STOCK_DIR)`)

/**
 * The instances of one class: u250, u500 (lengths 20 to 100, bars of 150) or t60 (three pieces fill a bar exactly).
 *
 * @source Falkenauer, A hybrid grouping genetic algorithm for bin packing (1996); OR-Library
 */
export function falkenauer(kind: string): readonly Instance[] {
  const instances: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!Array.isArray(instances)) throw new TypeError(`${file}: expected a list of instances`)
  return instances.map(readInstance).filter(({ id }) => id.startsWith(`falkenauer-${kind}_`))
}

function readInstance(value: unknown): Instance {
  if (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'barLength' in value &&
    typeof value.barLength === 'number' &&
    'optimum' in value &&
    typeof value.optimum === 'number' &&
    'pieces' in value &&
    Array.isArray(value.pieces) &&
    value.pieces.every(piece => typeof piece === 'number')
  )
    return { id: value.id, barLength: value.barLength, optimum: value.optimum, pieces: value.pieces }
  throw new TypeError(`${file}: expected an instance, got ${JSON.stringify(value)}`)
}
