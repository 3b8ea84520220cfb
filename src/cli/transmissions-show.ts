import { Command } from 'commander'
import { atDesk, findOne } from './transmissions-desk.ts'
import { storyOf } from './transmissions-story.ts'

export const transmissionsShow = new Command('show')
  .description('Tells all of one: where it stands, what that means, what may be done, and what happened.')
  .argument('<reference>', 'our number: O-2026-00001, or Q-2026-00001-R1')
  .option('--target <name>', 'where the reference is on its way to several')
  .option('-c, --config <file>', 'the configuration, which says where the store is')
  .action((reference: string, { target, config }: { target?: string; config?: string }) =>
    atDesk(config, async desk => {
      const one = await findOne(desk, reference, target)
      for (const line of storyOf(one, await desk.history(one.id), desk.now())) console.log(line)
    }),
  )
