import type { Command } from 'commander'
import { vi } from 'vitest'
import { modelCommand } from '../../src/cli/model.ts'
import { transmissionsCommand } from '../../src/cli/transmissions.ts'

export interface CommandOutcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `dovetail model` with these words in this process. */
export function runModelCommand(...words: readonly string[]): Promise<CommandOutcome> {
  return runCommand(modelCommand, words)
}

/** Runs `dovetail transmissions` likewise. */
export function runTransmissionsCommand(...words: readonly string[]): Promise<CommandOutcome> {
  return runCommand(transmissionsCommand, words)
}

async function runCommand(command: Command, words: readonly string[]): Promise<CommandOutcome> {
  const said = { out: '', err: '' }
  const log = vi.spyOn(console, 'log').mockImplementation(line => {
    said.out += `${line}\n`
  })
  const error = vi.spyOn(console, 'error').mockImplementation(line => {
    said.err += `${line}\n`
  })
  const before = process.exitCode
  process.exitCode = 0
  try {
    await command.parseAsync(words, { from: 'user' })
    return { code: Number(process.exitCode), ...said }
  } catch (thrown) {
    return { code: 1, ...said, err: `${said.err}${(thrown as Error).message}\n` }
  } finally {
    process.exitCode = before
    log.mockRestore()
    error.mockRestore()
  }
}
