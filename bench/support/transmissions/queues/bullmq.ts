import { Queue, Worker } from 'bullmq'
import { createHttpSink } from '../../../../test/support/battery/http-sink.ts'
import { type BenchDocument, IN_FLIGHT, MOST_ATTEMPTS, type OpenQueue } from '../queue.ts'
import { CAPABILITIES } from '../start-erp.ts'
import { sendPlainly } from './send-plainly.ts'

/** BullMQ as its documentation sets it up: one queue, one worker, a job's id is its reference, retries as ours. */
export const openBullmq: OpenQueue = async ({ url, erpUrl }, told) => {
  const { hostname: host, port } = new URL(url)
  const connection = { host, port: Number(port), maxRetriesPerRequest: null }
  const sink = createHttpSink<BenchDocument>({
    url: erpUrl,
    capabilities: CAPABILITIES,
    onTheWay: () => null,
  })
  const queue = new Queue<BenchDocument>('orders', {
    connection,
    defaultJobOptions: {
      attempts: MOST_ATTEMPTS,
      backoff: { type: 'exponential', delay: 1_000, jitter: 1 },
    },
  })
  const worker = new Worker<BenchDocument>('orders', job => sendPlainly(sink, job.data), {
    connection,
    concurrency: IN_FLIGHT,
  })
  worker.on('completed', job => told(job.data.externalReference))
  worker.on('error', error => console.error('BullMQ', error))
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()])
  return {
    async accept(document) {
      await queue.add('order', document, { jobId: document.externalReference })
    },
    async close() {
      await worker.close()
      await queue.close()
      await sink.close()
    },
  }
}
