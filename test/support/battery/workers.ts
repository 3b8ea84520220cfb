import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Random } from '../../../src/ports/runtime.ts'
import type { Fault } from './faults.ts'
import type { WorkerTask } from './worker.ts'

const FILE = new URL('./worker.ts', import.meta.url)

/** Some workers; one that is killed is replaced at once. */
export class Workers {
  /** Faults that they met before they reached the proxy */
  readonly met = new Map<Fault, number>()
  kills = 0
  #started = 0
  #isEnding = false
  /** Of those that were stopped */
  wakes = 0
  readonly #task: Omit<WorkerTask, 'seed' | 'number'>
  readonly #random: Random
  readonly #running: ChildProcess[] = []
  readonly #stopped = new Map<ChildProcess, NodeJS.Timeout>()

  constructor(count: number, task: Omit<WorkerTask, 'seed' | 'number'>, random: Random) {
    this.#task = task
    this.#random = random
    for (let index = 0; index < count; index++) this.#start()
  }

  /** SIGKILL: one of those that run. */
  killOne(): void {
    const worker = this.#pick()
    if (!worker) return
    this.#running.splice(this.#running.indexOf(worker), 1)
    worker.kill('SIGKILL')
    this.kills++
    this.#start()
  }

  /**
   * SIGSTOP: it sleeps for `ms`, wherever it was, and goes on as if nothing had happened.
   * @returns false, and does nothing, when all but one sleep already
   */
  stopOne(ms: number): boolean {
    const worker = this.#pick()
    if (!worker || this.#stopped.size + 1 >= this.#running.length) return false
    worker.kill('SIGSTOP')
    const wake = (): void => {
      this.#stopped.delete(worker)
      this.wakes++
      worker.kill('SIGCONT')
    }
    this.#stopped.set(worker, setTimeout(wake, ms))
    return true
  }

  get areAllAwake(): boolean {
    return this.#stopped.size === 0
  }

  async end(): Promise<void> {
    this.#isEnding = true
    for (const [worker, timer] of this.#stopped) {
      clearTimeout(timer)
      worker.kill('SIGCONT')
    }
    const exits = this.#running.map(async worker => {
      if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit')
    })
    for (const worker of this.#running) worker.kill('SIGTERM')
    await Promise.all(exits)
  }

  /** One that is awake. */
  #pick(): ChildProcess | null {
    const awake = this.#running.filter(worker => !this.#stopped.has(worker))
    return awake[Math.floor(this.#random() * awake.length)] ?? null
  }

  #start(): void {
    const seed = Math.floor(this.#random() * 2 ** 31)
    const task: WorkerTask = { ...this.#task, seed, number: this.#started++ }
    const env = { ...process.env, BATTERY: JSON.stringify(task) }
    // Without what this process was started with: a worker is to be there soon.
    const worker = fork(FILE, { env, execArgv: [] })
    worker.on('message', fault => this.met.set(fault as Fault, (this.met.get(fault as Fault) ?? 0) + 1))
    worker.on('error', () => undefined)
    // One that ended by itself, since our own database was away when it started, is started again, as a supervisor does.
    worker.once('exit', () => {
      const place = this.#running.indexOf(worker)
      if (place < 0 || this.#isEnding) return
      this.#running.splice(place, 1)
      this.#start()
    })
    this.#running.push(worker)
  }
}
