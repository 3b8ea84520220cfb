import { readFileSync } from 'node:fs'
import { type Fraction, fraction, sumOf } from './arithmetic.ts'
import { fourDigits, goods, product, quantityBreak, service, step, total, work } from './check.ts'
import { fewestBars, firstFitBars } from './first-fit.ts'
import { plank } from './plank.ts'
import type { Checked, CheckedLine, CheckedStep, Order, Sawn, Selections } from './types.ts'

const EDGE: Record<string, readonly [price: string, cost: string, short: string]> = {
  THIN: ['1.20', '0.35', 'T'],
  THICK: ['3.40', '1.15', 'K'],
}
const DOORS: Record<string, readonly [price: string, cost: string, short: string]> = {
  NONE: ['0', '0', 'O'],
  HINGED: ['89.00', '41.50', 'D'],
  SLIDING: ['149.00', '72.00', 'S'],
}
const EXTRAS: Record<string, readonly [price: string, cost: string, kilograms: string]> = {
  RAIL: ['24.50', '9.20', '1.5'],
  SOFT: ['39.00', '17.80', '0.4'],
  LOCK: ['32.00', '12.60', '0.6'],
  MIRROR: ['74.95', '31.40', '8'],
}
const WOOD: Record<string, string> = { OAK: 'O', WALNUT: 'W', MDF_WHITE: 'M' }

export const kast = product('KAST-60', holds, check)

const extrasOf = (s: Selections): readonly string[] => s.extras as readonly string[]
const metres = (s: Selections, side: 'width' | 'height'): Fraction => fraction(String(s[side])).over(100)

function holds(s: Selections): Record<string, boolean> {
  const extras = extrasOf(s)
  const hasDoors = s.doors !== 'NONE'
  return {
    K1: metres(s, 'width').times(metres(s, 'height')).atMost(5),
    K2: s.doors !== 'SLIDING' || Number(s.width) >= 90,
    K3: hasDoors || !(extras.includes('LOCK') || extras.includes('SOFT')),
    K4: s.doors === 'HINGED' || !extras.includes('MIRROR'),
    K5: s.light !== true || Number(s.shelves) >= 1,
    K6: extras.length <= 3,
    K7: !extras.includes('RAIL') || Number(s.height) >= 120,
    'VISIBLE-wood': Number(s.shelves) > 0 || s.wood === 'OAK',
    'VISIBLE-watts': s.light === true || Number(s.watts) === 10,
  }
}

/** `decor,width` → what a square metre sells for. The panel is cut to the next width in the list. */
const PRICES = new Map(
  readFileSync(new URL('../../../models/kast-60.prices.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(row => [row.slice(0, row.lastIndexOf(',')), row.slice(row.lastIndexOf(',') + 1)] as const),
)

function panelPrice(s: Selections): Fraction {
  const width = Math.max(42, 2 * Math.ceil(Number(s.width) / 2))
  return fraction(PRICES.get(`${s.decor},${width}`)!)
}

function panelArea(s: Selections): Fraction {
  const [width, height] = [metres(s, 'width'), metres(s, 'height')]
  return width.plus(height).times('1.2').plus(width.times(height))
}

function leavesOf(s: Selections): number {
  return s.doors === 'NONE' ? 0 : Math.ceil(Number(s.width) / 60)
}

/** Down to whole centimetres. */
function clearMillimetres(s: Selections): number {
  return 10 * Math.floor((10 * Number(s.width) - 36) / 10)
}

function driverOf(s: Selections): readonly [size: string, price: string, cost: string] {
  const watts = Number(s.watts)
  if (watts < 15) return ['S', '19.00', '7.40']
  return watts < 30 ? ['M', '27.50', '11.10'] : ['L', '41.00', '16.90']
}

function shelfOf(s: Selections, order: Order): Checked | null {
  const shelves = Number(s.shelves)
  if (shelves === 0) return null
  const finish = s.wood === 'MDF_WHITE' ? 'NONE' : 'OIL'
  return plank.check(
    {
      ...{ width: clearMillimetres(s), depth: '300', material: s.wood!, finish, bracket: 'NONE' },
      ...{ led: s.light === true, engraving: null },
    },
    { ...order, quantity: shelves * order.quantity },
  )
}

function check(s: Selections, order: Order): Checked {
  const part = shelfOf(s, order)
  const plinth = plinthOf(s, order)
  const lines = [...linesOf(s, order, part), plinth.line]
  const checked = total(numberOf(s), order.quantity, stepsOf(s, order, part), lines, [plinth.sawn])
  return {
    ...checked,
    bars: new Map([...checked.bars, ...(part?.bars ?? [])]),
    fewestBars: new Map([...checked.fewestBars, ...(part?.fewestBars ?? [])]),
  }
}

function numberOf(s: Selections): string {
  const size = `${sized(s.width)}-${sized(s.height)}-${fourDigits(s.decor)}`
  const outside = `${EDGE[String(s.edge)]![2]}${DOORS[String(s.doors)]![2]}`
  const light = `${s.light === true ? 'L' : 'N'}${String(s.watts).padStart(2, '0')}`
  const extras = ['RAIL', 'SOFT', 'LOCK', 'MIRROR'].map(extra =>
    extrasOf(s).includes(extra) ? extra[0] : '0',
  )
  return `K60-${size}-${outside}${s.shelves}${WOOD[String(s.wood)]}-${light}-${extras.join('')}`
}

function stepsOf(s: Selections, order: Order, part: Checked | null): CheckedStep[] {
  const edging = metres(s, 'width').plus(metres(s, 'height')).times(2)
  const extras = step('OPTION', sumOf(extrasOf(s).map(extra => fraction(EXTRAS[extra]![0]))))
  const shelves = (part?.goodsNet ?? fraction(0)).over(order.quantity)
  const listed = [
    step('BASE', panelArea(s).times(panelPrice(s)).plus('85.00')),
    step('OPTION', edging.times(EDGE[String(s.edge)]![0])),
    step('OPTION', fraction(DOORS[String(s.doors)]![0]).times(leavesOf(s))),
    step('OPTION', shelves),
    step('OPTION', s.light === true ? fraction(driverOf(s)[1]).plus('25.00') : 0),
    extras,
  ]
  const list = sumOf(listed.map(one => one.amount))
  const group = step('CUSTOMER_DISCOUNT', list.percent(order.priceGroup === 'dealer' ? -10 : 0))
  const percent = quantityBreak(order.quantity, [
    [4, 3],
    [10, 6],
  ])
  return [
    ...listed,
    step('PROJECT_DISCOUNT', extrasOf(s).length === 3 ? extras.amount.percent(-10) : 0),
    group,
    step('QUANTITY_BREAK', list.plus(group.amount).percent(-percent)),
  ]
}

function linesOf(s: Selections, order: Order, part: Checked | null): CheckedLine[] {
  const { quantity } = order
  const size = `${sized(s.width)}x${sized(s.height)}`
  const extras = extrasOf(s)
  const edging = metres(s, 'width').plus(metres(s, 'height')).times(2)
  const shelves = Number(s.shelves) * quantity
  const [driver, , driverCost] = driverOf(s)
  const fittings = sumOf(extras.map(extra => fraction(EXTRAS[extra]![1])))
  const freight = fraction(zoneOf(kilogramsOf(s).times(quantity)))
  return [
    goods('MAKE_PART', `K60C-${fourDigits(s.decor)}-${size}`, quantity, 'H87', 0),
    goods(
      ...(['GENERATED_LIST', `PNL-${fourDigits(s.decor)}-${size}`, panelArea(s).times(quantity)] as const),
      ...(['MTK', panelPrice(s).percent(55)] as const),
    ),
    goods('ARTICLE', `EDGE-${s.edge}`, edging.times(quantity), 'MTR', EDGE[String(s.edge)]![1]),
    goods('FIXED_LIST', 'CAM-15', 16 * quantity, 'H87', '0.08'),
    work('OP10-SAW', 8 + 12 * quantity, 54),
    goods(
      ...([
        'CONFIGURABLE_LINE',
        `DOOR-${s.doors}-${Number(s.height) <= 200 ? 'S' : 'L'}`,
        leavesOf(s) * quantity,
      ] as const),
      ...(['H87', DOORS[String(s.doors)]![1]] as const),
    ),
    ...(part ? [goods('MAKE_PART', part.itemNumber, shelves, 'H87', 0), ...part.lines] : []),
    goods('ARTICLE', `DRIVER-${driver}`, s.light === true ? quantity : 0, 'H87', driverCost),
    goods('FIXED_LIST', 'FIT-K60', extras.length > 0 ? quantity : 0, 'SET', fittings),
    work('OP50-ASSY', 10 + (25 + 4 * extras.length) * quantity, 46),
    service('FREIGHT', 'FRT-K60', 1, 'C62', { cost: freight.percent(80), net: freight }),
  ]
}

function kilogramsOf(s: Selections): Fraction {
  const shelf = fraction(clearMillimetres(s)).over(1000).times('4.2')
  return sumOf([
    panelArea(s).times('11.5'),
    fraction('0.32'),
    fraction(9 * leavesOf(s)),
    shelf.times(Number(s.shelves)),
    fraction(s.light === true ? '0.3' : 0),
    ...extrasOf(s).map(extra => fraction(EXTRAS[extra]![2])),
  ])
}

function zoneOf(kilograms: Fraction): string {
  const reached = (from: number) => kilograms.atLeast(from)
  return reached(600) ? '260.00' : reached(200) ? '145.00' : reached(80) ? '79.00' : '45.00'
}

const SHORT = { mm: 3000, perMetre: '6.20' }
const LONG = { mm: 4200, perMetre: '5.60' }

/**
 * The plinth from bars of two lengths. The bars are those that the order was told of, which must be enough and cost no more than bars
 * of one length do; without them the better of the two lengths.
 */
function plinthOf(s: Selections, { quantity, lengths }: Order): { line: CheckedLine; sawn: Sawn } {
  const pieces = [
    { length: 10 * Number(s.width), count: 2 * quantity },
    { length: 560, count: 2 * quantity },
  ]
  const [short, long] = [SHORT, LONG].map(({ mm }) => firstFitBars(pieces, mm, 4)) as [number, number]
  const single = [plinthCost(short, 0), plinthCost(0, long)]
  const isShort = single[0]!.atMost(single[1]!)
  const [shorts, longs] = lengths?.get('PLINTH-ALU') ?? (isShort ? [short, 0] : [0, long])
  const cost = plinthCost(shorts, longs)
  const laid = pieces.reduce((sum, { length, count }) => sum + (length + 4) * count, 0)
  if ((SHORT.mm + 4) * shorts + (LONG.mm + 4) * longs < laid) throw new Error('too few bars for the plinth')
  if (!single.some(one => cost.atMost(one))) throw new Error('the plinth costs more than bars of one length')
  const length = fraction(SHORT.mm * shorts + LONG.mm * longs).over(1000)
  const line = {
    ...goods('SAW_LIST', 'PLINTH-ALU', length, 'MTR', cost.over(length).rounded(12)),
    cost: cost.cents,
  }
  const fewest = fewestBars(pieces, LONG.mm, 4)
  return { line, sawn: { profile: 'PLINTH-ALU', bars: short, fewest } }
}

function plinthCost(shorts: number, longs: number): Fraction {
  const short = fraction(SHORT.perMetre).times(SHORT.mm * shorts)
  return short.plus(fraction(LONG.perMetre).times(LONG.mm * longs)).over(1000)
}

/** Three digits before the point: `060.5`. */
function sized(figure: Selections[string] | undefined): string {
  const [whole = '', part] = String(figure).split('.')
  return whole.padStart(3, '0') + (part === undefined ? '' : `.${part}`)
}
