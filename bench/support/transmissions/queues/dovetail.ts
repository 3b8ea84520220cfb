import { createHash } from 'node:crypto'
import { systemClock, systemIds } from '../../../../src/lib/system.ts'
import { Dispatcher } from '../../../../src/outbox/index.ts'
import { openStore } from '../../../../src/store/open.ts'
import { createHttpSink } from '../../../../test/support/battery/http-sink.ts'
import { SILENT } from '../../../../test/support/silent.ts'
import type { BenchDocument, OpenQueue } from '../queue.ts'
import { CAPABILITIES } from '../start-erp.ts'

/** Ours, with the store and the dispatcher that the gateway has. */
export const openDovetail: OpenQueue = async ({ url, erpUrl }, told) => {
  const store = await openStore(url)
  const sink = createHttpSink<BenchDocument>({
    url: erpUrl,
    capabilities: CAPABILITIES,
    onTheWay: () => null,
  })
  const dispatcher = new Dispatcher({
    store,
    sinks: new Map([['erp', sink]]),
    clock: systemClock,
    ids: systemIds,
    random: Math.random,
    raise: () => undefined,
    log: {
      ...SILENT,
      info: fields => {
        const { state, externalReference } = fields as { state?: string; externalReference: string }
        if (state === 'DELIVERED') told(externalReference)
      },
      error: (fields, message) => console.error(message, fields),
    },
  })
  dispatcher.start()
  return {
    async accept(document) {
      const payload = JSON.stringify(document)
      await store.transaction(({ transmissions }) =>
        transmissions.enqueue({
          id: systemIds.next(),
          target: 'erp',
          kind: 'ORDER',
          externalReference: document.externalReference,
          orderingKey: document.orderingKey,
          payload,
          payloadHash: createHash('sha256').update(payload).digest('hex'),
          at: Date.now(),
        }),
      )
      dispatcher.wake('erp')
    },
    async close() {
      await dispatcher.stop()
      await sink.close()
      await store.close()
    },
  }
}
