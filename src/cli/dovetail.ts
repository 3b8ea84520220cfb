#!/usr/bin/env node
import { Command } from 'commander'
import { modelCommand } from './model.ts'
import { transmissionsCommand } from './transmissions.ts'

// Whoever reads the first lines only (`| head`) closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

await new Command('dovetail')
  .addCommand(modelCommand)
  .addCommand(transmissionsCommand)
  .parseAsync()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
