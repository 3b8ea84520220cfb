import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { inboxPath } from '../../../src/connectors/memory/inbox.ts'
import { readInbox } from '../../../src/connectors/memory/inbox-reader.ts'
import { type RunningGateway, startGateway } from '../../support/gateway.ts'
import { canStartMariadb, type OwnMariadb, startOwnMariadb } from '../../support/own-mariadb.ts'
import { WINDOW } from '../../support/products.ts'
import { configure, placeOrder, quoteMutation, until } from '../../support/shop-floor.ts'
import { canMountDisk, mountDisk, type SmallDisk } from '../../support/small-disk.ts'

const ORDERS = 20

interface Refused {
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
}

describe('our own database is sick', () => {
  const stateFolder = mkdtempSync(join(tmpdir(), 'sick-store-'))
  let gateway: RunningGateway
  let disk: SmallDisk | null = null
  let mariadb: OwnMariadb | null = null
  afterEach(async () => {
    await gateway?.stop()
    disk?.remove()
    await mariadb?.remove()
    disk = null
    mariadb = null
  })

  const start = async (databaseUrl: string) => {
    gateway = await startGateway({ databaseUrl, env: { STATE_FOLDER: stateFolder } })
  }
  const makeQuotes = async (name: string, count: number): Promise<string[]> => {
    const configuration = await configure(gateway, 'VENTO-70', WINDOW)
    const quotes: string[] = []
    for (let index = 0; index < count; index++) {
      const input = { customer: 'C-10001', lines: [{ configuration, quantity: String(index + 1) }] }
      const idempotencyKey = `${name}-${index}`
      quotes.push((await quoteMutation(gateway, 'createQuote', { ...input, idempotencyKey })).quote!.number)
    }
    return quotes
  }
  const placing = (quote: string) =>
    gateway.ask('mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { number } } }', {
      input: { idempotencyKey: `order of ${quote}`, quote },
    }) as Promise<Refused>
  const inErp = async (numbers: readonly string[]) => {
    const entries = await readInbox(inboxPath(stateFolder, 'erp'))
    return numbers.map(number => entries.filter(entry => entry.externalReference === number).length)
  }
  const isAlive = async () => (await fetch(`${gateway.url}/healthz`)).status

  /** Nothing is accepted meanwhile, with an error that says why; afterwards all goes on, and the order is there once. */
  const survives = async (quote: string, sicken: () => unknown, heal: () => unknown, says: RegExp) => {
    await sicken()
    const { errors } = await placing(quote)
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(says),
        extensions: expect.objectContaining({ code: 'STORE_UNAVAILABLE' }),
      }),
    ])
    expect(await isAlive()).toBe(200)
    const { data } = await gateway.ask<{ quote: { number: string; order: object | null } }>(
      'query ($number: ID!) { quote(number: $number) { number order { number } } }',
      { number: quote },
    )
    expect(data.quote).toEqual({ number: quote, order: null })
    await heal()
    const { order } = await placeOrder(gateway, { idempotencyKey: `order of ${quote}`, quote })
    await until(
      () => inErp([order!.number]),
      ([times]) => times! > 0,
    )
    expect(await inErp([order!.number])).toEqual([1])
  }

  describe.runIf(canMountDisk())('on SQLite', () => {
    it('the disk is full: a clear error, and nothing accepted is lost', async () => {
      disk = mountDisk(16)
      const { folder, fill, empty } = disk
      await start(`sqlite:${join(folder, 'dovetail.db')}`)
      const [quote] = await makeQuotes('disk', 1)
      await survives(quote!, fill, empty, /disk is full/)
    })
  })

  describe.runIf(canStartMariadb())('on MariaDB', () => {
    it('it is read only, then restarts among orders: each accepted order is there once', async () => {
      mariadb = await startOwnMariadb()
      await mariadb.run('mysql', 'create database dovetail')
      await mariadb.run('mysql', "create user 'gateway'@'%' identified by 'g'")
      await mariadb.run('mysql', "grant all on dovetail.* to 'gateway'@'%'")
      const url = new URL(mariadb.url('dovetail'))
      url.username = 'gateway'
      url.password = 'g'
      await start(url.toString())
      const { run, stop, start: startAgain } = mariadb
      const [first, ...others] = await makeQuotes('mariadb', ORDERS + 1)
      await survives(
        first!,
        () => run('mysql', 'set global read_only = on'),
        () => run('mysql', 'set global read_only = off'),
        /read-only/,
      )
      // A few are asked for before it stops, a few while it is down; who hears of an error asks again under the same key.
      let asked = 0
      const place = async (quote: string): Promise<string> => {
        for (;;) {
          asked++
          const answer = (await placing(quote)) as Refused & {
            data?: { placeOrder: { order: { number: string } } | null }
          }
          if (!answer.errors) return answer.data!.placeOrder!.order.number
          expect(answer.errors[0]!.extensions.code).toBe('STORE_UNAVAILABLE')
        }
      }
      const placed = others.map(place)
      await stop()
      await until(
        async () => asked,
        count => count > ORDERS * 2,
      )
      await startAgain()
      const numbers = await Promise.all(placed)
      expect(new Set(numbers).size).toBe(ORDERS)
      await until(
        () => inErp(numbers),
        all => all.every(times => times > 0),
      )
      expect(await inErp(numbers)).toEqual(numbers.map(() => 1))
    })
  })
})
