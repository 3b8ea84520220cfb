import { Command } from 'commander'
import type { TransmissionAction } from '../domain/transmission-action.ts'
import { ACTION_RULES } from '../domain/transmission-action.ts'
import { atDesk, findOne } from './transmissions-desk.ts'

interface Options {
  readonly reason: string
  readonly remoteId?: string
  readonly target?: string
  readonly config?: string
}

/** `retry`, `hold`, `release`, `cancel` or `resolve`. */
export function transmissionsAct(action: TransmissionAction): Command {
  const command = new Command(action.toLowerCase())
    .description(ACTION_RULES[action].meaning)
    .argument('<reference>', 'our number: O-2026-00001, or Q-2026-00001-R1')
    .requiredOption('--reason <text>', 'why; kept with its history, as is who you are')
    .option('--target <name>', 'where the reference is on its way to several')
    .option('-c, --config <file>', 'the configuration, which says where the store is')
  if (action === 'RESOLVE')
    command.requiredOption('--remote-id <id>', 'the target’s own id of the record that you found there')
  return command.action((reference: string, { reason, remoteId = '', target, config }: Options) =>
    atDesk(config, async desk => {
      const known = await findOne(desk, reference, target)
      const { transmission, userErrors } = await desk.perform(action, {
        transmission: known.id,
        reason,
        remoteId,
      })
      for (const { code, message } of userErrors) console.error(`${code}: ${message}`)
      if (userErrors.length > 0) process.exitCode = 1
      else console.log(`${known.externalReference} was ${known.state}, and is ${transmission?.state}.`)
    }),
  )
}
