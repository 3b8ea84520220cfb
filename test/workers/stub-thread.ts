import { parentPort, threadId } from 'node:worker_threads'
import { CANCELLED, type Job, type Reply } from '../../src/workers/job.ts'

/** A thread whose behaviour the kind of the task decides. */
parentPort!.on('message', ({ kind, flags }: Job) => {
  if (kind === 'nest') process.exit(3)
  // Never looks whether anybody still waits.
  if (kind === 'calculate') for (;;);
  // Looks every millisecond: nobody wakes it.
  if (kind === 'domains') while (Atomics.wait(flags, CANCELLED, 0, 1) !== 'not-equal');
  const answer = kind === 'because' ? String(threadId) : 'null'
  parentPort!.postMessage({ answer, bytes: [] } satisfies Reply)
})
