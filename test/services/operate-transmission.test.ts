import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { encodeNodeId } from '../../src/domain/node-id.ts'
import {
  TRANSMISSION_STATES,
  type Transmission,
  type TransmissionState,
} from '../../src/domain/transmission.ts'
import type { Settlement, Store } from '../../src/ports/store.ts'
import {
  cancelTransmission,
  holdTransmission,
  type OperatorRequest,
  releaseTransmission,
  resolveTransmission,
  retryTransmission,
  type TransmissionOutcome,
} from '../../src/services/operate-transmission.ts'
import { openStore } from '../../src/store/open.ts'
import { SALES } from '../support/in-process.ts'
import { EXPECTED } from '../support/operator-moves.ts'
import { type FakeClock, fakeClock } from '../support/outbox.ts'
import { aTransmission, openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

const PERFORM = {
  retry: retryTransmission,
  hold: holdTransmission,
  release: releaseTransmission,
  cancel: cancelTransmission,
  resolve: (request: OperatorRequest, input: { transmission: string; reason: string }) =>
    resolveTransmission(request, { ...input, remoteId: 'SO-9' }),
} as const

type Action = keyof typeof PERFORM

describe.each(storeKinds)('what operators do, on %s', kind => {
  let own: TestStore
  let other: Store
  let clock: FakeClock
  let woken: string[]
  let request: OperatorRequest
  beforeAll(async () => {
    own = await openTestStore(kind)
    other = await openStore(own.database.url)
  })
  afterAll(async () => {
    await other?.close()
    await own?.drop()
  })
  beforeEach(() => {
    clock = fakeClock()
    woken = []
    request = { store: own.store, caller: SALES, clock, wakeDispatcher: target => woken.push(target) }
  })

  const newTarget = () => `target ${process.hrtime.bigint()}`
  const enqueue = async (target = newTarget(), orderingKey = 'O-1') => {
    const fields = { target, orderingKey, at: clock.at }
    return own.store.transaction(({ transmissions }) => transmissions.enqueue(aTransmission(fields)))
  }
  const claim = (target: string, store = own.store) =>
    store.transaction(({ transmissions }) =>
      transmissions.claim({ target, owner: 'one', at: clock.at, leaseMs: 5_000 }),
    )
  const begin = (id: string, fence: number) =>
    own.store.transaction(({ transmissions }) => transmissions.markSending(id, fence, clock.at, clock.at))
  const settle = (id: string, fence: number, outcome: Partial<Settlement> = {}, store = own.store) =>
    store.transaction(({ transmissions }) => transmissions.settle(id, fence, { ...arrived(), ...outcome }))
  const arrived = (): Settlement => ({
    at: clock.at,
    actor: 'dovetail',
    what: 'DELIVERED',
    detail: 'R-1',
    state: 'DELIVERED',
    nextAt: clock.at,
    remoteId: 'R-1',
    lastError: null,
    clearsSendStarted: false,
  })
  const read = async (id: string): Promise<Transmission> => (await own.store.transmissions.byIds([id]))[0]!
  const story = async (id: string) =>
    (await own.store.transmissions.histories([id]))[0]!.events.map(
      ({ actor, what, detail }) => `${actor} ${what}${detail === null ? '' : ` ${detail}`}`,
    )
  const does = (
    action: Action,
    id: string,
    as: Partial<OperatorRequest> = {},
  ): Promise<TransmissionOutcome> =>
    PERFORM[action]({ ...request, ...as }, { transmission: id, reason: `why ${action}` })
  /** The same store, where somebody else is faster between what is read and what is written. */
  const outrunBy = (faster: () => Promise<unknown>): Store => ({
    ...own.store,
    transaction: async work => {
      await faster()
      return own.store.transaction(work)
    },
  })

  it('has an expectation for every state', () => {
    expect([...new Set(EXPECTED.map(({ state }) => state))].toSorted()).toEqual(
      TRANSMISSION_STATES.toSorted(),
    )
  })

  it.each(EXPECTED)('$state, lapsed $isLapsed, begun $isBegun', async expected => {
    const { state, isLapsed, isBegun, to } = expected
    const leaseUntil = clock.at + (isLapsed ? -1 : 0)
    const found: Partial<Record<Action, TransmissionState>> = {}
    for (const action of Object.keys(PERFORM) as Action[]) {
      const { id, target } = await enqueue()
      const lease = state === 'SENDING' ? `lease_owner = 'one', lease_until = ${leaseUntil},` : ''
      await own.database.run(
        `update transmission set ${lease} state = '${state}', remote_id = 'R', next_at = 5,
         send_started_at = ${isBegun ? 7 : 'null'} where id = '${id}'`,
      )
      const before = await read(id)
      woken = []
      const { transmission, userErrors } = await does(action, encodeNodeId('Transmission', id))
      expect(transmission).toEqual(await read(id))
      if (userErrors.length > 0) {
        expect(transmission).toEqual(before)
        expect(await story(id)).toEqual(['dovetail ACCEPTED'])
        expect(woken).toEqual([])
        continue
      }
      found[action] = transmission!.state
      expect(transmission).toMatchObject({ fence: before.fence + 1, sendStartedAt: before.sendStartedAt })
      expect(transmission!.nextAt).toBe(action === 'retry' ? clock.at : 5)
      expect(transmission!.remoteId).toBe(action === 'resolve' ? 'SO-9' : 'R')
      expect((await story(id)).slice(1)).toEqual([expect.stringMatching(`^sales [A-Z_]+ .*why ${action}$`)])
      expect(woken).toEqual([target])
    }
    expect(found).toEqual(to)
  })

  it('says why not, and what to do', async () => {
    const { id, target, externalReference } = await enqueue()
    const refusals = async (...actions: Action[]) =>
      (await Promise.all(actions.map(one => does(one, id)))).flatMap(({ userErrors }) =>
        userErrors.map(({ code, message }) => `${code}: ${message}`),
      )
    expect(await refusals('release')).toEqual([
      `TRANSMISSION_NOT_RELEASABLE: transmission ${externalReference} is PENDING; to release it, it has to be one of BLOCKED; what may be done now: hold, cancel.`,
    ])
    const { fence } = (await claim(target))!.transmission
    expect(await refusals('hold', 'retry')).toEqual([
      `TRANSMISSION_BEING_SENT: transmission ${externalReference} is being sent: ask again in a moment.`,
      `TRANSMISSION_NOT_RETRYABLE: transmission ${externalReference} is being sent: ask again in a moment.`,
    ])
    await begin(id, fence)
    await settle(id, fence, { state: 'IN_DOUBT', remoteId: null })
    expect(await refusals('cancel')).toEqual([
      `TRANSMISSION_MAY_HAVE_ARRIVED: transmission ${externalReference} is IN_DOUBT, and sending had begun: it may have arrived. Retry it, which looks it up first, or resolve it with the record that the target has.`,
    ])
    await does('resolve', id)
    expect(await refusals('resolve', 'cancel')).toEqual([
      expect.stringMatching(/^TRANSMISSION_NOT_RESOLVABLE: .* is DELIVERED; .* it is final\.$/),
      expect.stringMatching(/^TRANSMISSION_NOT_CANCELLABLE: .* is DELIVERED; .* it is final\.$/),
    ])
  })

  it('wants a transmission, a reason and an id of the record', async () => {
    const { id } = await enqueue()
    const codes = async (outcome: Promise<TransmissionOutcome>) => {
      const { userErrors } = await outcome
      return userErrors.map(({ code, path }) => `${code} ${path?.join('.')}`)
    }
    expect(await codes(holdTransmission(request, { transmission: 'none', reason: 'why' }))).toEqual([
      'TRANSMISSION_NOT_FOUND input.transmission',
    ])
    expect(await codes(holdTransmission(request, { transmission: id, reason: ' \n' }))).toEqual([
      'REASON_MISSING input.reason',
    ])
    for (const remoteId of ['', ' ', 'x'.repeat(192)])
      expect(
        await codes(resolveTransmission(request, { transmission: id, reason: 'why', remoteId })),
      ).toEqual(['REMOTE_ID_INVALID input.remoteId'])
    await does('hold', id)
    expect(
      await codes(
        resolveTransmission(request, { transmission: id, reason: 'why', remoteId: 'x'.repeat(191) }),
      ),
    ).toEqual([])
  })

  it('keeps the pause of what is held and released, and ends it for what is retried', async () => {
    const { id, target } = await enqueue()
    const { fence } = (await claim(target))!.transmission
    await settle(id, fence, { state: 'RETRY', what: 'NOT_SENT', remoteId: null, nextAt: clock.at + 60_000 })
    await does('hold', id)
    await does('release', id)
    expect(await claim(target)).toBeNull()
    await does('retry', id)
    expect((await claim(target))?.transmission.id).toBe(id)
  })

  it.each(['cancel', 'resolve'] as const)('lets the next of its ordering key go after a %s', async action => {
    const first = await enqueue()
    const second = await enqueue(first.target)
    await does('hold', first.id)
    expect(await claim(first.target)).toBeNull()
    expect((await does(action, first.id)).userErrors).toEqual([])
    expect(woken).toEqual([first.target, first.target])
    expect((await claim(first.target))?.transmission.id).toBe(second.id)
  })

  it('holds nothing that a dispatcher claims at the same moment, and lets that one end', async () => {
    const { id, target } = await enqueue()
    let fence = 0
    const store = outrunBy(async () => {
      fence = (await claim(target))!.transmission.fence
    })
    const { transmission, userErrors } = await does('hold', id, { store })
    expect(userErrors).toMatchObject([{ code: 'TRANSMISSION_CHANGED', path: ['input', 'transmission'] }])
    expect(transmission).toMatchObject({ state: 'SENDING', fence })
    expect(woken).toEqual([])
    expect(await settle(id, fence)).toBe(true)
    expect(await story(id)).toEqual(['dovetail ACCEPTED', 'dovetail DELIVERED R-1'])
  })

  it('notices a whole attempt that went by, though all looks as before but for the fence', async () => {
    const { id, target } = await enqueue()
    const fail = async (nextAt: number) => {
      const { fence } = (await claim(target))!.transmission
      await settle(id, fence, { state: 'RETRY', what: 'NOT_SENT', detail: 'down', remoteId: null, nextAt })
    }
    await fail(clock.at)
    const store = outrunBy(() => fail(clock.at + 60_000))
    const { transmission, userErrors } = await does('hold', id, { store })
    expect(userErrors).toMatchObject([{ code: 'TRANSMISSION_CHANGED' }])
    expect(transmission).toMatchObject({ state: 'RETRY', nextAt: clock.at + 60_000, fence: 2 })
  })

  it('cancels nothing whose sending begins at the same moment, the lease being over or not', async () => {
    const { id, target } = await enqueue()
    const { fence } = (await claim(target))!.transmission
    const late = { ...clock, now: () => new Date(clock.at + 10_000) }
    const store = outrunBy(() => begin(id, fence))
    const { userErrors } = await does('cancel', id, { store, clock: late })
    expect(userErrors).toMatchObject([{ code: 'TRANSMISSION_CHANGED' }])
    expect(await settle(id, fence)).toBe(true)
    expect((await read(id)).state).toBe('DELIVERED')
  })

  it('resolves nothing that a dispatcher settles at the same moment', async () => {
    const { id, target } = await enqueue()
    const first = (await claim(target))!.transmission
    await begin(id, first.fence)
    await settle(id, first.fence, {
      state: 'IN_DOUBT',
      what: 'IN_DOUBT',
      detail: 'no answer',
      remoteId: null,
    })
    const store = outrunBy(async () => {
      const { fence } = (await claim(target))!.transmission
      await settle(id, fence, { what: 'FOUND' })
    })
    const { transmission, userErrors } = await does('resolve', id, { store })
    expect(userErrors).toMatchObject([{ code: 'TRANSMISSION_CHANGED' }])
    expect(transmission).toMatchObject({ state: 'DELIVERED', remoteId: 'R-1' })
    expect(await story(id)).toEqual([
      'dovetail ACCEPTED',
      'dovetail SENDING',
      'dovetail IN_DOUBT no answer',
      'dovetail FOUND R-1',
    ])
  })

  it('drops what a dispatcher that was left behind says after a person resolved', async () => {
    const { id, target } = await enqueue()
    const { fence } = (await claim(target))!.transmission
    await begin(id, fence)
    clock.at += 5_001
    expect((await does('resolve', id)).userErrors).toEqual([])
    const resolved = await read(id)
    expect(await settle(id, fence, { state: 'RETRY', what: 'NOT_SENT', remoteId: null })).toBe(false)
    expect(await read(id)).toEqual(resolved)
    expect(await story(id)).toEqual([
      'dovetail ACCEPTED',
      'dovetail SENDING',
      'sales RESOLVED SO-9: why resolve',
    ])
  })

  it('has one winner of a claim and a hold, over and over, from two connections', async () => {
    for (let round = 0; round < 25; round++) {
      const { id, target } = await enqueue()
      const [claimed, held] = await Promise.all([claim(target, other), does('hold', id)])
      const isHeld = held.userErrors.length === 0
      expect([isHeld, claimed === null]).toEqual([isHeld, isHeld])
      expect((await read(id)).state).toBe(isHeld ? 'BLOCKED' : 'SENDING')
      expect(await story(id)).toEqual(['dovetail ACCEPTED', ...(isHeld ? ['sales HELD why hold'] : [])])
      if (claimed) expect(await settle(id, claimed.transmission.fence)).toBe(true)
    }
  })

  it('has one winner of a settlement and a resolution, over and over, from two connections', async () => {
    for (let round = 0; round < 25; round++) {
      const { id, target } = await enqueue()
      const { fence } = (await claim(target))!.transmission
      await begin(id, fence)
      const late = { ...clock, now: () => new Date(clock.at + 10_000) }
      const [isSettled, resolved] = await Promise.all([
        settle(id, fence, {}, other),
        does('resolve', id, { clock: late }),
      ])
      expect([isSettled, resolved.userErrors.length]).toEqual([isSettled, isSettled ? 1 : 0])
      expect((await read(id)).remoteId).toBe(isSettled ? 'R-1' : 'SO-9')
      expect(await story(id)).toHaveLength(3)
    }
  })
})
