import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { reviseOrder, until } from '../../support/shop-floor.ts'
import {
  act,
  order,
  type Running,
  startRunning,
  type TransmissionAnswer,
  tell,
  transmissionOf,
} from '../operators/running.ts'

const hasMariadb = (await databaseKinds()).includes('mariadb')
/** So long an attempt must be away for a change to come before it, however busy the machine is */
const AHEAD_MS = 400

const days = ['2099-01-31', '2099-02-28', '2099-03-31', '2099-04-30']

/** What a test asks of one order. */
function floor(running: () => Running) {
  const latest = (number: string) => transmissionOf(running().gateway, number)
  const inState = (number: string, state: string) =>
    until(
      () => latest(number),
      one => one.state === state,
    )
  return {
    latest,
    inState,
    revise: async (number: string, day: string) => {
      const input = { idempotencyKey: `${number} ${day}`, order: number, requestedDeliveryDate: day }
      const { userErrors } = await reviseOrder(running().gateway, input)
      expect(userErrors).toEqual([])
    },
    /** What the ERP has of it: the day, and its own number */
    records: async (number: string) => {
      const rows = await running().erp.run('select id, external_ref as reference, wanted from st_order')
      return rows
        .filter(({ reference }) => String(reference).startsWith(number))
        .map(({ id, reference, wanted }) => [String(id), reference, dayOf(wanted)])
    },
    /** Of all revisions, in the order of their acceptance */
    all: async (number: string): Promise<(TransmissionAnswer & { readonly externalReference: string })[]> => {
      const { data } = await running().gateway.ask<{
        transmissions: { nodes: (TransmissionAnswer & { externalReference: string })[] }
      }>(
        `query ($number: String!) { transmissions(filter: { externalReference: { startsWith: $number } }) { nodes {
          id externalReference state lastError remoteId nextAttemptAt possibleActions events { at actor what detail } } } }`,
        { number },
      )
      return data.transmissions.nodes.toReversed()
    },
  }
}

/** Midnight of a day where the driver sits, which the test shares. */
function dayOf(value: unknown): string {
  if (!(value instanceof Date)) return String(value)
  return [value.getFullYear(), value.getMonth() + 1, value.getDate()]
    .map(part => String(part).padStart(2, '0'))
    .join('-')
}

describe('an order that is changed after it was sent', () => {
  let running: Running
  beforeAll(async () => {
    running = await startRunning('sqlite')
  })
  afterAll(() => running?.stop())
  const { latest, inState, revise, records, all } = floor(() => running)

  it('is changed in the ERP, which has it once', async () => {
    const number = await order(running.gateway, 'delivered')
    const { remoteId } = await inState(number, 'DELIVERED')
    await revise(number, days[0]!)
    const changed = await inState(number, 'DELIVERED')
    expect(await records(number)).toEqual([[remoteId, number, days[0]]])
    expect(tell(changed)).toEqual(['dovetail ACCEPTED', 'dovetail SENDING', `dovetail UPDATED: ${remoteId}`])
  })

  it('three times while the ERP is down arrives as it was changed last', async () => {
    const number = await order(running.gateway, 'down')
    const { remoteId } = await inState(number, 'DELIVERED')
    await running.erp.run('begin exclusive')
    for (const day of days.slice(0, 3)) {
      await revise(number, day)
      await until(
        () => latest(number),
        ({ state, nextAttemptAt }) => state === 'RETRY' && Date.parse(nextAttemptAt!) > Date.now() + AHEAD_MS,
      )
    }
    await running.erp.run('rollback')
    const { id } = await latest(number)
    await until(
      () => act(running.gateway, 'retry', { transmission: id, reason: 'it is up again' }),
      refusals => refusals.length === 0,
    )
    const end = await inState(number, 'DELIVERED')
    expect(await records(number)).toEqual([[remoteId, number, days[2]]])
    const revisions = await all(number)
    expect(revisions.map(one => [one.externalReference, one.state])).toEqual([
      [number, 'DELIVERED'],
      [`${number}-R2`, 'SUPERSEDED'],
      [`${number}-R3`, 'SUPERSEDED'],
      [`${number}-R4`, 'DELIVERED'],
    ])
    for (const { events } of revisions.slice(1, 3)) {
      const words = events.map(({ what }) => what)
      expect([words[0], words.at(-1)]).toEqual(['ACCEPTED', 'SUPERSEDED'])
      expect(new Set(words.slice(1, -1))).toEqual(new Set(['LOOK_UP_FAILED']))
    }
    expect(tell(end).slice(-2)).toEqual(['dovetail SENDING', `dovetail UPDATED: ${remoteId}`])
  })

  it('and is taken by the ERP is a person’s, who changes it there and settles it', async () => {
    const number = await order(running.gateway, 'taken')
    const { remoteId } = await inState(number, 'DELIVERED')
    await running.erp.run(`update st_order set status = 'TAKEN' where id = ${remoteId}`)
    await revise(number, days[0]!)
    const conflict = await inState(number, 'CONFLICT')
    expect(conflict).toMatchObject({ remoteId, possibleActions: ['RETRY', 'RESOLVE'] })
    const why = conflict.lastError
    expect(why).toBe(
      `the row of "${number}" in st_order is taken: expected status "NEW", got "TAKEN": change it there by hand, then resolve this with ${remoteId}; or put right what is in the way, and retry`,
    )
    expect((await records(number))[0]).toEqual([remoteId, number, 'null'])

    await revise(number, days[1]!)
    expect((await latest(number)).state).toBe('PENDING')
    await running.erp.run(`update st_order set wanted = '${days[0]}' where id = ${remoteId}`)
    const settled = { transmission: conflict.id, remoteId: remoteId!, reason: 'changed by hand' }
    expect(await act(running.gateway, 'resolve', settled)).toEqual([])
    const [, second] = await all(number)
    expect(tell(second!)).toEqual([
      'dovetail ACCEPTED',
      'dovetail SENDING',
      `dovetail NOT_CHANGED: ${why}`,
      `sales RESOLVED: ${remoteId}: changed by hand`,
    ])

    // The import gives it back, and the next revision is changed there as if nothing had been.
    const third = await inState(number, 'CONFLICT')
    await running.erp.run(`update st_order set status = 'NEW' where id = ${remoteId}`)
    expect(
      await act(running.gateway, 'retry', { transmission: third.id, reason: 'it is given back' }),
    ).toEqual([])
    await inState(number, 'DELIVERED')
    expect(await records(number)).toEqual([[remoteId, number, days[1]]])
  })

  it('and was taken out of where it was put is not put there a second time', async () => {
    const number = await order(running.gateway, 'gone')
    const { remoteId } = await inState(number, 'DELIVERED')
    await running.erp.run(`delete from st_order where id = ${remoteId}`)
    await revise(number, days[0]!)
    const { lastError } = await inState(number, 'CONFLICT')
    expect(lastError).toMatch(
      new RegExp(`^the target took ${number} as ${remoteId}, and has no record under it now: change it`),
    )
    expect(await records(number)).toEqual([])
  })
})

describe.runIf(hasMariadb)('an order that is changed while it is in doubt', () => {
  let running: Running
  beforeAll(async () => {
    running = await startRunning('mariadb')
  })
  afterAll(() => running?.stop())
  const { inState, revise, records, all } = floor(() => running)

  it('waits until it is certain that the first is not there, and then is the one that arrives', async () => {
    await running.erp.run('lock tables st_order write')
    const number = await order(running.gateway, 'doubt')
    await inState(number, 'IN_DOUBT')
    await revise(number, days[0]!)
    expect((await all(number)).map(({ state }) => state)[1]).toBe('PENDING')
    await running.erp.run('unlock tables')
    const end = await inState(number, 'DELIVERED')
    const [first, second] = await all(number)
    expect(first).toMatchObject({ state: 'SUPERSEDED', remoteId: null })
    expect(tell(second!).slice(-2)).toEqual(['dovetail SENDING', `dovetail DELIVERED: ${end.remoteId}`])
    expect(await records(number)).toEqual([[end.remoteId, number, days[0]]])
  })

  it('gives way to the next change where the answer to one was lost, and is there once', async () => {
    const number = await order(running.gateway, 'lost')
    const { remoteId } = await inState(number, 'DELIVERED')
    await running.erp.run('lock tables st_order_line write')
    await revise(number, days[0]!)
    await inState(number, 'IN_DOUBT')
    await revise(number, days[1]!)
    await running.erp.run('unlock tables')
    await inState(number, 'DELIVERED')
    const [, second, third] = await all(number)
    expect([second!.state, third!.state]).toEqual(['SUPERSEDED', 'DELIVERED'])
    expect(second!.events.at(-1)!.at <= third!.events.at(-1)!.at).toBe(true)
    expect(await records(number)).toEqual([[remoteId, number, days[1]]])
    const lines = await running.erp.run('select external_ref as reference from st_order_line')
    expect(lines.filter(({ reference }) => reference === number)).toHaveLength(1)
  })
})
