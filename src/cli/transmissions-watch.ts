import { Command } from 'commander'
import { DovetailError } from '../domain/errors.ts'
import { type Transmission, WAITING_FOR_PERSON } from '../domain/transmission.ts'
import { systemClock } from '../lib/system.ts'
import type { TransmissionDesk } from '../services/transmission-desk.ts'
import { atDesk } from './transmissions-desk.ts'
import { addFilters, type FilterOptions, toQuery } from './transmissions-filter.ts'
import { ChangesView, type Look, TableView, type View } from './transmissions-view.ts'

const EVERY_MS = 500
const CLOSE_MS = 1_000
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
      // A database that stands still would keep us: nothing of ours is under way.
      setTimeout(() => process.exit(0), CLOSE_MS).unref()
    }),
  )

export interface Watching {
  readonly desk: Pick<TransmissionDesk, 'find' | 'byIds' | 'now'>
  readonly filter: ReturnType<typeof toQuery>
  readonly view: View
  readonly signal: AbortSignal
  readonly sleep: typeof systemClock.sleep
}

/**
 * Looks again and again until the signal aborts, which also ends a look that is not answered. A store that does not answer for a while is
 * told of, and no reason to end.
 */
export async function watchTransmissions({ desk, filter, view, signal, sleep }: Watching): Promise<void> {
  const aborted = new Promise<null>(resolve =>
    signal.addEventListener('abort', () => resolve(null), { once: true }),
  )
  let before: readonly Transmission[] = []
  try {
    while (!signal.aborted) {
      try {
        const look = await Promise.race([lookAt(desk, filter, view.room, before), aborted])
        if (look === null) break
        view.show(look)
        before = look.found
      } catch (error) {
        if (!(error instanceof DovetailError)) throw error
        view.showTrouble(error.message, desk.now())
      }
      await sleep(EVERY_MS, signal)
    }
  } finally {
    view.close()
  }
}

async function lookAt(
  desk: Watching['desk'],
  filter: Watching['filter'],
  room: number,
  before: readonly Transmission[],
): Promise<Look> {
  const page = { ...filter, after: null, wantsTotal: true }
  const { rows, totalCount } = await desk.find({ ...page, first: room })
  const waiting = await desk.find({ ...page, first: 0, states: WAITING_FOR_PERSON })
  const found = rows.map(({ row }) => row)
  const left = await desk.byIds(missingIn(found, before))
  const [total, waitingCount] = [totalCount ?? 0, waiting.totalCount ?? 0]
  return { found, left, totalCount: total, waitingCount, at: desk.now() }
}

function missingIn(found: readonly Transmission[], before: readonly Transmission[]): string[] {
  const ids = new Set(found.map(({ id }) => id))
  return before.filter(({ id }) => !ids.has(id)).map(({ id }) => id)
}
