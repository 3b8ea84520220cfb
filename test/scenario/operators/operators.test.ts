import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { ROOT } from '../../support/gateway.ts'
import { until } from '../../support/shop-floor.ts'
import {
  act,
  order,
  type Running,
  startRunning,
  type TransmissionAnswer,
  tell,
  transmissionOf,
} from './running.ts'

const ME = `cli:${userInfo().username}`
const hasMariadb = (await databaseKinds()).includes('mariadb')

/** The queries and command lines of the documentation, in the order in which they stand there. */
const docs = readFileSync(join(ROOT, 'docs', 'transmissions.md'), 'utf8')
const blocks = (language: string): string[] =>
  [...docs.matchAll(/```(\w+)\n([\s\S]*?)```/g)]
    .filter(([, one]) => one === language)
    .map(([, , text]) => text!)
const [LIST, RETRY] = blocks('graphql')
const [LIST_COMMAND, SHOW_COMMAND, RETRY_COMMAND] = blocks('sh').flatMap(text => text.trim().split('\n'))

describe('an order that the ERP refuses', () => {
  let running: Running
  beforeAll(async () => {
    running = await startRunning('sqlite')
    await running.erp.run(`create trigger debtor_is_blocked before insert on st_order when new.debtor = 'D40001'
      begin select raise(abort, 'debtor D40001 is blocked'); end`)
  })
  afterAll(() => running?.stop())

  it('is found, understood and repaired, in GraphQL and in a terminal, by what the documentation says', async () => {
    const { gateway, erp, operate } = running
    const watch = running.begin('transmissions', 'watch', '--target', 'erp')
    await until(
      async () => watch.output(),
      text => text.includes('REFERENCE'),
    )
    const number = await order(gateway, 'refused')
    await until(
      () => transmissionOf(gateway, number),
      ({ state }) => state === 'DEAD',
    )
    const why = `erp order "${number}": the database refuses the values`

    const { data } = await gateway.ask<{ transmissions: { nodes: TransmissionAnswer[] } }>(LIST!)
    expect(data.transmissions.nodes).toMatchObject([
      {
        externalReference: number,
        target: 'erp',
        state: 'DEAD',
        lastError: why,
        possibleActions: ['RETRY', 'CANCEL', 'RESOLVE'],
        events: [{ what: 'ACCEPTED' }, { what: 'SENDING' }, { what: 'REFUSED', detail: why }],
      },
    ])
    const say = (line: string) => operate(line.replace('O-2026-00001', number))
    expect((await say(LIST_COMMAND!)).out).toMatch(new RegExp(`^${number}  erp     DEAD   1 .* ${why}$`, 'm'))
    expect((await say(SHOW_COMMAND!)).out).toContain(`dovetail  was refused for good: ${why}`)

    // Too early: nobody has unblocked the debtor.
    expect(await say(RETRY_COMMAND!)).toEqual({
      code: 0,
      out: `${number} was DEAD, and is RETRY.\n`,
      err: '',
    })
    const again = await until(
      () => transmissionOf(gateway, number),
      ({ state, events }) => state === 'DEAD' && events.length > 4,
    )
    await erp.run('drop trigger debtor_is_blocked')
    const retried = await gateway.ask(RETRY!, { transmission: again.id })
    expect(retried).toEqual({
      data: { retryTransmission: { transmission: { state: 'RETRY' }, userErrors: [] } },
    })
    const end = await until(
      () => transmissionOf(gateway, number),
      ({ state }) => state === 'DELIVERED',
    )

    expect(await erp.run('select external_ref as reference, id from st_order')).toEqual([
      { reference: number, id: Number(end.remoteId) },
    ])
    expect(end).toMatchObject({ lastError: null, possibleActions: [], nextAttemptAt: null })
    expect(tell(end)).toEqual([
      'dovetail ACCEPTED',
      'dovetail SENDING',
      `dovetail REFUSED: ${why}`,
      `${ME} RETRY_ASKED: the debtor is unblocked`,
      'dovetail SENDING',
      `dovetail REFUSED: ${why}`,
      'sales RETRY_ASKED: the debtor is unblocked',
      'dovetail SENDING',
      `dovetail DELIVERED: ${end.remoteId}`,
    ])
    const times = end.events.map(({ at }) => at)
    expect(times).toEqual(times.toSorted())

    const last = `${number}  erp  .*→ DELIVERED  ${end.remoteId}`
    await until(
      async () => watch.output(),
      text => new RegExp(last).test(text),
    )
    expect(watch.output()).toMatch(new RegExp(`${number}  erp  .*→ DEAD  ${why}`))
    expect(await watch.interrupt()).toBe(0)
  })
})

describe.runIf(hasMariadb)('an order that the ERP does not answer', () => {
  let running: Running
  beforeAll(async () => {
    running = await startRunning('mariadb')
  })
  afterAll(() => running?.stop())

  it('is seen being sent, held in doubt, and after its release arrives once', async () => {
    const { gateway, erp } = running
    const transmission = () => transmissionOf(gateway, number)
    await erp.run('lock tables st_order write')
    const number = await order(gateway, 'silent')
    const sending = await until(transmission, ({ state }) => state === 'SENDING')
    expect(sending).toMatchObject({
      leaseOwner: expect.stringMatching(/^[0-9a-f]{32}$/),
      possibleActions: [],
    })
    expect(sending.leaseUntil! > sending.events[0]!.at).toBe(true)

    const doubted = await until(transmission, ({ state }) => state === 'IN_DOUBT')
    expect(doubted.nextAttemptAt! > doubted.events.at(-1)!.at).toBe(true)
    expect(await act(gateway, 'hold', { transmission: sending.id, reason: 'the ERP stands still' })).toEqual(
      [],
    )
    const held = await transmission()
    expect(held).toMatchObject({ state: 'BLOCKED', nextAttemptAt: null, leaseOwner: null })
    expect(held.possibleActions).toEqual(['RETRY', 'RELEASE', 'RESOLVE'])
    const why = held.lastError
    expect(why).toContain(`erp order "${number}"`)
    expect(await act(gateway, 'cancel', { transmission: sending.id, reason: 'not wanted' })).toEqual([
      'TRANSMISSION_MAY_HAVE_ARRIVED',
    ])

    await erp.run('unlock tables')
    expect(await act(gateway, 'release', { transmission: sending.id, reason: 'it works again' })).toEqual([])
    const end = await until(transmission, ({ state }) => state === 'DELIVERED')
    expect(tell(end)).toEqual([
      'dovetail ACCEPTED',
      'dovetail SENDING',
      `dovetail IN_DOUBT: ${why}`,
      'sales HELD: the ERP stands still',
      'sales RELEASED: it works again',
      'dovetail SENDING',
      `dovetail DELIVERED: ${end.remoteId}`,
    ])
    expect(await erp.run('select external_ref as reference from st_order')).toEqual([{ reference: number }])
  })
})
