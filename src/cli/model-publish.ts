import { Command } from 'commander'
import { composeModelLife } from '../compose-commands.ts'
import { loadSettings } from '../config.ts'
import { describeProblem, openModelFile } from './model-file.ts'
import { describeFailures } from './model-test.ts'
import { ROOT } from './root.ts'

export const modelPublish = new Command('publish')
  .description('Checks and tests models, then freezes their versions in the store.')
  .argument('<files...>', '*.product.yaml')
  .option('-c, --config <file>', 'the configuration, which says where the store is')
  .action(async (files: string[], { config }: { config?: string }) => {
    const { life, close } = await composeModelLife(await loadSettings(ROOT, config ?? null))
    try {
      for (const file of files) {
        const { published, problems, tests } = await life.publish(openModelFile(file))
        for (const problem of problems) console.log(describeProblem(problem))
        for (const line of tests.flatMap(describeFailures)) console.log(`${file}: ${line}`)
        if (!published) process.exitCode = 1
        console.log(
          published
            ? `${file}: ${published.code} ${published.version} is published, ${published.hash.slice(0, 12)}.`
            : `${file}: not published.`,
        )
      }
    } finally {
      await close()
    }
  })
