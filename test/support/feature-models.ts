import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readDimacs } from '../../src/engine/exchange/dimacs.ts'
import type { Rulebook } from '../../src/engine/model.ts'

/** Public feature models as DIMACS, beside the checkout; what needs them is left out where they are absent. */
const FOLDER = fileURLToPath(new URL('../../../shared/data/feature-models/', import.meta.url))

export const FEATURE_MODELS = ['eshop', 'pc-richmond', 'ecos', 'automotive01', 'linux-2.6.33'] as const

export const hasFeatureModels = existsSync(FOLDER)

/** @param name one of FEATURE_MODELS */
export function readFeatureModel(name: string): Rulebook {
  const { rulebook } = readDimacs(readFileSync(`${FOLDER}${name}.dimacs`, 'utf8'))
  if (!rulebook) throw new Error(`expected ${name}.dimacs to be a feature model`)
  return rulebook
}
