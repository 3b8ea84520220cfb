import { basename } from 'node:path'
import { Command } from 'commander'
import { readDimacs } from '../engine/exchange/dimacs.ts'
import { readUvl } from '../engine/exchange/uvl/read-uvl.ts'
import { writeProduct } from '../engine/exchange/write-product.ts'
import { type Rulebook, readModel } from '../engine/index.ts'
import { describeProblem, openText } from './model-file.ts'

export const modelImport = new Command('import')
  .description('Makes a product model of a feature model, on the standard output.')
  .argument('<file>', '*.uvl or *.dimacs')
  .option('--code <code>', 'of the product; the name of the file when left out')
  .action((file: string, { code }: { code?: string }) => {
    const product = code ?? basename(file).replace(/\.[^.]*$/, '')
    const text = writeProduct(readRulebook(file), product)
    const { problems } = readModel(text, `${product}.product.yaml`)
    for (const problem of problems) console.error(describeProblem(problem))
    if (problems.some(problem => problem.severity === 'error')) process.exitCode = 1
    console.log(text.trimEnd())
  })

/** @throws Error with all problems of the file */
function readRulebook(file: string): Rulebook {
  if (file.endsWith('.uvl')) {
    const { rulebook, problems } = readUvl(openText(file), file)
    if (rulebook) return rulebook
    throw new Error(problems.map(describeProblem).join('\n'))
  }
  if (!/\.(dimacs|cnf)$/.test(file)) throw new Error(`${file}: expected *.uvl, *.dimacs or *.cnf`)
  const { rulebook, problems } = readDimacs(openText(file))
  if (rulebook) return rulebook
  throw new Error(problems.map(({ line, message }) => `${file}:${line}:1: error: ${message}`).join('\n'))
}
