import { join } from 'node:path'
import { Command } from 'commander'
import { loadSettings } from '../config.ts'
import { inboxPath } from '../connectors/memory/inbox.ts'
import type { InboxEntry } from '../connectors/memory/inbox-entry.ts'
import { listInboxes, readInbox } from '../connectors/memory/inbox-reader.ts'
import { printEntry } from './print-inbox-entry.ts'

const ROOT = join(import.meta.dirname, '../..')

// Whoever reads the first lines only (`| head`) closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

new Command('demo:inbox')
  .description('Prints what the demo’s CRM and ERP received: quotes and orders, with every line.')
  .option('--state <folder>', 'the folder of the inboxes; that of the configuration when left out')
  .option('--json', 'one JSON object a line')
  .action(async ({ state, json }: { state?: string; json?: boolean }) => {
    const folder = state ?? (await loadSettings(ROOT, null)).stateFolder
    const entries = await readAll(folder)
    if (json) for (const entry of entries) console.log(JSON.stringify(entry))
    else if (entries.length === 0) console.log(`Nothing received yet (${inboxPath(folder, '<name>')}).`)
    else for (const entry of entries) console.log(printEntry(entry))
  })
  .parseAsync()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })

/** In the order of arrival, whichever system it went to. */
async function readAll(folder: string): Promise<InboxEntry[]> {
  const lists = await Promise.all((await listInboxes(folder)).map(readInbox))
  return lists.flat().sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0))
}
