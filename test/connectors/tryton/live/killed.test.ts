import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { OrderSink } from '../../../../src/ports/sink.ts'
import type { HttpCutter } from '../../../support/http-cutter.ts'
import type { OwnTryton } from '../../../support/own-tryton.ts'
import { onceInTryton, recordsOf, trytonOrder, WRITES } from '../../../support/tryton-orders.ts'
import { optionsFor, reading, serveTryton, writing } from './serving.ts'

const seeded = inject('seededTryton')
const KILLS = WRITES.flatMap((write, at) =>
  (['BEFORE', 'AFTER'] as const).map(when => ({ ...write, when, at: at + 1 })),
)

describe.skipIf(seeded === null)('a process that sends an order into Tryton', () => {
  let own: OwnTryton
  let cutter: HttpCutter
  let sink: OrderSink
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ own, cutter, sink, close } = await serveTryton(seeded!))
  })
  afterAll(() => close?.())

  const begin = (suffix: string): ChildProcess =>
    spawn(
      process.execPath,
      [join(import.meta.dirname, 'send-order.ts'), JSON.stringify(optionsFor(own, cutter.url)), suffix],
      { stdio: 'inherit' },
    )

  it.each(KILLS)(
    'killed $when $method ($nth), another sends the rest: all of it is there once',
    async ({ method, nth, when, at }) => {
      const suffix = `kill-${at}-${when}`
      const child = begin(suffix)
      cutter.cutAt({ method, nth, when, atCut: () => child.kill('SIGKILL') })
      const [, signal] = await once(child, 'exit')
      expect(signal).toBe('SIGKILL')
      const document = trytonOrder(suffix)
      const found = await sink.findByReference(document.externalReference, reading())
      expect(found).toHaveLength(method.endsWith('confirm') && when === 'AFTER' ? 1 : 0)
      await sink.create(document, writing())
      expect(recordsOf(own, suffix)).toEqual(onceInTryton(suffix))
      expect(await sink.compare!(document, reading())).toEqual([])
    },
  )
})
