import { type Fraction, fraction, sumOf } from './arithmetic.ts'
import {
  barsLine,
  fourDigits,
  goods,
  product,
  quantityBreak,
  sawn,
  service,
  step,
  total,
  work,
} from './check.ts'
import type { Checked, CheckedLine, CheckedStep, Order, Sawn, Selections } from './types.ts'

const GLASS_WEIGHT: Record<string, number> = { HRPP: 20, TRIPLE: 30, LAM: 30 }
const GLASS_COST: Record<string, string> = { HRPP: '38', TRIPLE: '64', LAM: '79' }
const BEAD: Record<string, readonly [string, string]> = {
  HRPP: ['BEAD-24', '1.90'],
  TRIPLE: ['BEAD-44', '2.60'],
  LAM: ['BEAD-28', '2.10'],
}
const HARDWARE: Record<string, readonly [string, string, string]> = {
  TURN: ['32.00', '36.50', '44.00'],
  TILT_TURN: ['41.00', '46.50', '58.00'],
}

export const vento = product('VENTO-70', holds, check)

function holds(s: Selections): Record<string, boolean> {
  const [width, height] = [Number(s.width), Number(s.height)]
  const isFixed = s.opening === 'FIXED'
  const isGiven = s.ralCode !== undefined && s.ralCode !== null && s.ralCode !== ''
  const kilograms = areaOf(s)
    .times(GLASS_WEIGHT[String(s.glazing)]!)
    .plus(
      fraction(2 * (width + height))
        .over(1000)
        .times('1.9'),
    )
  return {
    W1: isFixed || width * height <= 2_500_000,
    W2: isFixed === (s.hinge === 'NONE') && isFixed === (s.handle === 'NONE'),
    W3: s.opening !== 'TILT_TURN' || (width >= 450 && height >= 550 && 2 * width <= 3 * height),
    W4: s.security !== 'RC2' || (s.handle === 'LOCKABLE' && s.glazing === 'LAM'),
    W5: (s.colour === 'RAL_CUSTOM') === isGiven && (!isGiven || /^RAL\d{4}$/.test(String(s.ralCode))),
    W6: (s.finish === 'ANODISED') === (s.colour === 'ANOD_NATURAL'),
    W7: isFixed || kilograms.atMost(80),
    W8: s.vent !== true || height >= 700,
  }
}

/** Square metres of the window. */
function areaOf(s: Selections): Fraction {
  return fraction(Number(s.width)).times(Number(s.height)).over(1_000_000)
}

function check(s: Selections, order: Order): Checked {
  const steps = stepsOf(s, order)
  const { lines, sawnOf } = linesOf(s, order)
  const goodsNet = sumOf(steps.map(one => one.amount)).times(order.quantity)
  const commission = service('COMMISSION', 'COMMISSION', 1, 'C62', { cost: goodsNet.percent(3), net: null })
  return total(
    itemNumberOf(s),
    order.quantity,
    steps,
    [...lines, ...servicesOf(s, order.quantity), commission],
    sawnOf,
  )
}

function itemNumberOf(s: Selections): string {
  const opening = { FIXED: 'F', TURN: 'T', TILT_TURN: 'TT' }[String(s.opening)]
  const colour = String(s.colour === 'RAL_CUSTOM' ? s.ralCode : s.colour)
  const code = s.colour === 'ANOD_NATURAL' ? 'ANOD' : colour.slice(3)
  const glass = { HRPP: 'HR', TRIPLE: 'TR', LAM: 'LA' }[String(s.glazing)]
  return `V70-${opening}-${fourDigits(s.width)}-${fourDigits(s.height)}-${code}-${glass}`
}

function stepsOf(s: Selections, { quantity, priceGroup }: Order): CheckedStep[] {
  const area = areaOf(s)
  const pricedArea = area.atLeast('0.5') ? area : fraction('0.5')
  const base = step('BASE', fraction('176.00').times(area).plus('148.00'))
  const options: CheckedStep[] = []
  const option = (isChosen: boolean, amount: Fraction | string): void => {
    if (isChosen) options.push(step('OPTION', amount))
  }
  option(s.opening === 'TURN', '96.00')
  option(s.opening === 'TILT_TURN', '138.00')
  option(s.glazing === 'TRIPLE', pricedArea.times(58))
  option(s.glazing === 'LAM', pricedArea.times(74))
  option(s.colour === 'RAL_CUSTOM', base.amount.percent(12))
  option(s.colour === 'ANOD_NATURAL', base.amount.percent(8))
  option(s.finish === 'STRUCTURE', base.amount.percent(5))
  option(s.handle === 'LOCKABLE', '18.00')
  option(s.security === 'RC2', '85.00')
  option(s.vent === true, '79.00')
  const list = sumOf([base, ...options].map(one => one.amount))
  const discount = step('CUSTOMER_DISCOUNT', list.percent(priceGroup === 'dealer' ? -25 : 0))
  const percent = quantityBreak(quantity, [
    [5, 2],
    [10, 4],
    [25, 6],
  ])
  return [
    base,
    ...options,
    step('SURCHARGE', list.percent('3.5')),
    discount,
    step('QUANTITY_BREAK', list.plus(discount.amount).percent(-percent)),
  ]
}

function linesOf(s: Selections, order: Order): { lines: CheckedLine[]; sawnOf: Sawn[] } {
  const [width, height, quantity] = [Number(s.width), Number(s.height), order.quantity]
  const hasSash = s.opening !== 'FIXED'
  const glazing = String(s.glazing)
  const [glassWidth, glassHeight] = hasSash ? [width - 150, height - 150] : [width - 92, height - 92]
  const [bead, beadCost] = BEAD[glazing]!
  const profiles: [profile: string, unitCost: string, lengths: [number, number]][] = [
    ['P70-FR', '9.80', [width, height]],
    ...(hasSash
      ? [['P70-SA', '11.20', [width - 76, height - 76]] as [string, string, [number, number]]]
      : []),
    [bead, beadCost, [glassWidth, glassHeight - 40]],
  ]
  const sawnOf = profiles.map(([profile, , lengths]) =>
    sawn(
      profile,
      lengths.map(length => ({ length, count: 2 * quantity })),
      5980,
    ),
  )
  const perimeter = fraction(2 * (width + height)).over(1000)
  const paneArea = fraction(glassWidth).times(glassHeight).over(1_000_000).rounded(3)
  const pane = `GL-${glazing}-${fourDigits(glassWidth)}x${fourDigits(glassHeight)}`
  const coated = perimeter.times('0.30').plus(hasSash ? perimeter.times('0.28') : 0)
  const isAnodised = s.colour === 'ANOD_NATURAL'
  const lines = [
    ...sawnOf.map((one, index) => barsLine(one, order, 6, profiles[index]![1])),
    goods('FIXED_LIST', 'CLEAT-70', (hasSash ? 8 : 4) * quantity, 'H87', '1.35'),
    goods('FIXED_LIST', 'SCREW-48', 16 * quantity, 'H87', '0.06'),
    goods('FIXED_LIST', 'SEAL-310', fraction('0.2').times(quantity), 'H87', '4.90'),
    goods('ARTICLE', 'GASKET-EPDM', perimeter.times(2 * quantity).rounded(2), 'MTR', '0.55'),
    goods('ARTICLE', 'HANDLE-STD', s.handle === 'STD' ? quantity : 0, 'H87', '7.80'),
    goods('ARTICLE', 'HANDLE-LOCK', s.handle === 'LOCKABLE' ? quantity : 0, 'H87', '14.60'),
    goods('ARTICLE', 'RC2-KIT', s.security === 'RC2' ? quantity : 0, 'SET', '38.00'),
    goods(
      'ARTICLE',
      'VENT-GR',
      s.vent === true ? fraction(glassWidth).times(quantity).over(1000).rounded(3) : 0,
      'MTR',
      '46.00',
    ),
    goods(
      'GENERATED_LIST',
      pane,
      (paneArea.atLeast('0.5') ? paneArea : fraction('0.5')).times(quantity),
      'MTK',
      GLASS_COST[glazing]!,
    ),
    work(
      'OP10-SAW',
      fraction('0.9')
        .times(4 * profiles.length * quantity)
        .plus(6),
      54,
    ),
    work(
      'OP20-CNC',
      fraction('3.5')
        .times((hasSash ? 2 : 1) * quantity)
        .plus(10),
      68,
    ),
    work(
      'OP30-CRIMP',
      fraction('0.8')
        .times((hasSash ? 8 : 4) * quantity)
        .plus(5),
      48,
    ),
    work('OP50-ASSY', 8 + (hasSash ? 22 : 12) * quantity, 46),
    work('OP60-GLAZE', 4 + 9 * quantity, 46),
    work('OP70-QC', 3 * quantity, 44),
    goods(
      'SUBCONTRACT',
      isAnodised ? 'OP40-ANOD' : 'OP40-COAT',
      coated.times(quantity).rounded(2),
      'MTK',
      isAnodised ? '19.00' : '14.50',
    ),
    goods('SUBCONTRACT', 'COLOUR-CHANGE', s.colour === 'RAL_CUSTOM' ? 1 : 0, 'C62', '95.00'),
  ]
  return { lines: hasSash ? [...lines, hardware(s, quantity)] : lines, sawnOf }
}

function hardware(s: Selections, quantity: number): CheckedLine {
  const height = Number(s.height)
  const size = height < 900 ? 0 : height < 1500 ? 1 : 2
  const opening = String(s.opening)
  const number = `HW-${opening === 'TURN' ? 'T' : 'TT'}-${'SML'[size]}-${s.hinge === 'LEFT' ? 'L' : 'R'}`
  return goods('CONFIGURABLE_LINE', number, quantity, 'SET', HARDWARE[opening]![size]!)
}

function servicesOf(s: Selections, quantity: number): CheckedLine[] {
  if (s.install !== true) return []
  const hours = fraction('1.5').times(quantity)
  const kilometres = fraction(2 * Number(s.distanceKm) * Math.ceil(quantity / 8))
  return [
    service('SERVICE', 'SVC-INSTALL', hours, 'HUR', { cost: hours.times(49), net: hours.times(68) }),
    service('TRAVEL_COST', 'TRV-KM', kilometres, 'KMT', {
      cost: kilometres.times('0.38'),
      net: kilometres.times('0.62'),
    }),
  ]
}
