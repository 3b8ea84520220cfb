import { Worker } from 'node:worker_threads'
import type { Reply, ThreadLimits } from './job.ts'
import type { Pending } from './pending.ts'

export interface ThreadOptions extends ThreadLimits {
  /** What a thread runs; another only in tests */
  readonly file?: URL
}

/** A thread is no more: what it was working on, and why it ended. */
export interface Ended {
  readonly pending: Pending | null
  readonly cause: unknown
}

interface Listener {
  idle(): void
  ended(ended: Ended): void
}

const THREAD = new URL('./thread.ts', import.meta.url)
/** Beside its caches: room to work in */
const WORK_MEGABYTES = 512
/** For what lives short. With the 192 of Node 24 long quotes take a sixth longer; with 16, clicks on large models a quarter. */
const YOUNG_MEGABYTES = 64
const MEGABYTE = 1 << 20

/** A thread, which works on one job at a time. It keeps the process running only while it works. */
export class PoolThread {
  readonly #worker: Worker
  readonly #listener: Listener
  /** Hashes of the models it has worked on */
  readonly #seen = new Set<string>()
  #pending: Pending | null = null
  #isEnding = false
  #cause: unknown

  constructor({ cacheBytes, file = THREAD }: ThreadOptions, listener: Listener) {
    const limits: ThreadLimits = { cacheBytes }
    this.#listener = listener
    this.#worker = new Worker(file, {
      workerData: limits,
      resourceLimits: {
        maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
        maxOldGenerationSizeMb: Math.ceil(cacheBytes / MEGABYTE) + WORK_MEGABYTES,
      },
    })
    this.#worker.unref()
    this.#worker.on('message', (reply: Reply) => this.#settle(reply))
    this.#worker.on('error', error => {
      this.#cause = error
    })
    this.#worker.once('exit', code => this.#ended(this.#cause ?? new Error(`exit code ${code}`)))
  }

  /** What it works on */
  get pending(): Pending | null {
    return this.#pending
  }

  /** Ready for a job: it works on none, and is not about to end */
  get isIdle(): boolean {
    return this.#pending === null && !this.#isEnding
  }

  hasSeen(hash: string): boolean {
    return this.#seen.has(hash)
  }

  /** @pre it works on nothing */
  begin(pending: Pending): void {
    this.#pending = pending
    for (const { hash } of pending.job.models) this.#seen.add(hash)
    this.#worker.ref()
    this.#worker.postMessage(pending.job)
  }

  async end(): Promise<void> {
    this.#isEnding = true
    await this.#worker.terminate()
  }

  /** Ends it if it still works on the same after `graceMs`. */
  endUnlessDone(graceMs: number): void {
    const pending = this.#pending
    const endIfBusy = (): void => {
      if (this.#pending === pending) void this.end()
    }
    // Where this process itself was busy meanwhile, what the thread said is heard first.
    setTimeout(() => setImmediate(endIfBusy), graceMs)
  }

  #settle(reply: Reply): void {
    const pending = this.#pending
    this.#pending = null
    this.#worker.unref()
    if ('answer' in reply) pending?.resolve(reply)
    else pending?.reject(Object.assign(new Error(reply.fault.message), reply.fault))
    if (!this.#isEnding) this.#listener.idle()
  }

  #ended(cause: unknown): void {
    const pending = this.#pending
    this.#pending = null
    this.#listener.ended({ pending, cause })
  }
}
