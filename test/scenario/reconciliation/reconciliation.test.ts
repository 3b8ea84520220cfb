import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inboxPath } from '../../../src/connectors/memory/inbox.ts'
import type { InboxEntry } from '../../../src/connectors/memory/inbox-entry.ts'
import { readInbox } from '../../../src/connectors/memory/inbox-reader.ts'
import { bodyOf } from '../../support/battery/erp.ts'
import { createTestDatabase, type TestDatabase } from '../../support/databases.ts'
import { type RunningGateway, startGateway } from '../../support/gateway.ts'
import { WINDOW } from '../../support/products.ts'
import { configure, placeOrder, quoteMutation, until } from '../../support/shop-floor.ts'
import { storeKinds } from '../../support/stores.ts'

const SECRET = 'between us'
const ORDERS = 13

interface Reconciled {
  readonly reconcile: {
    readonly reconciliation: {
      readonly comparedCount: number
      readonly isComplete: boolean
      readonly unread: readonly object[]
      readonly discrepancies: readonly {
        readonly kind: string
        readonly externalReference: string
        readonly detail: string
        readonly transmission: { readonly events: readonly { readonly what: string }[] }
      }[]
    } | null
    readonly userErrors: readonly { readonly code: string }[]
  }
}

interface Told {
  readonly kind: string
  readonly externalReference: string
  readonly text: string
}

describe.each(storeKinds)('ten records deleted, doubled or changed in the target: %s', kind => {
  const stateFolder = mkdtempSync(join(tmpdir(), 'reconcile-'))
  const inbox = inboxPath(stateFolder, 'erp')
  const told: Told[] = []
  const receiver = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const mac = createHmac('sha256', SECRET).update(body).digest('hex')
    if (request.headers['dovetail-signature'] === `sha256=${mac}`) told.push(JSON.parse(body))
    response.end()
  })
  let database: TestDatabase
  let gateway: RunningGateway
  let orders: string[] = []
  beforeAll(async () => {
    database = await createTestDatabase(kind)
    await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve))
    const { port } = receiver.address() as AddressInfo
    gateway = await startGateway({
      config: join(import.meta.dirname, 'dovetail.config.ts'),
      databaseUrl: database.url,
      env: {
        STATE_FOLDER: stateFolder,
        ALARM_URL: `http://127.0.0.1:${port}/alarms`,
        ALARM_SECRET: SECRET,
      },
    })
    orders = await placeAll()
  })
  afterAll(async () => {
    await gateway?.stop()
    receiver.close()
    await database?.drop()
  })

  const placeAll = async (): Promise<string[]> => {
    const configuration = await configure(gateway, 'VENTO-70', WINDOW)
    const placed: string[] = []
    for (let index = 0; index < ORDERS; index++) {
      const lines = [{ configuration, quantity: String(index + 1) }]
      const quoted = await quoteMutation(gateway, 'createQuote', {
        ...{ idempotencyKey: `quote-${index}`, customer: 'C-10001', lines },
      })
      const quote = quoted.quote!.number
      placed.push((await placeOrder(gateway, { idempotencyKey: `order-${index}`, quote })).order!.number)
    }
    await until(
      () => gateway.ask<{ transmissions: { totalCount: number } }>(COUNT_DELIVERED),
      ({ data }) => data.transmissions.totalCount === ORDERS,
    )
    return placed
  }
  const COUNT_DELIVERED = '{ transmissions(filter: { target: "erp", state: DELIVERED }) { totalCount } }'
  const reconcile = async (target = 'erp') => {
    const { data, errors } = await gateway.ask<Reconciled>(
      `mutation ($target: String!) { reconcile(input: { target: $target }) { userErrors { code } reconciliation {
        comparedCount isComplete unread { reason }
        discrepancies { kind externalReference detail transmission { events { what } } } } } }`,
      { target },
    )
    expect(errors).toBeUndefined()
    return data.reconcile
  }
  const replace = (content: string | Buffer) => {
    writeFileSync(`${inbox}.new`, content)
    renameSync(`${inbox}.new`, inbox)
  }
  /** What the ERP's own people do to its records */
  const edit = async (change: (entry: InboxEntry, place: number) => readonly object[]) => {
    const entries = (await readInbox(inbox)).flatMap(entry =>
      change(entry, orders.indexOf(entry.externalReference)),
    )
    replace(entries.map(entry => `${JSON.stringify(entry)}\n`).join(''))
  }

  it('all are right before', async () => {
    // What arrived a moment ago is given the time to settle first.
    const { reconciliation } = await until(
      () => reconcile(),
      one => one.reconciliation!.comparedCount === ORDERS,
    )
    expect(reconciliation).toMatchObject({ discrepancies: [], isComplete: true })
  })

  it('names the ten, tells them once, and tells in their history when they are right again', async () => {
    const before = readFileSync(inbox)
    await edit((entry, place) => {
      if (place < 3) return []
      if (place < 6) return [entry, { ...entry, remoteId: `${entry.remoteId}-again` }]
      if (place < 9) return [{ ...entry, document: { ...entry.document, customerReference: 'changed' } }]
      return place === 9 ? [{ ...entry, payloadHash: 'of another' }] : [entry]
    })
    const { reconciliation } = await reconcile()
    const found = reconciliation!.discrepancies.map(one => [one.externalReference, one.kind])
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(
        orders
          .slice(0, 10)
          .map((order, place) => [order, place < 3 ? 'MISSING' : place < 6 ? 'DOUBLE' : 'DIFFERENT']),
      ),
    )
    const detailOf = (place: number) =>
      reconciliation!.discrepancies.find(one => one.externalReference === orders[place])!.detail
    expect(detailOf(0)).toMatch(/^expected the record SO-\w+, and there is none/)
    expect(detailOf(3)).toMatch(/^expected one record, got SO-\w+, SO-\w+-again$/)
    expect(detailOf(6)).toBe('customerReference: expected null, got "changed"')
    expect(detailOf(9)).toMatch(/was made from another document$/)

    await reconcile()
    await until(
      async () => told.length,
      count => count >= 10,
    )
    expect(told.map(one => one.externalReference).toSorted()).toEqual(orders.slice(0, 10).toSorted())

    replace(before)
    const again = await reconcile()
    expect(again.reconciliation).toMatchObject({ discrepancies: [], isComplete: true })
    const { data } = await gateway.ask<{ transmissions: { nodes: { events: { what: string }[] }[] } }>(
      'query ($number: String!) { transmissions(filter: { externalReference: { eq: $number } }) { nodes { events { what } } } }',
      { number: orders[0] },
    )
    const events = data.transmissions.nodes[0]!.events.map(({ what }) => what)
    expect(events).toEqual(['ACCEPTED', 'SENDING', 'DELIVERED', 'RECORD_MISSING', 'RECORD_RIGHT'])
    expect(told).toHaveLength(10)
  })

  it('says what it expects of a target and a window', async () => {
    expect((await reconcile('engine')).userErrors).toEqual([{ code: 'TARGET_UNKNOWN' }])
    const { data } = await gateway.ask<Reconciled>(
      'mutation { reconcile(input: { target: "erp", from: "2026-11-24T00:00:00Z", until: "2026-11-23T00:00:00Z" }) { userErrors { code path } } }',
    )
    expect(data.reconcile.userErrors).toEqual([{ code: 'WINDOW_EMPTY', path: ['input', 'from'] }])
  })
})
