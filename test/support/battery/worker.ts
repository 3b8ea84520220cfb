/** One gateway's dispatcher as a process of its own, so that it can be killed and stopped. */
import { flushCompileCache } from 'node:module'
import { systemClock, systemIds } from '../../../src/lib/system.ts'
import { Dispatcher } from '../../../src/outbox/index.ts'
import type { SinkCapabilities } from '../../../src/ports/sink.ts'
import { createDatabaseClock } from '../../../src/store/database-clock.ts'
import { openStore } from '../../../src/store/open.ts'
import { seededRandom } from '../random.ts'
import { SILENT } from '../silent.ts'
import { AstrayPlan } from './faults.ts'
import { createHttpSink } from './http-sink.ts'

export interface WorkerTask {
  readonly databaseUrl: string
  readonly erpUrl: string
  readonly seed: number
  /** How many were started before it */
  readonly number: number
  /** Of requests that do not even reach the proxy, 0 to 1 */
  readonly astrayShare: number
  readonly capabilities: SinkCapabilities
}

/** Pauses after failures are cut to this part: chance is a port. */
const PAUSE_PART = 0.1

const task: WorkerTask = JSON.parse(process.env.BATTERY!)
const random = seededRandom(task.seed)
const plan = new AstrayPlan(random, task.astrayShare, task.number)
const store = await openStore(task.databaseUrl)
const sink = createHttpSink({
  url: task.erpUrl,
  capabilities: task.capabilities,
  onTheWay: () => {
    const fault = plan.take()
    if (fault) process.send?.(fault)
    return fault
  },
})
const dispatcher = new Dispatcher({
  store,
  sinks: new Map([['erp', sink]]),
  clock: await createDatabaseClock(() => store.now(), systemClock),
  ids: systemIds,
  random: () => random() * PAUSE_PART,
  log: SILENT,
  raise: () => undefined,
})
process.once('disconnect', () => process.exit())
process.once('SIGTERM', async () => {
  await dispatcher.stop()
  await store.close()
  process.exit()
})
dispatcher.start()
// Most workers are killed, and would leave nothing to the next: who begins has compiled all of it.
flushCompileCache()
