import { Command } from 'commander'
import { deadOptions } from '../engine/index.ts'
import { describeProblem, readModelFile } from './model-file.ts'

export const modelCheck = new Command('check')
  .description('Reads models and tells every problem with its place, and what nobody can ever choose.')
  .argument('<files...>', '*.product.yaml')
  .action((files: string[]) => {
    for (const file of files) {
      const { model, problems } = readModelFile(file)
      for (const problem of problems) console.log(describeProblem(problem))
      if (!model) process.exitCode = 1
      else {
        const forced = deadOptions(model).forced.map(one => `${one.feature.code} ${one.option.code}`)
        if (forced.length > 0) console.log(`${file}: always so: ${forced.join(', ')}`)
        console.log(`${file}: ${model.code} ${model.version} can be published.`)
      }
    }
  })
