import { createHash } from 'node:crypto'
import type { Sink } from '../../../../src/ports/sink.ts'
import type { BenchDocument } from '../queue.ts'

/** One call; whatever fails is tried again as it is, nobody looks first whether it arrived. */
export async function sendPlainly(sink: Sink<BenchDocument>, document: BenchDocument): Promise<void> {
  await sink.create(document, {
    signal: AbortSignal.timeout(sink.capabilities.timeoutMs),
    payloadHash: createHash('sha256').update(JSON.stringify(document)).digest('hex'),
    mayStillSend: () => undefined,
  })
}
