import { fraction, sumOf } from './arithmetic.ts'
import { barsLine, fourDigits, goods, product, quantityBreak, sawn, step, total, work } from './check.ts'
import type { Checked, CheckedLine, CheckedStep, Order, Sawn, Selections } from './types.ts'

const RATE: Record<string, number> = { OAK: 165, WALNUT: 240, MDF_WHITE: 72 }
const BOARD: Record<string, string> = { OAK: '9.40', WALNUT: '14.20', MDF_WHITE: '5.10' }

export const plank = product('PLANK', holds, check)

function isEngraved(s: Selections): boolean {
  return s.engraving !== undefined && s.engraving !== null && s.engraving !== ''
}

function holds(s: Selections): Record<string, boolean> {
  const isHidden = s.bracket === 'HIDDEN'
  const isMdf = s.material === 'MDF_WHITE'
  return {
    S1: !isHidden || Number(s.depth) <= 250,
    S2: !isMdf || s.finish === 'NONE',
    S3: isMdf || s.finish !== 'NONE',
    S4: !isHidden || Number(s.width) <= 1800,
    S5: !isEngraved(s) || !isMdf,
    S6: s.led !== true || !isHidden,
  }
}

function check(s: Selections, order: Order): Checked {
  const material = { OAK: 'OA', WALNUT: 'WA', MDF_WHITE: 'MD' }[String(s.material)]
  const { lines, sawnOf } = linesOf(s, order)
  const number = `PL-${material}-${fourDigits(s.width)}-${fourDigits(s.depth)}`
  return total(number, order.quantity, stepsOf(s, order.quantity), lines, sawnOf)
}

function areaOf(s: Selections) {
  return fraction(Number(s.width)).times(Number(s.depth)).over(1_000_000)
}

function bracketsOf(s: Selections): number {
  if (s.bracket === 'NONE') return 0
  return Number(s.width) > 1200 ? 3 : 2
}

function stepsOf(s: Selections, quantity: number): CheckedStep[] {
  const base = step('BASE', areaOf(s).times(RATE[String(s.material)]!).plus('12.50'))
  const finish = { NONE: 0, OIL: 10, LACQUER: 14 }[String(s.finish)]!
  const steps = [
    base,
    step('OPTION', base.amount.percent(finish)),
    step('OPTION', fraction(s.bracket === 'HIDDEN' ? '8.90' : '6.40').times(bracketsOf(s))),
    step('OPTION', isEngraved(s) ? '9.95' : 0),
    step('OPTION', s.led === true ? '34.00' : 0),
  ]
  const percent = quantityBreak(quantity, [
    [5, 5],
    [10, 8],
    [25, 12],
  ])
  return [...steps, step('QUANTITY_BREAK', sumOf(steps.map(one => one.amount)).percent(-percent))]
}

function linesOf(s: Selections, order: Order): { lines: CheckedLine[]; sawnOf: Sawn[] } {
  const { quantity } = order
  const width = Number(s.width)
  const material = String(s.material)
  const profile = `BOARD-${material}-${s.depth}`
  const board = sawn(profile, [{ length: width, count: quantity }], 2500)
  const area = areaOf(s).times(quantity)
  const box = width <= 1200 ? (['BOX-S', '1.90'] as const) : (['BOX-L', '2.80'] as const)
  const isHidden = s.bracket === 'HIDDEN'
  const lines = [
    barsLine(board, order, '2.5', fraction(BOARD[material]!).times(Number(s.depth)).over(250)),
    goods('ARTICLE', 'OIL-NAT', s.finish === 'OIL' ? area.times('0.08') : 0, 'LTR', '21.00'),
    goods('ARTICLE', 'LACQ-CLR', s.finish === 'LACQUER' ? area.times('0.12') : 0, 'LTR', '17.50'),
    goods('ARTICLE', `BR-${s.bracket}`, bracketsOf(s) * quantity, 'H87', isHidden ? '3.10' : '2.20'),
    goods('ARTICLE', 'LED-SET', s.led === true ? quantity : 0, 'SET', '13.80'),
    work('OP10-SAW', fraction('1.2').times(quantity).plus(2), 54),
    work('OP15-ENGRAVE', isEngraved(s) ? 4 * quantity : 0, 44),
    work('OP20-SAND', material === 'MDF_WHITE' ? 0 : 3 * quantity, 42),
    goods('FIXED_LIST', box[0], quantity, 'H87', box[1]),
  ]
  return { lines, sawnOf: [board] }
}
