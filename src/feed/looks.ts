import type { Change, ChangeLog } from '../ports/changes.ts'
import type { Clock, Log } from '../ports/runtime.ts'

/** How often the histories are looked at, whether somebody calls or not: another process may have written. */
const EVERY_MS = 500
/** However often somebody calls */
const PAUSE_MS = 20
/**
 * A row is written with the time before its commit, and on another node of a cluster seen later still: what was committed within this of
 * its time is seen.
 */
const OVERLAP_MS = 30_000
/** Rows of one history in one look */
const MOST_ROWS = 20_000

export interface LooksOptions {
  readonly changes: ChangeLog
  readonly clock: Clock
  readonly log: Log
  readonly onChanges: (changes: readonly Change[]) => void
  /** There was more than a look takes: nobody knows what was missed. */
  readonly onMissed: () => void
}

/** Looks at the histories again and again, and tells what is new in them: at least once, whoever wrote it. */
export class Looks {
  readonly #options: LooksOptions
  readonly #stopping = new AbortController()
  #since: number
  /** Rows of the last look. The window only moves on, so that what is not among them is new. */
  #known: ReadonlySet<string> = new Set()
  #isSick = false
  #isCut = false
  #wake: () => void = () => undefined
  /** Resolves when all that is committed from then on will be told; rejects when the histories cannot be read */
  readonly begun: Promise<void>

  constructor(options: LooksOptions) {
    this.#options = options
    this.#since = options.clock.now().getTime() - OVERLAP_MS
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
    await this.#look(() => undefined)
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
      if (!signal.aborted) await this.#lookInAnyCase(onChanges)
      await clock.sleep(PAUSE_MS, signal)
    }
  }

  async #lookInAnyCase(tell: (changes: readonly Change[]) => void): Promise<void> {
    const { log } = this.#options
    try {
      await this.#look(tell)
      if (this.#isSick) log.info({}, 'changes are read again')
      this.#isSick = false
    } catch (error) {
      if (!this.#isSick) log.error({ error }, 'changes cannot be read: subscriptions wait until they can')
      this.#isSick = true
    }
  }

  async #look(tell: (changes: readonly Change[]) => void): Promise<void> {
    const { changes, clock } = this.#options
    const at = clock.now().getTime()
    const { marks, isCut } = await changes.marksSince(this.#since, MOST_ROWS)
    const news = marks.filter(({ key }) => !this.#known.has(key))
    if (news.length > 0) tell(await changes.touchedBy(news))
    this.#known = new Set(marks.map(({ key }) => key))
    this.#since = at - OVERLAP_MS
    this.#noteCut(isCut)
  }

  #noteCut(isCut: boolean): void {
    const { log, onMissed } = this.#options
    if (isCut && !this.#isCut)
      log.warn(
        { rows: MOST_ROWS, ms: OVERLAP_MS },
        'more changes than are looked at: some may be told late or not',
      )
    this.#isCut = isCut
    if (isCut) onMissed()
  }

  #nextWake(): Promise<void> {
    return new Promise(resolve => {
      this.#wake = resolve
    })
  }
}
