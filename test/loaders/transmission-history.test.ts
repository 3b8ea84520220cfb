import { afterAll, beforeAll, expect, it } from 'vitest'
import { memory } from '../../src/connectors/index.ts'
import { systemClock } from '../../src/lib/system.ts'
import { createReads } from '../../src/loaders/index.ts'
import { SourceGuard } from '../../src/loaders/source-guard.ts'
import type { Store } from '../../src/ports/store.ts'
import { scratchFolder } from '../support/scratch.ts'
import { SILENT } from '../support/silent.ts'
import { aTransmission, openTestStore, type TestStore } from '../support/stores.ts'

let own: TestStore
beforeAll(async () => {
  own = await openTestStore('sqlite')
})
afterAll(() => own?.drop())

it('reads what happened to many transmissions at once', async () => {
  const asked: (readonly string[])[] = []
  const histories: Store['transmissions']['histories'] = ids => {
    asked.push(ids)
    return own.store.transmissions.histories(ids)
  }
  const transmissions = { ...own.store.transmissions, histories }
  const { customers, articles } = await memory().open({
    name: 'demo',
    stateFolder: scratchFolder(),
    now: () => new Date(),
  })
  const guard = new SourceGuard('demo', { totalMs: 1_000 }, systemClock, SILENT)
  const reads = createReads(
    {
      crm: { guard, source: customers! },
      erp: { guard, source: articles! },
      store: { ...own.store, transmissions },
      clock: systemClock,
    },
    AbortSignal.timeout(10_000),
  )
  const ids: string[] = []
  for (let n = 0; n < 3; n++) {
    const { id } = await own.store.transaction(queues => queues.transmissions.enqueue(aTransmission()))
    ids.push(id)
  }
  const found = await Promise.all([...ids, 'none'].map(id => reads.transmissionHistory.load(id)))
  expect(found.map(one => one?.events.map(({ what }) => what) ?? null)).toEqual([
    ['ACCEPTED'],
    ['ACCEPTED'],
    ['ACCEPTED'],
    null,
  ])
  expect(asked).toEqual([[...ids, 'none']])
})
