import { userInfo } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { subscribe } from '../../support/subscribing.ts'
import { order, type Running, startRunning } from '../operators/running.ts'

interface Told {
  readonly transmissionChanged: {
    readonly state: string
    readonly events: readonly { readonly actor: string; readonly what: string; readonly detail: string }[]
  }
}

describe('an operator’s move in a terminal', () => {
  let running: Running
  beforeAll(async () => {
    running = await startRunning('sqlite')
    await running.erp.run(`create trigger debtor_is_blocked before insert on st_order when new.debtor = 'D40001'
      begin select raise(abort, 'debtor D40001 is blocked'); end`)
  })
  afterAll(() => running?.stop())

  it('is seen by a subscription at a gateway', async () => {
    const { gateway, operate } = running
    const number = await order(gateway, 'refused')
    const query = `subscription ($reference: String) { transmissionChanged(externalReference: $reference) { state events { actor what detail } } }`
    const told = await subscribe<Told>(gateway.url, query, { reference: number })
    await told.until(({ transmissionChanged }) => transmissionChanged.state === 'DEAD')
    const line = `npm run dovetail -- transmissions cancel ${number} --reason "taken back"`
    expect(await operate(line)).toMatchObject({ code: 0, err: '' })
    const { transmissionChanged } = await told.until(one => one.transmissionChanged.state === 'CANCELLED')
    expect(transmissionChanged.events.at(-1)).toEqual({
      actor: `cli:${userInfo().username}`,
      what: 'CANCELLED',
      detail: 'taken back',
    })
    told.close()
  })
})
