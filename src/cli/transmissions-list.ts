import { Command, InvalidArgumentError } from 'commander'
import { encodeNodeId } from '../domain/node-id.ts'
import { nextAttemptAt, type Transmission } from '../domain/transmission.ts'
import { toIso } from '../lib/iso.ts'
import { atDesk } from './transmissions-desk.ts'
import { addFilters, type FilterOptions, toQuery } from './transmissions-filter.ts'
import { tableOf } from './transmissions-table.ts'

interface Options extends FilterOptions {
  readonly first: number
  readonly json?: boolean
}

const MOST = 10_000

export const transmissionsList = addFilters(new Command('list'))
  .description('Lists quotes and orders on their way, newest first.')
  .option('--first <count>', 'at most so many', toCount, 50)
  .option('--json', 'one JSON object a line, with the names of the schema')
  .action((options: Options) =>
    atDesk(options.config, async desk => {
      const query = { ...toQuery(options), first: options.first, after: null, wantsTotal: true }
      const { rows, totalCount } = await desk.find(query)
      const found = rows.map(({ row }) => row)
      if (options.json) for (const one of found) console.log(JSON.stringify(asInSchema(one)))
      else if (found.length === 0) console.log('No transmission is like that.')
      else {
        for (const line of tableOf(found, desk.now())) console.log(line)
        console.log(`${found.length} of ${totalCount}`)
      }
    }),
  )

function toCount(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : 0
  if (count < 1 || count > MOST) throw new InvalidArgumentError(`expected 1 to ${MOST}.`)
  return count
}

function asInSchema(one: Transmission): object {
  return {
    id: encodeNodeId('Transmission', one.id),
    target: one.target,
    kind: one.kind,
    externalReference: one.externalReference,
    state: one.state,
    attemptCount: one.attemptCount,
    remoteId: one.remoteId,
    lastError: one.lastError,
    createdAt: toIso(one.createdAt),
    nextAttemptAt: toIso(nextAttemptAt(one)),
  }
}
