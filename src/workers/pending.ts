import { DovetailError } from '../domain/errors.ts'
import type { EngineTasks } from '../ports/engine-pool.ts'
import { CANCELLED, type EncodedAnswer, type Job } from './job.ts'

/** A job that somebody waits for. */
export class Pending {
  readonly job: Job
  readonly answer: Promise<EncodedAnswer>
  readonly resolve: (answer: EncodedAnswer) => void
  readonly reject: (error: Error) => void

  constructor(job: Job) {
    const { promise, resolve, reject } = Promise.withResolvers<EncodedAnswer>()
    this.job = job
    this.answer = promise
    this.resolve = resolve
    this.reject = reject
  }

  /** Tells whoever works on it to stop. */
  cancel(): void {
    Atomics.store(this.job.flags, CANCELLED, 1)
  }
}

type Kind = keyof EngineTasks

export function busy(kind: Kind, waiting: number): DovetailError {
  return new DovetailError(
    'ENGINE_BUSY',
    'retry',
    `Engine: expected room for "${kind}", but ${waiting} tasks wait already, as many as may; try again in a moment.`,
  )
}

export function givenUp(kind: Kind, reason: unknown): DovetailError {
  return new DovetailError(
    'ENGINE_TIMEOUT',
    'retry',
    `Engine: "${kind}" was given up: its time was over, or whoever asked for it went away.`,
    reason,
  )
}

export function stopped(kind: Kind): DovetailError {
  return new DovetailError('ENGINE_UNAVAILABLE', 'retry', `Engine: "${kind}" came while the gateway stops.`)
}
