import { pauser } from '../lib/turns.ts'
import type { Change, ChangeFeed, Noun, Watch, Watched, Watcher } from '../ports/changes.ts'
import type { Clock, Log } from '../ports/runtime.ts'
import type { Store } from '../ports/store.ts'
import { Looks } from './looks.ts'
import { Mailbox } from './mailbox.ts'
import { RowWatch } from './row-watch.ts'
import { Telling } from './telling.ts'

export interface ChangeFeedOptions {
  readonly store: Pick<Store, 'changes' | 'transmissions' | 'quotes' | 'orders'>
  readonly clock: Clock
  readonly log: Log
}

type Read = { readonly [N in Noun]: (key: string) => Promise<Watched[N] | null> }
type Row = Watched[Noun]

/** Somebody who watches: `meets` is asked of changes of its noun only. */
interface Watching {
  readonly noun: Noun
  meets(change: Change): boolean
  first(): Promise<readonly string[]>
}

/** Tells watchers what changes in our database. Looks only while somebody watches. */
export class DatabaseChangeFeed implements ChangeFeed {
  readonly #options: ChangeFeedOptions
  readonly #read: Read
  readonly #watchers = new Map<Mailbox<Telling<Row>>, Watching>()
  #looks: Looks | null = null

  constructor(options: ChangeFeedOptions) {
    const { transmissions, quotes, orders } = options.store
    this.#options = options
    this.#read = {
      TRANSMISSION: async id => (await transmissions.byIds([id]))[0] ?? null,
      QUOTE: async id => (await quotes.byIds([id]))[0] ?? null,
      ORDER: number => orders.byNumber(number),
    }
  }

  /** How many watch */
  get size(): number {
    return this.#watchers.size
  }

  async watch<N extends Noun>(watcher: Watcher<N>): Promise<Watch<Watched[N]>> {
    const mailbox: Mailbox<Telling<Watched[N]>> = new Mailbox(() => this.#leave(mailbox))
    this.#watchers.set(mailbox, watcher)
    this.#looks ??= this.#begin()
    try {
      await this.#looks.begun
      for (const key of await watcher.first()) mailbox.put(key, this.#telling(watcher.noun, key))
    } catch (error) {
      mailbox.close()
      throw error
    }
    return new RowWatch(mailbox, this.#options.clock)
  }

  /** Something was written by this process: no need to wait for the next look. */
  wake(): void {
    this.#looks?.wake()
  }

  /** Ends all watches. */
  stop(): void {
    for (const mailbox of [...this.#watchers.keys()]) mailbox.close()
  }

  #begin(): Looks {
    const { store, clock, log } = this.#options
    return new Looks({
      ...{ changes: store.changes, clock, log },
      onChanges: changes => this.#tell(changes),
      onMissed: () => this.#tellFirst(),
    })
  }

  #leave(mailbox: Mailbox<Telling<Row>>): void {
    this.#watchers.delete(mailbox)
    if (this.#watchers.size > 0) return
    this.#looks?.stop()
    this.#looks = null
  }

  async #tell(changes: readonly Change[]): Promise<void> {
    const pause = pauser()
    for (const change of changes) {
      await pause()
      const key = change.noun === 'ORDER' ? change.number : change.id
      const telling = this.#telling(change.noun, key)
      for (const [mailbox, watcher] of this.#watchers)
        if (watcher.noun === change.noun && watcher.meets(change)) mailbox.put(key, telling)
    }
  }

  #tellFirst(): void {
    for (const [mailbox, watcher] of this.#watchers)
      watcher.first().then(
        keys => {
          for (const key of keys) mailbox.put(key, this.#telling(watcher.noun, key))
        },
        error => this.#options.log.debug({ error }, 'what a subscription names cannot be read'),
      )
  }

  #telling<N extends Noun>(noun: N, key: string): Telling<Watched[N]> {
    return new Telling(() => this.#read[noun](key), this.#options.clock)
  }
}
