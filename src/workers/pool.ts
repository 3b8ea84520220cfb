import { DovetailError } from '../domain/errors.ts'
import type { EnginePool, EngineTasks, WorkOptions } from '../ports/engine-pool.ts'
import { decodeAnswer, toJob } from './job.ts'
import { busy, givenUp, Pending, stopped } from './pending.ts'
import { type Ended, PoolThread, type ThreadOptions } from './pool-thread.ts'

export interface PoolOptions extends ThreadOptions {
  /** How many tasks are done at once */
  readonly threads: number
  /** How many more may wait */
  readonly waiting: number
  /** From being asked to being answered */
  readonly deadlineMs: number
}

/** A thread that was told to stop and goes on is ended after this. */
const GRACE_MS = 60

/**
 * The engine on threads, which start when there is work for them. A task that is given up is told so in shared memory, where
 * searches look; a thread that does not stop in time is ended, and another takes its place.
 *
 * Our own, since piscina 5.3.2, which came closest, does not bound how many tasks wait once they can be aborted.
 */
export class ThreadPool implements EnginePool {
  readonly #options: PoolOptions
  readonly #threads = new Set<PoolThread>()
  readonly #waiting: Pending[] = []
  #isClosed = false

  constructor(options: PoolOptions) {
    this.#options = options
  }

  get load(): { readonly working: number; readonly waiting: number } {
    const working = [...this.#threads].filter(thread => thread.pending !== null).length
    return { working, waiting: this.#waiting.length }
  }

  async run<Kind extends keyof EngineTasks>(
    kind: Kind,
    task: EngineTasks[Kind]['task'],
    { signal, deadlineMs = this.#options.deadlineMs }: WorkOptions,
  ): Promise<EngineTasks[Kind]['answer']> {
    const limit = AbortSignal.timeout(deadlineMs)
    const either = AbortSignal.any([signal, limit])
    if (either.aborted) throw givenUp(kind, either.reason)
    if (this.#isClosed) throw stopped(kind)
    if (this.#isFull) throw busy(kind, this.#options.waiting)
    const pending = new Pending(toJob(kind, task))
    const onAbort = (): void => this.#giveUp(pending, either.reason)
    either.addEventListener('abort', onAbort, { once: true })
    this.#waiting.push(pending)
    this.#assign()
    try {
      return decodeAnswer<Kind>(await pending.answer)
    } finally {
      either.removeEventListener('abort', onAbort)
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const pending of this.#waiting.splice(0)) pending.reject(stopped(pending.job.kind))
    await Promise.all([...this.#threads].map(thread => thread.end()))
  }

  get #isFull(): boolean {
    const { working, waiting } = this.load
    return working >= this.#options.threads && waiting >= this.#options.waiting
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const thread = this.#threadFor(this.#waiting[0]!) ?? this.#start()
      if (!thread) return
      thread.begin(this.#waiting.shift()!)
    }
  }

  /** An idle one; if one of them has worked on the model, that one. */
  #threadFor(pending: Pending): PoolThread | null {
    const idle = [...this.#threads].filter(thread => thread.isIdle)
    const [model] = pending.job.models
    return idle.find(thread => model && thread.hasSeen(model.hash)) ?? idle[0] ?? null
  }

  #start(): PoolThread | null {
    if (this.#threads.size >= this.#options.threads) return null
    const thread = new PoolThread(this.#options, {
      idle: () => this.#assign(),
      ended: ended => this.#replace(thread, ended),
    })
    this.#threads.add(thread)
    return thread
  }

  /** Another is started when there is work. */
  #replace(thread: PoolThread, { pending, cause }: Ended): void {
    this.#threads.delete(thread)
    pending?.reject(
      this.#isClosed
        ? stopped(pending.job.kind)
        : new DovetailError(
            'ENGINE_UNAVAILABLE',
            'retry',
            `Engine: the thread that worked on "${pending.job.kind}" ended before it answered; another takes its place.`,
            cause,
          ),
    )
    if (!this.#isClosed) this.#assign()
  }

  #giveUp(pending: Pending, reason: unknown): void {
    pending.reject(givenUp(pending.job.kind, reason))
    const place = this.#waiting.indexOf(pending)
    if (place >= 0) this.#waiting.splice(place, 1)
    pending.cancel()
    for (const thread of this.#threads) if (thread.pending === pending) thread.endUnlessDone(GRACE_MS)
  }
}
