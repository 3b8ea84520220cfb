import { parentPort } from 'node:worker_threads'
import { CANCELLED, type Job, type Reply } from '../../src/workers/job.ts'

/** A thread whose behaviour the kind of the task decides. */
parentPort!.on('message', ({ kind, flags }: Job) => {
  if (kind === 'nest') process.exit(3)
  // Never looks whether anybody still waits.
  if (kind === 'calculate') for (;;);
  if (kind === 'domains') Atomics.wait(flags, CANCELLED, 0)
  parentPort!.postMessage({ answer: 'null' } satisfies Reply)
})
