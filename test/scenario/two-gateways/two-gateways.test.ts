import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../support/databases.ts'
import { type RunningGateway, startGateway } from '../../support/gateway.ts'
import { type InProcessGateway, startInProcess } from '../../support/in-process.ts'
import { seededRandom } from '../../support/random.ts'
import { type Asks, configure } from '../../support/shop-floor.ts'
import { storeKinds } from '../../support/stores.ts'
import { type Click, click, MODELS, type Outcome, randomClicks, show } from './clicks.ts'

const CONFIGURATIONS = 2 * MODELS.length
const CLICKS = 80

describe.each(storeKinds)('two gateways on one %s database', kind => {
  const folder = mkdtempSync(join(tmpdir(), 'two-'))
  let own: TestDatabase | null = null
  let one: RunningGateway
  let other: RunningGateway
  let alone: InProcessGateway
  beforeAll(async () => {
    own = kind === 'sqlite' ? null : await createTestDatabase(kind)
    const options = {
      databaseUrl: own?.url ?? `sqlite:${join(folder, 'dovetail.db')}`,
      env: { STATE_FOLDER: folder },
    }
    one = await startGateway(options)
    other = await startGateway(options)
    alone = await startInProcess()
  })
  afterAll(async () => {
    await Promise.all([one?.stop(), other?.stop(), alone?.stop()])
    await own?.drop()
  })

  const open = (gateway: Asks): Promise<string[]> =>
    Promise.all(
      Array.from({ length: CONFIGURATIONS }, (_, index) =>
        configure(gateway, MODELS[index % MODELS.length]!, {}),
      ),
    )

  it('takes one of two changes of the same revision, and tells the other', async () => {
    const id = await configure(one, 'PLANK', {})
    const change = (value: string): Click => ({
      configuration: 0,
      selections: [{ feature: 'material', value }],
    })
    const outcomes = await Promise.all([
      click(one, id, change('OAK'), 1),
      click(other, id, change('WALNUT'), 1),
    ])
    const refused = outcomes.flatMap(({ userErrors }) => userErrors)
    expect(refused).toMatchObject([{ code: 'REVISION_CHANGED', path: ['input', 'expectedRevision'] }])
    expect(refused[0]!.message).toContain('expected revision 1, but the configuration is at 2')
    expect(outcomes.map(({ configuration }) => configuration?.revision)).toEqual([2, 2])
    expect(await show(other, id)).toEqual(await show(one, id))
  })

  it('answers as a single one does, with one of the two killed half-way', async () => {
    const random = seededRandom(20)
    const clicks = randomClicks(CLICKS, CONFIGURATIONS, random)
    const [shared, single] = [await open(one), await open(alone)]
    const revisions = shared.map(() => 1)
    const statuses = new Set<string>()

    /** Of a click that nobody answered it is not known whether it was made: asked again, its revision tells. */
    const again = async (asked: Click, revision: number): Promise<Outcome> => {
      const id = shared[asked.configuration]!
      const outcome = await click(one, id, asked, revision)
      const wasMade = outcome.userErrors[0]?.code === 'REVISION_CHANGED'
      return wasMade ? { configuration: await show(one, id), userErrors: [] } : outcome
    }

    for (const [index, asked] of clicks.entries()) {
      const id = shared[asked.configuration]!
      const revision = revisions[asked.configuration]!
      const isKill = index === CLICKS / 2
      const gateway = isKill || (index < CLICKS / 2 && random() < 0.5) ? other : one
      const underWay = click(gateway, id, asked, revision).catch(() => null)
      if (isKill) await other.kill()
      const outcome = (await underWay) ?? (await again(asked, revision))
      expect(outcome, `click ${index}`).toEqual(
        await click(alone, single[asked.configuration]!, asked, revision),
      )
      revisions[asked.configuration] = outcome.configuration!.revision
      statuses.add(outcome.configuration!.status)
    }
    expect([...statuses].sort()).toEqual(['COMPLETE', 'CONFLICT', 'INCOMPLETE'])
    for (const [index, id] of shared.entries())
      expect(await show(one, id)).toEqual(await show(alone, single[index]!))
  })
})
