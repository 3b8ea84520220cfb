import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DovetailError } from '../../src/domain/errors.ts'
import type { Order } from '../../src/domain/order.ts'
import type { StatusReport } from '../../src/domain/status-report.ts'
import { StatusPoller } from '../../src/outbox/index.ts'
import type { ArrivedDocument } from '../../src/ports/sink.ts'
import type { Repositories } from '../../src/ports/store.ts'
import { fakeClock, ScriptedSink } from '../support/outbox.ts'
import { until } from '../support/shop-floor.ts'
import { SILENT } from '../support/silent.ts'
import {
  anOrder,
  aQuote,
  aTransmission,
  openTestStore,
  storeKinds,
  type TestStore,
} from '../support/stores.ts'

type Reply = readonly (StatusReport | DovetailError)[] | Error

class TellingSink extends ScriptedSink {
  readonly questions: (readonly ArrivedDocument[])[] = []
  readonly #reply: (arrived: readonly ArrivedDocument[]) => Reply

  constructor(reply: (arrived: readonly ArrivedDocument[]) => Reply) {
    super()
    this.#reply = reply
  }

  async statuses(arrived: readonly ArrivedDocument[]) {
    this.questions.push(arrived)
    const reply = this.#reply(arrived)
    if (reply instanceof Error) throw reply
    return reply
  }
}

const confirmed = (externalReference: string): StatusReport => ({
  ...{ kind: 'ORDER', externalReference, status: 'CONFIRMED' },
  ...{ confirmedDeliveryDate: null, reason: null },
})

describe.each(storeKinds)('asking targets what became of documents, on %s', kind => {
  let own: TestStore
  const running: StatusPoller[] = []
  beforeEach(async () => {
    own = await openTestStore(kind)
  })
  afterEach(async () => {
    await Promise.all(running.splice(0).map(one => one.stop()))
    await own.drop()
  })
  const clock = fakeClock(Date.parse('2026-12-01T00:00:00Z'))

  /** Makes orders that the ERP has, and answers their numbers. */
  async function arrived(count: number): Promise<string[]> {
    const made = Array.from({ length: count }, () => anOrder())
    await own.store.transaction(async repositories => {
      for (const order of made) await arrive(repositories, order)
    })
    return made.map(({ number }) => number)
  }

  async function arrive({ quotes, orders, transmissions }: Repositories, order: Order): Promise<void> {
    const { number } = order
    await quotes.insert(aQuote({ id: order.quoteId }), new Set())
    await orders.insert(order)
    await transmissions.enqueue(
      aTransmission({ externalReference: number, orderingKey: number, at: clock.at }),
    )
    const claim = await transmissions.claim({ target: 'erp', owner: 'a', at: clock.at, leaseMs: 1_000 })
    await transmissions.settle(claim!.transmission.id, claim!.transmission.fence, {
      ...{ state: 'DELIVERED', what: 'DELIVERED', at: clock.at, actor: 'dovetail', detail: null },
      ...{ nextAt: clock.at, remoteId: `R ${number}`, lastError: null, clearsSendStarted: false },
    })
  }

  function poller(sink: TellingSink, taken: string[]): StatusPoller {
    const one = new StatusPoller({
      ...{ store: own.store, clock, log: SILENT },
      targets: new Map([['erp', { kind: 'ORDER', sink }]]),
      take: async (_source, report, before) => taken.push(`${report.externalReference} ${before?.status}`),
    })
    running.push(one)
    return one
  }

  it('asks of all that arrived and may have news, a hundred at a time, with their own ids', async () => {
    const numbers = await arrived(120)
    const [over] = await own.store.orders.awaited({ after: null, limit: 1, which: 'OPEN' })
    const cancelled = {
      status: 'CANCELLED',
      confirmedDeliveryDate: null,
      toldAt: null,
      dayToldAt: null,
    } as const
    await own.store.transaction(({ orders }) => orders.changeStanding(over!.id, over!, cancelled, clock.at))
    const taken: string[] = []
    const sink = new TellingSink(asked => [confirmed(asked[0]!.externalReference)])
    await poller(sink, taken).poll('erp', 'OPEN', new AbortController().signal)
    expect(sink.questions.map(asked => asked.length)).toEqual([100, 19])
    const asked = sink.questions.flat().map(one => one.externalReference)
    expect(asked).toEqual(numbers.filter(one => one !== over!.number).toSorted())
    expect(sink.questions.flat().every(one => one.remoteId === `R ${one.externalReference}`)).toBe(true)
    expect(taken).toEqual([`${asked[0]} PLACED`, `${asked[100]} PLACED`])
  })

  it('goes on behind what cannot be asked about, and gives up where nothing can', async () => {
    const numbers = (await arrived(320)).toSorted()
    const signal = new AbortController().signal
    const down = new DovetailError('SOURCE_UNAVAILABLE', 'retry', 'no answer')
    const taken: string[] = []
    let asked = 0
    const sink = new TellingSink(some => (asked++ < 2 ? down : [confirmed(some[0]!.externalReference)]))
    await poller(sink, taken).poll('erp', 'OPEN', signal)
    expect(taken).toEqual([`${numbers[200]} PLACED`, `${numbers[300]} PLACED`])
    const dead = new TellingSink(() => down)
    await expect(poller(dead, []).poll('erp', 'OPEN', signal)).rejects.toThrow('no answer')
    expect(dead.questions).toHaveLength(3)
  })

  it('asks rarely about what has ended, and not for ever', async () => {
    const [number] = await arrived(1)
    const [order] = await own.store.orders.awaited({ after: null, limit: 1, which: 'OPEN' })
    const ended = { status: 'CANCELLED', confirmedDeliveryDate: null, toldAt: null, dayToldAt: null } as const
    await own.store.transaction(({ orders }) => orders.changeStanding(order!.id, order!, ended, clock.at))
    const signal = new AbortController().signal
    const asks = async (which: 'OPEN' | 'ENDED') => {
      const sink = new TellingSink(() => [])
      await poller(sink, []).poll('erp', which, signal)
      return sink.questions.flat().map(one => one.externalReference)
    }
    expect([await asks('OPEN'), await asks('ENDED')]).toEqual([[], [number]])
    clock.at += 31 * 24 * 3_600_000
    expect(await asks('ENDED')).toEqual([])
  })

  it('takes the others when one is not understood, and asks again after the target was down', async () => {
    const numbers = await arrived(2)
    const taken: string[] = []
    const down = new DovetailError('SOURCE_UNAVAILABLE', 'retry', 'no connection')
    const strange = new DovetailError('SOURCE_ANSWER_INVALID', 'repair', 'state "lost"')
    let asked = 0
    const sink = new TellingSink(() => (asked++ === 0 ? down : [strange, confirmed(numbers[1]!)]))
    poller(sink, taken).start(60_000)
    await until(
      async () => taken.length,
      count => count > 0,
      1,
    )
    expect(taken[0]).toBe(`${numbers[1]} PLACED`)
    expect(asked).toBeGreaterThanOrEqual(2)
  })

  it('is done by one of two gateways', async () => {
    await arrived(1)
    const began = clock.at
    const sink = new TellingSink(() => [])
    poller(sink, []).start(60_000)
    poller(sink, []).start(60_000)
    await until(
      async () => sink.questions.length,
      count => count >= 5,
      1,
    )
    await Promise.all(running.splice(0).map(one => one.stop()))
    const rounds = Math.floor((clock.at - began) / 60_000) + 1
    expect(sink.questions.length).toBeLessThanOrEqual(rounds)
  })
})
