import { DovetailError } from '../../domain/errors.ts'

/** A row as the driver gives it, by column name. */
export type DriverRow = Readonly<Record<string, unknown>>

export interface DriverTimes {
  /** Until a connection stands */
  readonly connectMs: number
  /** When the server itself gives a statement up, later than we do */
  readonly statementMs: number
}

/** One connection of a driver. Statements on it run one after another. */
export interface Session {
  /** Closed by the server, or by `destroy`: it goes back to nobody */
  readonly isBroken: boolean
  run(statement: string, parameters: readonly unknown[]): Promise<readonly DriverRow[]>
  /** At once; whatever runs on it fails */
  destroy(): void
}

/**
 * A few connections, opened when needed, kept while they last, handed out one at a time. A connection that broke is
 * forgotten and the next caller gets a new one: so it recovers by itself when the server does.
 */
export class Pool {
  readonly #open: (signal: AbortSignal) => Promise<Session>
  readonly #size: number
  readonly #idle: Session[] = []
  readonly #all = new Set<Session>()
  readonly #waiting: (() => void)[] = []
  #taken = 0
  #closed = false

  constructor(open: (signal: AbortSignal) => Promise<Session>, size: number) {
    this.#open = open
    this.#size = size
  }

  /** @throws the signal's reason when it aborts while every connection is taken */
  async take(signal: AbortSignal): Promise<Session> {
    await this.#waitForPlace(signal)
    try {
      if (this.#closed) throw new DovetailError('SOURCE_UNAVAILABLE', 'retry', 'the connector is closed')
      for (let kept = this.#idle.pop(); kept; kept = this.#idle.pop()) {
        if (!kept.isBroken) return kept
        this.#all.delete(kept)
      }
      const session = await this.#open(signal)
      this.#all.add(session)
      return session
    } catch (error) {
      this.#leave()
      throw error
    }
  }

  give(session: Session): void {
    if (session.isBroken || this.#closed) {
      this.#all.delete(session)
      session.destroy()
    } else this.#idle.push(session)
    this.#leave()
  }

  close(): void {
    this.#closed = true
    for (const session of this.#all) session.destroy()
    this.#all.clear()
    this.#idle.length = 0
  }

  async #waitForPlace(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (this.#taken < this.#size) {
      this.#taken++
      return
    }
    await new Promise<void>((resolve, reject) => {
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1)
        reject(signal.reason)
      }
      const enter = (): void => {
        signal.removeEventListener('abort', giveUp)
        resolve()
      }
      this.#waiting.push(enter)
      signal.addEventListener('abort', giveUp, { once: true })
    })
  }

  /** The place goes to the one who waited longest, if any. */
  #leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#taken--
  }
}
