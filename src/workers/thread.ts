import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { decode } from '../domain/json.ts'
import { cancelWhen, limitCaches, stopIfCancelled } from '../engine/index.ts'
import type { EngineTasks } from '../ports/engine-pool.ts'
import { CANCELLED, encodeAnswer, type Job, type Reply, type TaskBody, type ThreadLimits } from './job.ts'
import { ModelShelf } from './model-shelf.ts'
import { PERFORMERS } from './perform.ts'

/** Whoever answers requests goes before whoever works for them. Elsewhere this would slow down the whole process. */
const NICE = 5
if (process.platform === 'linux') setPriority(NICE)

const { cacheBytes }: ThreadLimits = workerData
const shelf = new ModelShelf(cacheBytes / 2)
limitCaches(cacheBytes / 2)

parentPort!.on('message', (job: Job) => {
  const said = reply(job)
  const bytes = 'bytes' in said ? said.bytes : []
  parentPort!.postMessage(
    said,
    bytes.map(({ buffer }) => buffer as ArrayBuffer),
  )
})

function reply({ kind, task, models, flags }: Job): Reply {
  cancelWhen(() => Atomics.load(flags, CANCELLED) === 1)
  try {
    stopIfCancelled()
    return encodeAnswer(perform(kind, decode(task), models))
  } catch (error) {
    const { name, message, stack } = error as Error
    return { fault: { name, message, stack: stack ?? '' } }
  }
}

function perform<Kind extends keyof EngineTasks>(
  kind: Kind,
  task: TaskBody<Kind>,
  models: Job['models'],
): EngineTasks[Kind]['answer'] {
  return PERFORMERS[kind](task, models, shelf)
}
