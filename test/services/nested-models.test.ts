import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openModelLibrary } from '../../src/services/model-library.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

const clock = {
  now: () => new Date('2026-11-25T09:00:00.000Z'),
  monotonicMs: () => 0,
  sleep: () => Promise.resolve(),
}

/** A box of so many euros, perhaps with another as a part. */
const file = (
  code: string,
  version: string,
  euros: number,
  part?: readonly [code: string, version: string],
) => ({
  file: `${code.toLowerCase()}.product.yaml`,
  text: `product: ${code}
version: "${version}"
name: ${code}
currency: EUR
features:
  size: { label: Size, type: integer, min: 1, max: 9, default: 1 }
bom:
  box: { kind: article, number: BOX, say: Box, each: 1, cost: ${euros} EUR }
${part ? `  inner: { kind: product, say: Inner, product: ${part[0]}, version: "${part[1]}", choose: { size: size } }` : ''}
`,
})

describe('models that have others as parts', () => {
  let own: TestStore
  beforeAll(async () => {
    own = await openTestStore('sqlite')
  })
  afterAll(() => own?.drop())
  const open = (...files: ReturnType<typeof file>[]) => openModelLibrary(files, own.store, clock)
  const partsOf = (library: Awaited<ReturnType<typeof open>>, code: string, version: string | null = null) =>
    library.find(code, version)!.bom.flatMap(rule => (rule.kind === 'PRODUCT' ? rule.product : []))

  it('are read after them, whatever the order of the files', async () => {
    const library = await open(
      file('A', '1', 3, ['B', '1']),
      file('B', '1', 2, ['C', '1']),
      file('C', '1', 1),
    )
    expect(partsOf(library, 'A')).toEqual([library.find('B', null)])
    expect(partsOf(library, 'B')).toEqual([library.find('C', null)])
  })

  it('keep the version of the part that they name when there is a later one', async () => {
    const library = await open(file('A', '1', 3, ['B', '1']), file('B', '2', 9), file('C', '1', 1))
    expect(partsOf(library, 'A')[0]).toMatchObject({ code: 'B', version: '1' })
    expect(library.find('B', null)!.version).toBe('2')
    const after = await open(file('A', '2', 3, ['B', '2']), file('B', '2', 9), file('C', '1', 1))
    expect(partsOf(after, 'A', '1')[0]!.hash).toBe(library.find('B', '1')!.hash)
    expect(after.find('A', '1')!.hash).toBe(library.find('A', null)!.hash)
  })

  it('are taken up with parts that are as new as they are', async () => {
    const running = await open(file('A', '1', 3, ['B', '1']))
    await openModelLibrary([file('A', '3', 3, ['B', '3']), file('B', '3', 9)], own.store, {
      ...clock,
      now: () => new Date('2026-11-26T09:00:00.000Z'),
    })
    await running.refresh()
    expect(running.find('A', null)!.version).toBe('3')
    expect(partsOf(running, 'A').map(({ version }) => version)).toEqual(['3'])
  })

  it('are refused with file, line and column where they have each other, or none of that version', async () => {
    const circle = open(file('D', '1', 3, ['E', '1']), file('E', '1', 2, ['D', '1']))
    await expect(circle).rejects.toThrow(
      /^e\.product\.yaml:9:48: expected a product that does not have this one as a part, got "D"/,
    )
    await expect(open(file('F', '1', 3, ['B', '7']))).rejects.toThrow(
      'f.product.yaml:9:48: expected a product with this version, got "B" "7"',
    )
  })
})
