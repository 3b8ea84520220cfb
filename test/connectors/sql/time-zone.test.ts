import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantOf, wallClockOf } from '../../../src/connectors/sql/time-zone.ts'

it('finds the instant of a wall clock again, but for the hour that is shown twice', () => {
  const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) })
  for (const zone of ['UTC', 'Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'])
    fc.assert(
      fc.property(instants, instant => {
        const wall = wallClockOf(instant, zone)
        const found = instantOf(wall, zone)
        expect(wallClockOf(found, zone)).toBe(wall)
        expect(found).toBeLessThanOrEqual(instant)
      }),
      { numRuns: 60 },
    )
})
