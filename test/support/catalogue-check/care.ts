import { fraction } from './arithmetic.ts'
import { product, step, total, work } from './check.ts'
import type { Checked, Order, Selections } from './types.ts'

const RATE: Record<string, string> = { BRONZE: '14.00', SILVER: '22.50', GOLD: '34.00' }

export const care = product('CARE', holds, check)

function holds(s: Selections): Record<string, boolean> {
  return { C1: s.response !== 'SAME_DAY' || s.plan !== 'BRONZE' }
}

function check(s: Selections, { quantity }: Order): Checked {
  const [plan, assets, months] = [String(s.plan), Number(s.assets), Number(s.months)]
  const base = step('BASE', fraction(RATE[plan]!).times(assets).times(months))
  const sameDay = step('OPTION', base.amount.percent(s.response === 'SAME_DAY' ? 15 : 0))
  const lines = [
    work('OP-DESK', 6 * assets * months * quantity, 52),
    work('OP-VISIT', fraction(90).times(assets).times(months).over(12).times(quantity), 64),
  ]
  return total(`CARE-${plan[0]}-${assets}-${months}`, quantity, [base, sameDay], lines, [])
}
