import { Command } from 'commander'
import { type TestResult, testModel } from '../engine/index.ts'
import { requireModel } from './model-file.ts'

export const modelTest = new Command('test')
  .description('Runs the tests in models.')
  .argument('<files...>', '*.product.yaml')
  .action((files: string[]) => {
    for (const file of files) {
      const results = testModel(requireModel(file))
      const failed = results.filter(result => result.failures.length > 0)
      for (const line of failed.flatMap(describeFailures)) console.log(`${file}: ${line}`)
      console.log(`${file}: ${results.length - failed.length} of ${results.length} tests pass.`)
      if (failed.length > 0) process.exitCode = 1
    }
  })

export function describeFailures({ name, failures }: TestResult): readonly string[] {
  return failures.map(failure => `test "${name}": ${failure}`)
}
