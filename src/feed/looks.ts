import type { Change, ChangeLog } from '../ports/changes.ts'
import type { Clock, Log } from '../ports/runtime.ts'

/** How often the histories are looked at, whether somebody calls or not: another process may have written. */
const EVERY_MS = 500
/** However often somebody calls; and at least four times as long as a look takes, so that the process has time for others */
const PAUSE_MS = 20
const PAUSES_PER_LOOK = 4
/** A row is written with the time before its commit, and on another node of a cluster seen later still: looks overlap by this. */
const OVERLAP_MS = 2_000
/** Every now and then a look goes further back: what was committed within this of its time is seen. */
const WIDE_OVERLAP_MS = 30_000
const WIDE_EVERY_MS = 5_000
/** Rows of one history in one look */
export const MOST_ROWS = 20_000

export interface LooksOptions {
  readonly changes: ChangeLog
  readonly clock: Clock
  readonly log: Log
  readonly onChanges: (changes: readonly Change[]) => Promise<void>
  /** There was more than a look takes: nobody knows what was missed. */
  readonly onMissed: () => void
}

/** Looks at the histories again and again, and tells what is new in them: at least once, whoever wrote it. */
export class Looks {
  readonly #options: LooksOptions
  readonly #stopping = new AbortController()
  #lookedAt: number
  #lookedWideAt: number
  /** Rows of the last wide look, and of those since. Windows only move on: what is not among them is new. */
  #known = new Set<string>()
  #isSick = false
  #isCut = false
  #wake: () => void = () => undefined
  /** Resolves when all that is committed from then on will be told; rejects when the histories cannot be read */
  readonly begun: Promise<void>

  constructor(options: LooksOptions) {
    this.#options = options
    this.#lookedAt = options.clock.now().getTime()
    this.#lookedWideAt = this.#lookedAt
    this.begun = this.#begin()
  }

  /** Something was written. */
  wake(): void {
    this.#wake()
  }

  stop(): void {
    this.#stopping.abort()
    this.#wake()
  }

  async #begin(): Promise<void> {
    await this.#look('WIDE', async () => undefined)
    void this.#run()
  }

  async #run(): Promise<void> {
    const { clock, onChanges } = this.#options
    const { signal } = this.#stopping
    let woken = this.#nextWake()
    while (!signal.aborted) {
      const pause = new AbortController()
      await Promise.race([clock.sleep(EVERY_MS, pause.signal), woken])
      pause.abort()
      woken = this.#nextWake()
      if (signal.aborted) return
      const startedAt = clock.monotonicMs()
      await this.#lookInAnyCase(onChanges)
      const tookMs = clock.monotonicMs() - startedAt
      await clock.sleep(Math.max(PAUSE_MS, PAUSES_PER_LOOK * tookMs), signal)
    }
  }

  async #lookInAnyCase(tell: LooksOptions['onChanges']): Promise<void> {
    const { log, clock } = this.#options
    const isDue = clock.now().getTime() >= this.#lookedWideAt + WIDE_EVERY_MS
    try {
      await this.#look(isDue ? 'WIDE' : 'NARROW', tell)
      if (this.#isSick) log.info({}, 'changes are read again')
      this.#isSick = false
    } catch (error) {
      if (!this.#isSick) log.error({ error }, 'changes cannot be read: subscriptions wait until they can')
      this.#isSick = true
    }
  }

  async #look(width: 'WIDE' | 'NARROW', tell: LooksOptions['onChanges']): Promise<void> {
    const { changes, clock } = this.#options
    const isWide = width === 'WIDE'
    const at = clock.now().getTime()
    const since = isWide ? this.#lookedWideAt - WIDE_OVERLAP_MS : this.#lookedAt - OVERLAP_MS
    const { marks, isCut } = await changes.marksSince(since, MOST_ROWS)
    const news = marks.filter(({ key }) => !this.#known.has(key))
    if (news.length > 0) await tell(await changes.touchedBy(news))
    if (isWide) this.#known.clear()
    for (const { key } of marks) this.#known.add(key)
    this.#lookedAt = at
    if (isWide) this.#lookedWideAt = at
    if (isWide || isCut) this.#noteCut(isCut)
  }

  #noteCut(isCut: boolean): void {
    const { log, onMissed } = this.#options
    if (isCut && !this.#isCut)
      log.warn({ rows: MOST_ROWS }, 'more changes than are looked at: some may be told late or not')
    this.#isCut = isCut
    if (isCut) onMissed()
  }

  #nextWake(): Promise<void> {
    return new Promise(resolve => {
      this.#wake = resolve
    })
  }
}
