import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoredConfiguration } from '../../src/domain/configuration.ts'
import { type ConfigurationMigration, ModelLife } from '../../src/services/model-life.ts'
import { openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

const clock = {
  now: () => new Date('2026-11-24T09:00:00.000Z'),
  monotonicMs: () => 0,
  sleep: () => Promise.resolve(),
}
const textOf = (version: string, width: string, more: string) => `product: T
version: "${version}"
name: T
currency: EUR
features:
  ${width}: { label: Width, type: integer, min: 0, max: 9 }
  kind: { label: Kind, type: option, options: { A: A, B: B } }
${more}`
const ONE = textOf('1', 'width', '')
const TWO = textOf(
  '2',
  'wide',
  'constraints: { C1: { rule: wide > 5 implies kind = A, say: Wide ones are A. } }\nmigrate: { width: { to: wide } }\n',
)

const configuration = (id: string, choices: StoredConfiguration['choices'], isPinned: boolean) => ({
  ...{ id: id.padStart(32, '0'), revision: 1, modelCode: 'T', modelVersion: '1', choices, isPinned },
  ...{ completed: { kind: 'A' }, latest: ['width'], lastValid: choices },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
})

describe.each(storeKinds)('the life of a model, on %s', kind => {
  let own: TestStore
  beforeAll(async () => {
    own = await openTestStore(kind)
  })
  afterAll(() => own?.drop())

  it('moves open configurations to a new version and leaves those of quotes', async () => {
    const { store } = own
    const life = new ModelLife(store, clock)
    for (const text of [ONE, TWO])
      expect((await life.publish({ file: 't.product.yaml', text })).published).not.toBeNull()
    const rows = [
      configuration('a', { width: 3 }, false),
      configuration('b', { width: 7, kind: 'B' }, false),
      configuration('c', { width: 7, kind: 'B' }, true),
    ]
    for (const row of rows) await store.transaction(({ configurations }) => configurations.insert(row))
    const ids = rows.map(row => row.id)
    const migrate = async (isDryRun: boolean) => {
      const told: ConfigurationMigration[] = []
      await life.migrate({ code: 'T', from: '1', to: '2', isDryRun }, one => told.push(one))
      expect(told.map(one => [one.before.status, one.after.status])).toEqual(
        told.map(({ outcome }) => (outcome === 'STAYS' ? ['COMPLETE', 'INCOMPLETE'] : expect.anything())),
      )
      return told.map(({ outcome, report }) => `${outcome} ${report.lost.map(lost => lost.feature)}`)
    }
    expect(await migrate(true)).toEqual(['WOULD_MIGRATE ', 'WOULD_MIGRATE width', 'STAYS width'])
    const byId = async () => new Map((await store.configurations.byIds(ids)).map(one => [one.id, one]))
    expect([...(await byId()).values()]).toEqual(rows)
    expect(await migrate(false)).toEqual(['MIGRATED ', 'MIGRATED width', 'STAYS width'])
    const after = await byId()
    expect(after.get(ids[0]!)).toMatchObject({
      ...{ revision: 2, modelVersion: '2', choices: { wide: 3 }, completed: { kind: 'A' }, latest: [] },
    })
    expect(after.get(ids[1]!)).toMatchObject({ modelVersion: '2', choices: { kind: 'B' }, completed: {} })
    expect(after.get(ids[2]!)).toEqual(rows[2])
    expect(await migrate(false)).toEqual(['STAYS width'])
  })
})
