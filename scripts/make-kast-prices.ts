import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Writes models/kast-60.prices.csv: what a square metre of panel sells for, by the 1,000 decors of the sample book and 100 widths
 * that panels are cut to. The same on every machine; committed, so that a published model has it beside it.
 */
const DECORS = 1000
const WIDTHS = Array.from({ length: 100 }, (_none, index) => 42 + 2 * index)

function cents(decor: number, width: number): number {
  const group = 1850 + ((decor * 37) % 24) * 95
  return group + (decor % 7) * 11 + (width - 42) * 4
}

const rows = Array.from({ length: DECORS }, (_none, index) => index + 1).flatMap(decor =>
  WIDTHS.map(width => `${decor},${width},${(cents(decor, width) / 100).toFixed(2)}`),
)
const file = join(import.meta.dirname, '..', 'models', 'kast-60.prices.csv')
writeFileSync(file, `${['decor,width,price', ...rows].join('\n')}\n`)
