import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { encodeNodeId } from '../../src/domain/node-id.ts'
import { TRANSMISSION_STATES, type TransmissionState } from '../../src/domain/transmission.ts'
import {
  holdTransmission,
  resolveTransmission,
  type TransmissionOutcome,
} from '../../src/services/operate-transmission.ts'
import { EXPECTED } from '../support/operator-moves.ts'
import { type Action, OperatorRoom, PERFORM } from '../support/operator-room.ts'
import { openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

describe.each(storeKinds)('what operators do, on %s', kind => {
  let own: TestStore
  let room: OperatorRoom
  beforeAll(async () => {
    own = await openTestStore(kind)
  })
  afterAll(() => own?.drop())
  beforeEach(() => {
    room = new OperatorRoom(own.store)
  })

  it('has an expectation for every state', () => {
    expect([...new Set(EXPECTED.map(({ state }) => state))].toSorted()).toEqual(
      TRANSMISSION_STATES.toSorted(),
    )
  })

  it.each(EXPECTED)('$state, lapsed $isLapsed, begun $isBegun', async expected => {
    const { state, isLapsed, isBegun, to } = expected
    const leaseUntil = room.clock.at + (isLapsed ? -1 : 0)
    const found: Partial<Record<Action, TransmissionState>> = {}
    for (const action of Object.keys(PERFORM) as Action[]) {
      const { id, target } = await room.enqueue()
      const lease = state === 'SENDING' ? `lease_owner = 'one', lease_until = ${leaseUntil},` : ''
      await own.database.run(
        `update transmission set ${lease} state = '${state}', remote_id = 'R', next_at = 5,
         send_started_at = ${isBegun ? 7 : 'null'} where id = '${id}'`,
      )
      const before = await room.read(id)
      room.woken.length = 0
      const { transmission, userErrors } = await room.does(action, encodeNodeId('Transmission', id))
      expect(transmission).toEqual(await room.read(id))
      if (userErrors.length > 0) {
        expect(transmission).toEqual(before)
        expect(await room.story(id)).toEqual(['dovetail ACCEPTED'])
        expect(room.woken).toEqual([])
        continue
      }
      found[action] = transmission!.state
      const sendStartedAt = action === 'reopen' ? null : before.sendStartedAt
      expect(transmission).toMatchObject({ fence: before.fence + 1, sendStartedAt })
      const isAtOnce = action === 'retry' || action === 'reopen'
      expect(transmission!.nextAt).toBe(isAtOnce ? room.clock.at : 5)
      expect(transmission!.remoteId).toBe(action === 'resolve' ? 'SO-9' : 'R')
      expect((await room.story(id)).slice(1)).toEqual([
        expect.stringMatching(`^sales [A-Z_]+ .*why ${action}$`),
      ])
      expect(room.woken).toEqual([target])
    }
    expect(found).toEqual(to)
  })

  it('says why not, and what to do', async () => {
    const { id, target, externalReference } = await room.enqueue()
    const refusals = async (...actions: Action[]) =>
      (await Promise.all(actions.map(one => room.does(one, id)))).flatMap(({ userErrors }) =>
        userErrors.map(({ code, message }) => `${code}: ${message}`),
      )
    expect(await refusals('release')).toEqual([
      `TRANSMISSION_NOT_RELEASABLE: transmission ${externalReference} is PENDING; to release it, it has to be one of BLOCKED; what may be done now: hold, cancel.`,
    ])
    const { fence } = (await room.claim(target))!.transmission
    expect(await refusals('hold', 'retry')).toEqual([
      `TRANSMISSION_BEING_SENT: transmission ${externalReference} is being sent: ask again in a moment.`,
      `TRANSMISSION_NOT_RETRYABLE: transmission ${externalReference} is being sent: ask again in a moment.`,
    ])
    await room.begin(id, fence)
    await room.settle(id, fence, { state: 'IN_DOUBT', remoteId: null })
    expect(await refusals('cancel')).toEqual([
      `TRANSMISSION_MAY_HAVE_ARRIVED: transmission ${externalReference} is IN_DOUBT, and sending had begun: it may have arrived. Retry it, which looks it up first, resolve it with the record that the target has, or reopen it if you looked and it is not there.`,
    ])
    await room.does('resolve', id)
    expect(await refusals('resolve', 'cancel')).toEqual([
      expect.stringMatching(/^TRANSMISSION_NOT_RESOLVABLE: .* is DELIVERED; .* it is final\.$/),
      expect.stringMatching(/^TRANSMISSION_NOT_CANCELLABLE: .* is DELIVERED; .* it is final\.$/),
    ])
  })

  it('wants a transmission, a reason and an id of the record', async () => {
    const { id } = await room.enqueue()
    const codes = async (outcome: Promise<TransmissionOutcome>) => {
      const { userErrors } = await outcome
      return userErrors.map(({ code, path }) => `${code} ${path?.join('.')}`)
    }
    expect(await codes(holdTransmission(room.request, { transmission: 'none', reason: 'why' }))).toEqual([
      'TRANSMISSION_NOT_FOUND input.transmission',
    ])
    expect(await codes(holdTransmission(room.request, { transmission: id, reason: ' \n' }))).toEqual([
      'REASON_MISSING input.reason',
    ])
    for (const remoteId of ['', ' ', 'x'.repeat(192)])
      expect(
        await codes(resolveTransmission(room.request, { transmission: id, reason: 'why', remoteId })),
      ).toEqual(['REMOTE_ID_INVALID input.remoteId'])
    await room.does('hold', id)
    expect(
      await codes(
        resolveTransmission(room.request, { transmission: id, reason: 'why', remoteId: 'x'.repeat(191) }),
      ),
    ).toEqual([])
  })

  it('reopens what is in doubt only when the target has had its time, and then sends it without a look-up', async () => {
    const { id, target } = await room.enqueue()
    const { fence } = (await room.claim(target))!.transmission
    expect((await room.does('reopen', id)).userErrors).toMatchObject([{ code: 'TRANSMISSION_BEING_SENT' }])
    const settledAt = room.clock.at + 120_000
    await room.begin(id, fence, settledAt)
    await room.settle(id, fence, { state: 'IN_DOUBT', remoteId: null, nextAt: settledAt })
    // What ends a pause of ours does not end the target's.
    await room.does('retry', id)
    await room.does('hold', id)
    const early = (await room.does('reopen', id)).userErrors
    expect(early).toMatchObject([
      {
        code: 'TRANSMISSION_NOT_SETTLED',
        message: expect.stringContaining(new Date(settledAt).toISOString()),
      },
    ])
    room.clock.at = settledAt
    expect((await room.does('reopen', id)).userErrors).toEqual([])
    expect((await room.claim(target))?.transmission).toMatchObject({ id, sendStartedAt: null })
  })

  it('keeps the pause of what is held and released, and ends it for what is retried', async () => {
    const { id, target } = await room.enqueue()
    const { fence } = (await room.claim(target))!.transmission
    await room.settle(id, fence, {
      state: 'RETRY',
      what: 'NOT_SENT',
      remoteId: null,
      nextAt: room.clock.at + 60_000,
    })
    await room.does('hold', id)
    await room.does('release', id)
    expect(await room.claim(target)).toBeNull()
    await room.does('retry', id)
    expect((await room.claim(target))?.transmission.id).toBe(id)
  })

  it.each(['cancel', 'resolve'] as const)('lets the next of its ordering key go after a %s', async action => {
    const first = await room.enqueue()
    const second = await room.enqueue(first.target)
    await room.does('hold', first.id)
    expect(await room.claim(first.target)).toBeNull()
    expect((await room.does(action, first.id)).userErrors).toEqual([])
    expect(room.woken).toEqual([first.target, first.target])
    expect((await room.claim(first.target))?.transmission.id).toBe(second.id)
  })
})
