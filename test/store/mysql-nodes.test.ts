import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DovetailError } from '../../src/domain/errors.ts'
import type { Store } from '../../src/ports/store.ts'
import { openStore } from '../../src/store/open.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../support/databases.ts'
import { createProxy, type TestProxy } from '../support/proxy.ts'

const RESUMES_WITHIN_MS = 10_000
const CALLERS = 25

const hasMariadb = (await databaseKinds()).includes('mariadb')

/** Two ways to one server stand for two nodes: what is committed on one is there on the other. */
describe.runIf(hasMariadb)('the nodes of a cluster', () => {
  let database: TestDatabase
  let nodes: TestProxy[] = []
  let store: Store
  beforeEach(async () => {
    database = await createTestDatabase('mariadb')
    const { hostname, port, username, password, pathname } = new URL(database.url)
    const target = { host: hostname, port: Number(port || 3306) }
    nodes = [await createProxy(target), await createProxy(target)]
    const hosts = nodes.map(node => `127.0.0.1:${node.port}`).join(',')
    store = await openStore(`mysql://${username}${password && `:${password}`}@${hosts}${pathname}`)
  })
  afterEach(async () => {
    await store?.close()
    for (const node of nodes) {
      node.thaw()
      await node.stop()
    }
    await database?.drop()
  })

  const takeNumber = () => store.transaction(({ quotes }) => quotes.nextNumber(2026))
  /** As a client does: STORE_UNAVAILABLE is asked again */
  const takeNumberInTheEnd = async (): Promise<string> => {
    for (;;) {
      try {
        return await takeNumber()
      } catch (error) {
        expect(error).toBeInstanceOf(DovetailError)
        expect((error as DovetailError).code).toBe('STORE_UNAVAILABLE')
        await new Promise(resolve => setTimeout(resolve, 50))
      }
    }
  }
  const openOn = (place: number) => nodes[place]!.open

  it('stays with the first', async () => {
    await Promise.all(Array.from({ length: CALLERS }, takeNumber))
    expect([openOn(0) > 0, openOn(1)]).toEqual([true, 0])
  })

  it.each([
    ['freezes', (node: TestProxy) => node.freeze()],
    ['is gone', (node: TestProxy) => node.stop()],
  ])('goes on to the next when its node %s: everybody is answered', async (_what, sicken) => {
    await Promise.all([takeNumber(), takeNumber()])
    await sicken(nodes[0]!)
    const began = performance.now()
    const numbers = await Promise.all(Array.from({ length: CALLERS }, takeNumberInTheEnd))
    expect(performance.now() - began).toBeLessThan(RESUMES_WITHIN_MS)
    expect(new Set(numbers).size).toBe(CALLERS)
  })

  it('lets a statement wait that waits for another one', async () => {
    let release: () => void = () => undefined
    const isReleased = new Promise<void>(resolve => {
      release = resolve
    })
    let isHeld: () => void = () => undefined
    const holds = new Promise<void>(resolve => {
      isHeld = resolve
    })
    const first = store.transaction(async ({ quotes }) => {
      const number = await quotes.nextNumber(2026)
      isHeld()
      await isReleased
      return number
    })
    await holds
    // Longer than a node is given to say that it is there.
    const second = takeNumber()
    await new Promise(resolve => setTimeout(resolve, 5_000))
    release()
    expect(new Set(await Promise.all([first, second])).size).toBe(2)
    expect(openOn(1)).toBe(0)
  })
})
