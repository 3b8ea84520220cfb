/**
 * One queue in a process of its own: sixteen producers put documents in while they are sent. The task comes as an argument, the result
 * goes to the parent, who ends it.
 */
import { setTimeout } from 'node:timers/promises'
import { seededRandom } from '../../../test/support/random.ts'
import type { BenchDocument, OpenQueue, QueueResult, QueueTask } from './queue.ts'
import { openBullmq } from './queues/bullmq.ts'
import { openDovetail } from './queues/dovetail.ts'
import { openTablePoll } from './queues/table-poll.ts'

const OPEN: Readonly<Record<QueueTask['queue'], OpenQueue>> = {
  DOVETAIL: openDovetail,
  BULLMQ: openBullmq,
  TABLE_POLL: openTablePoll,
}
const PRODUCERS = 16
/** Parts of a document of some 17 kB */
const PARTS = 70

const random = seededRandom(15)
const digits = (count: number): string =>
  Math.floor(random() * 10 ** count)
    .toString()
    .padStart(count, '0')

function makeDocument(place: number): BenchDocument {
  const externalReference = referenceOf(place)
  const lines = Array.from({ length: PARTS }, (_, index) => ({
    key: `FRAME/PROFILE/${index}`,
    parentKey: 'FRAME/PROFILE',
    kind: 'BUY',
    number: `PRF-${digits(6)}`,
    description: `Profile ${digits(4)} × ${digits(4)}, RAL ${digits(4)}, “matt”`,
    quantity: { value: `${digits(1)}.${digits(3)}`, unit: 'MTR' },
    unitCost: `${digits(2)}.${digits(2)}`,
    cost: `${digits(3)}.${digits(2)}`,
    costCurrency: 'EUR',
  }))
  return { externalReference, orderingKey: externalReference, place, lines }
}

function referenceOf(place: number): string {
  return `O-2026-${String(place).padStart(5, '0')}`
}

async function run(task: QueueTask): Promise<QueueResult> {
  const documents = Array.from({ length: task.count }, (_, index) => makeDocument(index + 1))
  const acceptedAt = new Map<string, number>()
  const deliveredAt = new Map<string, number>()
  const { promise: allDelivered, resolve } = Promise.withResolvers<void>()
  const queue = await OPEN[task.queue](task, reference => {
    deliveredAt.set(reference, performance.now())
    if (deliveredAt.size === task.count) resolve()
  })
  const start = performance.now()
  const cpuStart = process.cpuUsage()
  let next = 0
  const produce = async (): Promise<void> => {
    for (let index = next++; index < documents.length; index = next++) {
      const document = documents[index]!
      if (task.perSecond !== null) {
        const early = start + (index / task.perSecond) * 1_000 - performance.now()
        if (early > 0) await setTimeout(early)
      }
      await queue.accept(document)
      acceptedAt.set(document.externalReference, performance.now())
    }
  }
  await Promise.all(Array.from({ length: PRODUCERS }, produce))
  const acceptedMs = performance.now() - start
  await allDelivered
  const deliveredMs = performance.now() - start
  const { user, system } = process.cpuUsage(cpuStart)
  await queue.close()
  // What is sent at once may be written down before the one who gave it hears that it was accepted.
  const waits = [...deliveredAt].map(([reference, at]) => Math.max(0, at - acceptedAt.get(reference)!))
  return {
    acceptedMs,
    deliveredMs,
    waits: waits.sort((a, b) => a - b),
    cpuMs: (user + system) / 1_000,
    references: [...acceptedAt.keys()],
  }
}

process.once('disconnect', () => process.exit())
process.send!(await run(JSON.parse(process.argv[2]!) as QueueTask))
