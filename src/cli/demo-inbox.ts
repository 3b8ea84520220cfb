import { join } from 'node:path'
import { Argument, Command } from 'commander'
import { loadSettings } from '../config.ts'
import { inboxPath } from '../connectors/memory/inbox.ts'
import type { InboxEntry } from '../connectors/memory/inbox-entry.ts'
import { listInboxes, readInbox } from '../connectors/memory/inbox-reader.ts'
import { appendStatus, statusesPath } from '../connectors/memory/inbox-statuses.ts'
import { ORDER_STATUSES } from '../domain/order.ts'
import { printEntry } from './print-inbox-entry.ts'

const ROOT = join(import.meta.dirname, '../..')
const DECISIONS = ['ACCEPTED', 'REJECTED'] as const

interface Options {
  readonly state?: string
  readonly json?: boolean
  readonly date?: string
  readonly reason?: string
}

// Whoever reads the first lines only (`| head`) closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const command = new Command('demo:inbox')
  .description(
    'What the demo’s CRM and ERP received: quotes and orders, with every line; and what becomes of them there.',
  )
  .option('--state <folder>', 'the folder of the inboxes; that of the configuration when left out')
  .option('--json', 'one JSON object a line')
  .action(async ({ json }: Options) => {
    const folder = await stateFolder()
    const entries = await readAll(folder)
    if (json) for (const entry of entries) console.log(JSON.stringify(entry))
    else if (entries.length === 0) console.log(`Nothing received yet (${inboxPath(folder, '<name>')}).`)
    else for (const entry of entries) console.log(printEntry(entry))
  })

command
  .command('order')
  .description('Says how far an order is in the ERP.')
  .argument('<number>', 'of the order')
  .addArgument(new Argument('<status>', 'how far it is').choices(ORDER_STATUSES))
  .option('--date <date>', 'when it is to be delivered')
  .option('--reason <text>', 'why')
  .action(async (number: string, status: (typeof ORDER_STATUSES)[number], { date, reason }: Options) => {
    const entry = await requireEntry('ORDER', number)
    const report = { ...(date === undefined ? {} : { confirmedDeliveryDate: date }), reason: reason ?? null }
    const path = statusesPath(await stateFolder(), entry.target)
    await appendStatus(path, { kind: 'ORDER', externalReference: number, status, ...report })
    console.log(`${number} is ${status} in "${entry.target}".`)
  })

command
  .command('quote')
  .description('Says what the customer decided on a quote in the CRM.')
  .argument('<reference>', 'number and revision, such as Q-2026-00012-R1')
  .addArgument(new Argument('<decision>', 'what the customer said').choices(DECISIONS))
  .option('--reason <text>', 'why')
  .action(async (reference: string, decision: (typeof DECISIONS)[number], { reason }: Options) => {
    const entry = await requireEntry('QUOTE', reference)
    const path = statusesPath(await stateFolder(), entry.target)
    await appendStatus(path, {
      kind: 'QUOTE',
      externalReference: reference,
      decision,
      decidedAt: new Date().toISOString(),
      reason: reason ?? null,
    })
    console.log(`${reference} is ${decision} in "${entry.target}".`)
  })

command.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

async function stateFolder(): Promise<string> {
  return command.opts<Options>().state ?? (await loadSettings(ROOT, null)).stateFolder
}

/** @throws Error for what was never received */
async function requireEntry(kind: InboxEntry['kind'], reference: string): Promise<InboxEntry> {
  const entries = await readAll(await stateFolder())
  const entry = entries.find(one => one.kind === kind && one.externalReference === reference)
  if (entry) return entry
  throw new Error(
    `expected the reference of a received ${kind.toLowerCase()}, got "${reference}": demo:inbox lists them.`,
  )
}

/** In the order of arrival, whichever system it went to. */
async function readAll(folder: string): Promise<InboxEntry[]> {
  const lists = await Promise.all((await listInboxes(folder)).map(readInbox))
  return lists.flat().sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0))
}
