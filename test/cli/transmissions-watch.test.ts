import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Output } from '../../src/cli/screen.ts'
import { ChangesView, TableView, type View } from '../../src/cli/transmissions-view.ts'
import { watchTransmissions } from '../../src/cli/transmissions-watch.ts'
import { DovetailError } from '../../src/domain/errors.ts'
import type { TransmissionState } from '../../src/domain/transmission.ts'
import type { Settlement } from '../../src/ports/transmission-queue.ts'
import { createTransmissionDesk, type TransmissionDesk } from '../../src/services/transmission-desk.ts'
import { SALES } from '../support/in-process.ts'
import { fakeClock } from '../support/outbox.ts'
import { aTransmission, openTestStore, type TestStore } from '../support/stores.ts'

const START = Date.parse('2026-11-23T09:30:00Z')

/** A terminal that keeps what was written, and what stands on its screen. */
class Terminal implements Output {
  readonly isTTY = true
  columns = 61
  rows = 6
  written: string[] = []

  write(text: string): void {
    this.written.push(text)
  }

  /** The lines as last drawn */
  get screen(): string[] {
    const drawn = this.written.filter(text => text.startsWith('\u001b[H')).at(-1) ?? ''
    return drawn.replace('\u001b[H', '').replace('\u001b[J', '').replaceAll('\u001b[K', '').split('\r\n')
  }
}

describe('dovetail transmissions watch', () => {
  let own: TestStore
  let desk: TransmissionDesk
  let terminal: Terminal
  let clock: ReturnType<typeof fakeClock>
  beforeAll(async () => {
    own = await openTestStore('sqlite')
  })
  afterAll(() => own?.drop())
  beforeEach(async () => {
    for (const table of ['transmission_event', 'transmission']) await own.database.run(`delete from ${table}`)
    clock = fakeClock(START)
    terminal = new Terminal()
    const world = { store: own.store, caller: SALES, clock, wakeDispatcher: () => undefined }
    desk = createTransmissionDesk(world)
  })

  /** Watches while one step after the other happens between two looks; ends with the last. */
  const watch = async (view: View, states: TransmissionState[] | null, steps: (() => unknown)[]) => {
    const ended = new AbortController()
    const left = [...steps]
    const sleep = async (ms: number) => {
      clock.at += ms
      const step = left.shift()
      if (step) await step()
      else ended.abort()
    }
    const filter = { target: null, states }
    await watchTransmissions({ desk, filter, view, signal: ended.signal, sleep })
  }
  const enqueue = (externalReference: string) =>
    own.store.transaction(({ transmissions }) =>
      transmissions.enqueue(
        aTransmission({ externalReference, orderingKey: externalReference, at: clock.at }),
      ),
    )
  const claim = () =>
    own.store.transaction(async ({ transmissions }) => {
      const claimed = await transmissions.claim({
        target: 'erp',
        owner: 'one',
        at: clock.at,
        leaseMs: 60_000,
      })
      return claimed!.transmission
    })
  const settle = async (outcome: Pick<Settlement, 'what' | 'state' | 'remoteId' | 'lastError'>) => {
    const { id, fence } = await claim()
    const at = clock.at
    const settlement = { at, actor: 'dovetail', detail: null, nextAt: at + 90_000, clearsSendStarted: true }
    await own.store.transaction(({ transmissions }) =>
      transmissions.settle(id, fence, { ...settlement, ...outcome }),
    )
  }
  const deliver = (remoteId: string) =>
    settle({ what: 'DELIVERED', state: 'DELIVERED', remoteId, lastError: null })
  const fail = (lastError: string) => settle({ what: 'NOT_SENT', state: 'RETRY', remoteId: null, lastError })

  it('on a terminal draws the table again as things change, and leaves it there at the end', async () => {
    const screens: string[][] = []
    await watch(new TableView(terminal), null, [
      () => screens.push(terminal.screen),
      () => enqueue('O-1'),
      () => screens.push(terminal.screen),
      () => fail('the ERP cannot be reached, whatever we do about it'),
      () => screens.push(terminal.screen),
    ])
    expect(screens[0]).toEqual([
      '2026-11-23T09:30:00Z  0 of 0, the newest first; 0 wait for a',
      '',
      'No transmission is like that.',
    ])
    expect(screens[1]).toEqual([
      '2026-11-23T09:30:01Z  1 of 1, the newest first; 0 wait for a',
      '',
      'REFERENCE  TARGET  STATE    TRIES  ACCEPTED              NEX',
      'O-1        erp     PENDING  0      2026-11-23T09:30:01Z  now',
    ])
    expect(screens[2]!.slice(3)).toEqual(['O-1        erp     RETRY  0      2026-11-23T09:30:01Z  90 s '])
    expect(terminal.written.at(0)).toBe('\u001b[?1049h\u001b[?25l\u001b[?7l')
    expect(terminal.written.slice(-3)).toEqual([
      '\u001b[?7h\u001b[?25h\u001b[?1049l',
      'REFERENCE  TARGET  STATE  TRIES  ACCEPTED              NEXT  DETAIL\n',
      'O-1        erp     RETRY  0      2026-11-23T09:30:01Z  90 s  the ERP cannot be reached, whatever we do about it\n',
    ])
  })

  it('shows no more than there is room for, and draws nothing where nothing changed', async () => {
    for (let n = 1; n <= 9; n++) await enqueue(`O-${n}`)
    clock.at += 90_000
    const drawn: number[] = []
    await watch(new TableView(terminal), null, [
      () => {
        drawn.push(terminal.written.length)
        // The next look is in the same second, which is all that the heading tells.
        clock.at -= 500
      },
      () => {
        drawn.push(terminal.written.length)
        terminal.rows = 5
      },
      () => drawn.push(terminal.written.length),
    ])
    expect(drawn[0]).toBe(2)
    expect(drawn[1]).toBe(2)
    expect(drawn[2]).toBe(3)
    expect(terminal.screen).toHaveLength(5)
    expect(terminal.screen[0]).toContain('2 of 9, the newest first')
    expect(terminal.screen.slice(3).map(line => line.slice(0, 3))).toEqual(['O-9', 'O-8'])
  })

  it('without a terminal tells the table once and then each change, also of what leaves the list', async () => {
    await enqueue('O-1')
    await watch(
      new ChangesView(terminal),
      ['PENDING', 'RETRY'],
      [
        () => undefined,
        () => fail('the ERP cannot be \u001b[2Jreached'),
        async () => {
          clock.at += 90_000
          await deliver('SO-1')
        },
        () => enqueue('O-2'),
        () => undefined,
      ],
    )
    expect(terminal.written.join('').split('\n')).toEqual([
      'REFERENCE  TARGET  STATE    TRIES  ACCEPTED              NEXT  DETAIL',
      'O-1        erp     PENDING  0      2026-11-23T09:30:00Z  now',
      '2026-11-23T09:30:01Z  O-1  erp  PENDING → RETRY  the ERP cannot be [2Jreached',
      '2026-11-23T09:31:31Z  O-1  erp  RETRY → DELIVERED  SO-1',
      '2026-11-23T09:31:32Z  O-2  erp  → PENDING',
      '',
    ])
  })

  it('goes on where the store does not answer for a while, and ends where we are wrong', async () => {
    const { find } = desk
    const down = new DovetailError('STORE_UNAVAILABLE', 'check', 'Our own database does not answer.')
    const fails = async () => {
      throw down
    }
    await enqueue('O-1')
    const view = new ChangesView(terminal)
    const back = () => {
      desk = Object.assign(desk, { find })
    }
    await watch(view, null, [
      () => Object.assign(desk, { find: fails }),
      () => undefined,
      back,
      () => deliver('SO-1'),
      () => undefined,
    ])
    expect(terminal.written.slice(2)).toEqual([
      '2026-11-23T09:30:00Z  Our own database does not answer. It is tried again.\n',
      '2026-11-23T09:30:02Z  O-1  erp  PENDING → DELIVERED  SO-1\n',
    ])
    const wrong = async () => {
      throw new TypeError('a fault of ours')
    }
    Object.assign(desk, { find: wrong })
    await expect(watch(new TableView(terminal), null, [])).rejects.toThrow('a fault of ours')
    expect(terminal.written.at(-1)).toBe('\u001b[?7h\u001b[?25h\u001b[?1049l')
  })

  it('says how many wait for a person, whatever states are shown', async () => {
    for (const n of [1, 2]) await enqueue(`O-${n}`)
    await settle({ what: 'REFUSED', state: 'DEAD', remoteId: null, lastError: 'no' })
    terminal.columns = 100
    await watch(new TableView(terminal), ['PENDING'], [])
    expect(terminal.screen[0]).toBe(
      '2026-11-23T09:30:00Z  1 of 1, the newest first; 1 wait for a person; Ctrl-C ends',
    )
  })

  it('ends though the store stands still', async () => {
    const ended = new AbortController()
    const find = () => {
      setImmediate(() => ended.abort())
      return new Promise<never>(() => undefined)
    }
    const filter = { target: null, states: null }
    const view = new TableView(terminal)
    await watchTransmissions({
      desk: { ...desk, find },
      filter,
      view,
      signal: ended.signal,
      sleep: async () => undefined,
    })
    expect(terminal.written.at(-1)).toBe('\u001b[?7h\u001b[?25h\u001b[?1049l')
  })
})
