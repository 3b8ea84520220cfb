import { expect } from 'vitest'
import { FAULTS } from './faults.ts'
import type { BatteryResult } from './run-battery.ts'

export interface AtLeast {
  readonly kills: number
  /** Workers that slept beyond their lease, and woke before all had arrived */
  readonly stops: number
  /** Of each kind of fault */
  readonly ofAFault: number
}

/** Each order is there once and in order, or its state names the reason, though all went wrong that was to go wrong. */
export function expectArrived(result: BatteryResult, orders: number, atLeast: AtLeast): void {
  expect(result).toMatchObject({ accepted: orders, lost: [], doubled: [], outOfOrder: [] })
  expect(result.reasons).not.toContain(null)
  expect(result.states.DELIVERED).toBeGreaterThanOrEqual(0.9 * orders)
  expect(result.kills).toBeGreaterThanOrEqual(atLeast.kills)
  expect(result.stops).toBeGreaterThanOrEqual(atLeast.stops)
  const seldom = FAULTS.filter(fault => (result.faults.get(fault) ?? 0) < atLeast.ofAFault)
  expect(seldom).toEqual([])
}
