import { dirname } from 'node:path'
import { Command } from 'commander'
import { type InboxEntry, inboxPath } from '../connectors/memory/inbox.ts'
import { listInboxes, readInbox } from '../connectors/memory/inbox-reader.ts'
import { printEntry } from './print-inbox-entry.ts'

const DEFAULT_STATE_FOLDER = './data'

new Command('demo:inbox')
  .description('Prints what the demo’s CRM and ERP received: quotes and orders, with every line.')
  .option('--state <folder>', 'the folder beside our database (default: that of DATABASE_URL, else ./data)')
  .option('--json', 'one JSON object a line')
  .action(async ({ state, json }: { state?: string; json?: boolean }) => {
    const folder = state ?? process.env.STATE_FOLDER ?? stateFolderOf(process.env.DATABASE_URL)
    const entries = await readAll(folder)
    if (json) for (const entry of entries) console.log(JSON.stringify(entry))
    else if (entries.length === 0) console.log(`Nothing received yet (${inboxPath(folder, '<name>')}).`)
    else for (const entry of entries) console.log(printEntry(entry))
  })
  .parseAsync()
  .catch(error => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })

/** In the order of arrival, whichever system it went to. */
async function readAll(folder: string): Promise<InboxEntry[]> {
  const lists = await Promise.all((await listInboxes(folder)).map(readInbox))
  return lists.flat().sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0))
}

/** The folder of an embedded database: `sqlite:data/dovetail.db` is kept in `data`. */
function stateFolderOf(databaseUrl: string | undefined): string {
  const path = databaseUrl?.match(/^(?:sqlite|file):(?:\/\/)?([^?]+)/)?.[1]
  return path === undefined || path === ':memory:' ? DEFAULT_STATE_FOLDER : dirname(path)
}
