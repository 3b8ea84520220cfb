import { Command } from 'commander'
import { DovetailError } from '../domain/errors.ts'
import type { Transmission } from '../domain/transmission.ts'
import { systemClock } from '../lib/system.ts'
import type { TransmissionDesk } from '../services/transmission-desk.ts'
import { atDesk } from './transmissions-desk.ts'
import { addFilters, type FilterOptions, toQuery } from './transmissions-filter.ts'
import { ChangesView, TableView, type View } from './transmissions-view.ts'

const EVERY_MS = 500
const ENDING = ['SIGINT', 'SIGTERM'] as const

export const transmissionsWatch = addFilters(new Command('watch'))
  .description(
    'Shows them as they go, until Ctrl-C: a table that moves; without a terminal a line for each change.',
  )
  .action((options: FilterOptions) =>
    atDesk(options.config, async desk => {
      const ended = new AbortController()
      const end = () => ended.abort()
      for (const signal of ENDING) process.once(signal, end)
      const view = process.stdout.isTTY ? new TableView(process.stdout) : new ChangesView(process.stdout)
      await watchTransmissions({
        desk,
        filter: toQuery(options),
        view,
        signal: ended.signal,
        sleep: systemClock.sleep,
      })
      for (const signal of ENDING) process.removeListener(signal, end)
    }),
  )

export interface Watching {
  readonly desk: Pick<TransmissionDesk, 'find' | 'byIds' | 'now'>
  readonly filter: ReturnType<typeof toQuery>
  readonly view: View
  readonly signal: AbortSignal
  readonly sleep: typeof systemClock.sleep
}

/** Looks again and again until the signal aborts. A store that does not answer for a while is told of, and no reason to end. */
export async function watchTransmissions({ desk, filter, view, signal, sleep }: Watching): Promise<void> {
  let before: readonly Transmission[] = []
  try {
    while (!signal.aborted) {
      const at = desk.now()
      try {
        const query = { ...filter, first: view.room, after: null, wantsTotal: true }
        const { rows, totalCount } = await desk.find(query)
        const found = rows.map(({ row }) => row)
        const left = await desk.byIds(missingIn(found, before))
        view.show({ found, left, totalCount: totalCount ?? found.length, at })
        before = found
      } catch (error) {
        if (!(error instanceof DovetailError)) throw error
        view.showTrouble(error.message, at)
      }
      await sleep(EVERY_MS, signal)
    }
  } finally {
    view.close()
  }
}

function missingIn(found: readonly Transmission[], before: readonly Transmission[]): string[] {
  const ids = new Set(found.map(({ id }) => id))
  return before.filter(({ id }) => !ids.has(id)).map(({ id }) => id)
}
