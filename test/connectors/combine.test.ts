import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { combine, memory, sql, tryton } from '../../src/connectors/index.ts'
import { type ConnectorDescription, DescriptionError } from '../../src/ports/connector.ts'

const open = () => ({
  name: 'erp',
  stateFolder: mkdtempSync(join(tmpdir(), 'dovetail-')),
  now: () => new Date(0),
})
const orders = tryton({ url: 'http://127.0.0.1:1', database: 'd', login: 'l', password: 'test-only' })

describe('one source of several systems', () => {
  it('takes each port from the connector that stands for it, and gives no other', async () => {
    const combined = combine({ articles: memory(), orders })
    expect(combined.connector).toBe('memory+tryton')
    const connection = await combined.open(open())
    expect(Object.keys(connection).sort()).toEqual(['articles', 'orders'])
    expect(connection.orders!.plan).toBeTypeOf('function')
    const signal = AbortSignal.timeout(5_000)
    expect(await connection.articles!.articlesByNumber(['P70-FR'], { signal })).toMatchObject([
      { number: 'P70-FR' },
    ])
    await Promise.all([connection.articles!.close(), connection.orders!.close()])
  })

  it('opens a connector that stands at two ports once', async () => {
    let count = 0
    const counted: ConnectorDescription = {
      connector: 'memory',
      open: options => {
        count++
        return memory().open(options)
      },
    }
    await combine({ customers: counted, quotes: counted }).open(open())
    expect(count).toBe(1)
  })

  it.each([
    ['a connector that does not give its port', { articles: orders }, ['articles'], /gives none here/],
    [
      'options that a connector refuses, with the way there',
      {
        articles: memory(),
        orders: sql({ url: 'ftp://nowhere', articles: { from: 'a', map: { number: 'n' } } }),
      },
      ['orders', 'url'],
      /./,
    ],
  ] as const)('refuses %s', async (_name, parts, path, message) => {
    const failure = await combine(parts)
      .open(open())
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(DescriptionError)
    expect((failure as DescriptionError).problems[0]).toEqual({
      path,
      message: expect.stringMatching(message),
    })
  })
})
