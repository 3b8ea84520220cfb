import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { seededRandom } from '../../../test/support/catalogue-check/random.ts'
import { compactProduct } from './compact-product.ts'

export const FEATURE_MODELS =
  process.env.FEATURE_MODELS_DIR ??
  fileURLToPath(new URL('../../../../shared/data/feature-models', import.meta.url))
const LENGTHS = 62
const PIECES = 500

/** The demo's models, linux-2.6.33 as the product LINUX, and CUTS, which has a saw list of 500 pieces. */
export function writeModels(folder: string): void {
  cpSync(fileURLToPath(new URL('../../../models', import.meta.url)), folder, { recursive: true })
  const dimacs = readFileSync(join(FEATURE_MODELS, 'linux-2.6.33.dimacs'), 'utf8')
  writeFileSync(join(folder, 'linux.product.yaml'), compactProduct(dimacs, 'LINUX'))
  writeFileSync(join(folder, 'cuts.product.yaml'), cutsProduct())
}

/** Pieces of 62 lengths from 300 to 2,900 mm; `more` makes all of them longer, so that no list is nested twice. */
function cutsProduct(): string {
  const random = seededRandom(500)
  const each = Math.floor(PIECES / LENGTHS)
  const pieces = Array.from({ length: LENGTHS }, (_, index) => {
    const count = index === 0 ? PIECES - each * (LENGTHS - 1) : each
    return `      - { length: ${random.between(300, 2900)} mm + more, count: ${count} }`
  })
  return [
    ...['product: CUTS', 'version: "1"', 'name: Cuts', 'currency: EUR'],
    ...['features:', '  more: { label: More, type: integer, unit: mm, min: 0, max: 1000 }'],
    ...['stocks:', '  bars: { length: 6000 mm, trim: 10 mm, kerf: 4 mm }'],
    ...['bom:', '  bars:', '    kind: saw-list', '    number: P-1', '    say: Profile', '    stock: bars'],
    ...['    cost: 5.00 EUR/m', '    pieces:', ...pieces],
    ...['price:', '  BASE: { kind: base, label: Base, amount: 10.00 EUR }', ''],
  ].join('\n')
}
