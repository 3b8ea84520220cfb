import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { inboxPath } from '../../../src/connectors/memory/inbox.ts'
import { readInbox } from '../../../src/connectors/memory/inbox-reader.ts'
import { createTestDatabase, type TestDatabase } from '../../support/databases.ts'
import { type RunningGateway, startGateway } from '../../support/gateway.ts'
import { placeOrder, quoteMutation, until } from '../../support/shop-floor.ts'
import { storeKinds } from '../../support/stores.ts'

const ORDERS = 20
const MINUTE_MS = 60_000
/** What is written by the database's time is as right as the way to it is short. */
const EXACT_TO_MS = MINUTE_MS

interface Sent {
  readonly externalReference: string
  readonly state: string
  readonly events: readonly { readonly at: string; readonly what: string }[]
}

/** Node options of a process whose clock is wrong by so much. */
function clockWrongBy(ms: number): string {
  const code = `const Right = Date
    globalThis.Date = class Date extends Right {
      constructor(...given) { given.length > 0 ? super(...given) : super(Right.now() + ${ms}) }
      static now() { return Right.now() + ${ms} }
    }`
  return `--import=data:text/javascript,${encodeURIComponent(code)}`
}

describe.each(storeKinds.map(kind => ({ kind, minutes: kind === 'sqlite' ? -10 : 10 })))(
  'of two gateways on $kind the clock of one is $minutes minutes wrong',
  ({ kind, minutes }) => {
    const stateFolder = mkdtempSync(join(tmpdir(), 'wrong-clock-'))
    let database: TestDatabase
    let gateways: RunningGateway[] = []
    afterEach(async () => {
      await Promise.all(gateways.map(gateway => gateway.stop()))
      await database?.drop()
    })

    const sent = async () => {
      const query =
        '{ transmissions(first: 200, filter: { target: "erp" }) { nodes { externalReference state events { at what } } } }'
      return (await gateways[0]!.ask<{ transmissions: { nodes: Sent[] } }>(query)).data.transmissions.nodes
    }

    it('each order is sent once, soon, and its events tell the database’s time', async () => {
      database = await createTestDatabase(kind)
      const start = (env: Record<string, string>) =>
        startGateway({ databaseUrl: database.url, env: { STATE_FOLDER: stateFolder, ...env } })
      gateways = [await start({}), await start({ NODE_OPTIONS: clockWrongBy(minutes * MINUTE_MS) })]
      const [right, wrong] = gateways.map(gateway => Number(/"time":(\d+)/.exec(gateway.output())![1]))
      expect(Math.abs(wrong! - right! - minutes * MINUTE_MS)).toBeLessThan(EXACT_TO_MS)
      const beganAt = Date.now()
      const placed = await Promise.all(
        Array.from({ length: ORDERS }, async (_, index) => {
          const gateway = gateways[index % 2]!
          const lines = [{ description: 'Advice', unitNet: '100.00' }]
          const input = { idempotencyKey: `${index}`, customer: 'C-10001', lines }
          const { quote } = await quoteMutation(gateway, 'createQuote', input)
          const { order } = await placeOrder(gateway, { idempotencyKey: `${index}`, quote: quote!.number })
          return order!.number
        }),
      )
      const all = await until(
        sent,
        some => some.length === ORDERS && some.every(({ state }) => state === 'DELIVERED'),
      )
      const entries = await readInbox(inboxPath(stateFolder, 'erp'))
      expect(entries.map(entry => entry.externalReference).sort()).toEqual(placed.sort())
      for (const { events } of all)
        for (const { at } of events) {
          expect(Date.parse(at)).toBeGreaterThan(beganAt - EXACT_TO_MS)
          expect(Date.parse(at)).toBeLessThan(Date.now() + EXACT_TO_MS)
        }
    })
  },
)
