import { fraction, sumOf } from './arithmetic.ts'
import { barsLine, fourDigits, goods, product, sawn, service, step, total, work } from './check.ts'
import type { Checked, CheckedLine, Order, Sawn, Selections } from './types.ts'

interface Pump {
  readonly type: string
  readonly flow: number
  readonly head: number
  readonly kilowatt: string
  readonly cost: number
  readonly diameter: number
  readonly manifold: number
}

const PUMPS: readonly Pump[] = [
  { type: 'CR10', flow: 13, head: 60, kilowatt: '3', cost: 1180, diameter: 50, manifold: 80 },
  { type: 'CR20', flow: 25, head: 70, kilowatt: '7.5', cost: 1960, diameter: 65, manifold: 100 },
  { type: 'CR45', flow: 55, head: 80, kilowatt: '15', cost: 3890, diameter: 80, manifold: 150 },
  { type: 'CR90', flow: 110, head: 90, kilowatt: '30', cost: 6980, diameter: 100, manifold: 200 },
]
const FACTOR: Record<string, string> = { CAST_IRON: '1', SS316: '1.35', DUPLEX: '1.90' }
const FREIGHT: Record<string, number> = { EXW: 0, FCA: 60, DAP: 420, DDP: 690 }

export const hydro = product('HYDRO-SKID', holds, check)

function pumpOf(s: Selections): Pump | null {
  const pumps = Number(s.pumps)
  const duty = s.redundancy === 'N_PLUS_1' && pumps >= 2 ? pumps - 1 : pumps
  return PUMPS.find(one => Number(s.flow) <= one.flow * duty && Number(s.head) <= one.head) ?? null
}

function holds(s: Selections): Record<string, boolean> {
  const pump = pumpOf(s)
  const pumps = Number(s.pumps)
  const isAtex = s.atex === true
  return {
    P1: s.medium !== 'SEAWATER' || s.material === 'DUPLEX',
    P2: !isAtex || s.seal === 'MECH_CART',
    P3: !(isAtex && s.drive === 'VFD') || s.controller === 'PLC',
    P4: s.redundancy !== 'N_PLUS_1' || pumps >= 2,
    P5: pump !== null,
    P6: s.voltage !== 'V690' || (pump !== null && Number(pump.kilowatt) >= 15),
    P7: pumps < 3 || s.controller === 'PLC',
    P8: s.incoterm !== 'DDP' || ['NL', 'DE', 'BE', 'FR'].includes(String(s.country)),
    P9: !isAtex || s.country === 'NL' || Number(s.commissioningDays) >= 1,
  }
}

/** @pre the pump table has a pump */
function check(s: Selections, order: Order): Checked {
  const pump = pumpOf(s)!
  const pumps = Number(s.pumps)
  const pumpCost = fraction(pump.cost).times(FACTOR[String(s.material)]!).times(pumps)
  const { lines, sawnOf } = linesOf(s, pump, order)
  const goodsCost = sumOf(lines.map(line => line.cost))
  const markup = step('MARKUP', goodsCost.percent(42))
  const steps = [
    step('COST', goodsCost),
    markup,
    step('SURCHARGE', pumpCost.percent('6.1')),
    step('PROJECT_DISCOUNT', goodsCost.plus(markup.amount).percent(-8)),
  ]
  const goodsNet = sumOf(steps.map(one => one.amount))
  const isAbroad = s.country !== 'NL'
  const commission = service('COMMISSION', 'COMMISSION', 1, 'C62', {
    cost: goodsNet.percent(isAbroad ? 5 : 0),
    net: null,
  })
  const material = { CAST_IRON: 'CI', SS316: 'SS', DUPLEX: 'DX' }[String(s.material)]
  const number = `HS-${pump.type}-${pumps}-${material}-${fourDigits(s.flow)}-${fourDigits(s.head)}`
  return total(number, order.quantity, steps, [...lines, ...servicesOf(s), commission], sawnOf)
}

function linesOf(s: Selections, pump: Pump, order: Order): { lines: CheckedLine[]; sawnOf: Sawn[] } {
  const pumps = Number(s.pumps)
  const material = String(s.material)
  const factor = FACTOR[material]!
  const isAtex = s.atex === true
  const frame = [
    { length: 600 + 450 * pumps, count: 2 },
    { length: 900, count: pumps + 1 },
    { length: 350, count: 4 },
  ]
  const profile = 'SHS80x80x5'
  const skid = sawn(profile, frame, 5980)
  const panel = (s.controller === 'PLC' ? 2140 : 890) + 160 * pumps + (isAtex ? 640 : 0)
  const panelNumber = `PANEL-${s.controller}-${pumps}-${s.voltage}${isAtex ? '-EX' : ''}`
  const lines = [
    goods('ARTICLE', `${pump.type}-${material}`, pumps, 'H87', fraction(pump.cost).times(factor)),
    goods(
      'GENERATED_LIST',
      `MF-DN${pump.manifold}-${pumps}-${material}`,
      2,
      'H87',
      fraction(280 + 95 * pumps).times(factor),
    ),
    goods('GENERATED_LIST', `BFV-DN${pump.diameter}`, 2 * pumps, 'H87', '64.00'),
    goods('GENERATED_LIST', `CHV-DN${pump.diameter}`, pumps, 'H87', '118.00'),
    goods('GENERATED_LIST', 'PT-10B', 1, 'H87', '96.00'),
    goods('ARTICLE', 'SEAL-CART', s.seal === 'MECH_CART' ? pumps : 0, 'H87', '312.00'),
    goods(
      'CONFIGURABLE_LINE',
      `VFD-${pump.kilowatt}KW-${s.voltage}`,
      s.drive === 'VFD' ? pumps : 0,
      'H87',
      fraction(pump.kilowatt).times(46).plus(210),
    ),
    goods('CONFIGURABLE_LINE', panelNumber, 1, 'H87', panel),
    goods('MAKE_PART', `FRAME-${pumps}`, 1, 'H87', 0),
    barsLine(skid, order, 6, '14.90'),
    work('OP10-SAW', 10 + 2 * frame.reduce((pieces, { count }) => pieces + count, 0), 54),
    work('OP20-WELD', 60 + 40 * pumps, 58),
    goods('FIXED_LIST', 'PACK-SKID', 1, 'SET', '165.00'),
    work('OP30-ASSY', 120 + 90 * pumps, 46),
    work('OP40-FAT', 90 + 30 * pumps, 72),
    work('ENG-HOURS', isAtex ? 480 : 240, 88),
  ]
  return { lines, sawnOf: [skid] }
}

function servicesOf(s: Selections): CheckedLine[] {
  const days = Number(s.commissioningDays)
  const isTrained = s.training === true
  const nights = s.country === 'NL' ? 0 : Math.max(0, days - 1)
  const kilometres = fraction(2 * Number(s.distanceKm))
  const isTravelled = days > 0 || isTrained
  const freight = fraction(FREIGHT[String(s.incoterm)]!)
  return [
    service('SERVICE', 'COMMISSIONING-DAY', days, 'DAY', { cost: 620 * days, net: 980 * days }),
    service('TRAVEL_COST', 'TRAVEL', 1, 'C62', {
      cost: isTravelled ? kilometres.times('0.38').plus(118 * nights) : 0,
      net: isTravelled ? kilometres.times('0.62').plus(145 * nights) : 0,
    }),
    service('SERVICE', 'TRAINING', 1, 'C62', { cost: isTrained ? 900 : 0, net: isTrained ? 1450 : 0 }),
    service('FREIGHT', `FRT-${s.incoterm}`, 1, 'C62', { cost: freight.percent(85), net: freight }),
  ]
}
