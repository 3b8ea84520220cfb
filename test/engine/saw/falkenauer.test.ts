import { describe, expect, it } from 'vitest'
import { nest } from '../../../src/engine/saw/index.ts'
import { falkenauer, hasFalkenauer } from '../../support/cutting-stock.ts'
import { instanceRequest } from '../../support/saw-requests.ts'

describe.skipIf(!hasFalkenauer)('the instances of Falkenauer (../shared/data/cutting-stock)', () => {
  it.each(['u250', 'u500', 't60'])('%s: 20 of 20 proven optimal, at the published optimum', kind => {
    const instances = falkenauer(kind)
    expect(instances).toHaveLength(20)
    const answers = instances.map(instance => {
      const { barCount, lowerBound, optimal } = nest(instanceRequest(instance))
      return { id: instance.id, barCount, lowerBound, optimal }
    })
    expect(answers).toEqual(
      instances.map(({ id, optimum }) => ({ id, barCount: optimum, lowerBound: optimum, optimal: true })),
    )
  })
})
