import { decode } from '../../src/domain/json.ts'
import type { EnginePool, EngineTasks } from '../../src/ports/engine-pool.ts'
import { decodeAnswer, encodeAnswer, type TaskBody, toJob } from '../../src/workers/job.ts'
import { ModelShelf } from '../../src/workers/model-shelf.ts'
import { PERFORMERS } from '../../src/workers/perform.ts'

/** Does the work at once, in this thread: the same answers without threads. Says how often it was asked. */
export class InPlacePool implements EnginePool {
  readonly asked: (keyof EngineTasks)[] = []
  readonly load = { working: 0, waiting: 0 }
  readonly #shelf = new ModelShelf(100_000_000)

  async run<Kind extends keyof EngineTasks>(
    kind: Kind,
    task: EngineTasks[Kind]['task'],
  ): Promise<EngineTasks[Kind]['answer']> {
    this.asked.push(kind)
    const job = toJob(kind, task)
    const answer = PERFORMERS[kind](decode<TaskBody<Kind>>(job.task), job.models, this.#shelf)
    return decodeAnswer<Kind>(encodeAnswer(answer))
  }

  async close(): Promise<void> {}
}
