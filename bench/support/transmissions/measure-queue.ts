import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { QueueResult, QueueTask } from './queue.ts'
import { type Arrivals, compareArrivals, startErp } from './start-erp.ts'

/** A run that takes longer than this has gone wrong. */
const LONGEST_MS = 15 * 60_000

export interface QueueFigures extends QueueResult, Arrivals {}

/** One queue in a process of its own, delivering to an ERP of its own that fails as it did for the others. */
export async function measureQueue(task: Omit<QueueTask, 'erpUrl'>, seed: number): Promise<QueueFigures> {
  const erp = await startErp(seed)
  const child = fork(new URL('./run-queue.ts', import.meta.url), [
    JSON.stringify({ ...task, erpUrl: erp.url }),
  ])
  const ended = once(child, 'exit')
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
  try {
    const answer = await Promise.race([once(child, 'message'), ended.then(() => null)])
    if (!answer)
      throw new Error(
        `${task.queue}: expected a result, and the process ended with ${child.exitCode ?? child.signalCode}`,
      )
    const [result] = answer as [{ readonly references: string[] } & QueueResult]
    return { ...result, ...compareArrivals(result.references, await erp.report()) }
  } finally {
    if (child.connected) child.disconnect()
    await ended
    clearTimeout(timer)
    await erp.stop()
  }
}
