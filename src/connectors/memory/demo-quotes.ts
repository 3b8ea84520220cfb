import { BOOK_SHOP, DEALER, OFFICE_PARK, OPPORTUNITIES, WATERWORKS } from './landmarks.ts'

/** A quote that the demo company has made before anybody starts the gateway. */
export interface DemoQuote {
  /** Names it for good: the same quote is never made twice */
  readonly name: string
  readonly customer: string
  readonly opportunity: string
  readonly model: string
  readonly selections: Readonly<Record<string, string | number | boolean | null>>
  readonly quantity: number
  /** How many days ago */
  readonly madeDaysAgo: number
  readonly validDays: number
  /** What became of it. REVISED: a second revision has `revisedQuantity` pieces */
  readonly fate: 'OPEN' | 'REVISED' | 'EXPIRED' | 'WON'
  readonly revisedQuantity?: number
}

const WINDOW = {
  width: 1200,
  height: 1400,
  opening: 'TILT_TURN',
  hinge: 'LEFT',
  glazing: 'HRPP',
  colour: 'RAL7016',
  finish: 'MATT',
  handle: 'STD',
  security: 'NONE',
  vent: false,
  install: true,
  distanceKm: 45,
}

const PUMP_SET = {
  flow: 60,
  head: 45,
  medium: 'WATER',
  pumps: 3,
  redundancy: 'N_PLUS_1',
  material: 'SS316',
  drive: 'VFD',
  voltage: 'V400',
  atex: false,
  seal: 'MECH_STD',
  controller: 'PLC',
  country: 'DE',
  incoterm: 'DAP',
  commissioningDays: 3,
  distanceKm: 310,
  training: true,
}

const SHELF = {
  width: 1400,
  depth: '250',
  material: 'OAK',
  finish: 'OIL',
  bracket: 'HIDDEN',
  led: false,
  engraving: 'Kade 9',
}

/** A demo that is a year old still has its open quotes. */
const A_YEAR = 365

export const DEMO_QUOTES: readonly DemoQuote[] = [
  {
    name: 'demo-windows',
    customer: DEALER.number,
    opportunity: OPPORTUNITIES.windows.id,
    model: 'VENTO-70',
    selections: WINDOW,
    quantity: 8,
    madeDaysAgo: 12,
    validDays: A_YEAR,
    fate: 'REVISED',
    revisedQuantity: 10,
  },
  {
    name: 'demo-pumps',
    customer: WATERWORKS.number,
    opportunity: OPPORTUNITIES.pumps.id,
    model: 'HYDRO-SKID',
    selections: PUMP_SET,
    quantity: 1,
    madeDaysAgo: 9,
    validDays: A_YEAR,
    fate: 'OPEN',
  },
  {
    name: 'demo-care',
    customer: OFFICE_PARK.number,
    opportunity: OPPORTUNITIES.care.id,
    model: 'CARE',
    selections: { plan: 'SILVER', assets: 24, months: 24, response: 'NEXT_DAY' },
    quantity: 1,
    madeDaysAgo: 6,
    validDays: A_YEAR,
    fate: 'OPEN',
  },
  {
    name: 'demo-shelves',
    customer: BOOK_SHOP.number,
    opportunity: OPPORTUNITIES.shelves.id,
    model: 'PLANK',
    selections: SHELF,
    quantity: 12,
    madeDaysAgo: 3,
    validDays: A_YEAR,
    fate: 'OPEN',
  },
  {
    name: 'demo-expired',
    customer: BOOK_SHOP.number,
    opportunity: OPPORTUNITIES.shelves.id,
    model: 'PLANK',
    selections: { ...SHELF, width: 1200, engraving: null },
    quantity: 4,
    madeDaysAgo: 90,
    validDays: 30,
    fate: 'EXPIRED',
  },
  {
    name: 'demo-won',
    customer: DEALER.number,
    opportunity: OPPORTUNITIES.won.id,
    model: 'VENTO-70',
    selections: { ...WINDOW, width: 1000, height: 1200, install: false, distanceKm: 0 },
    quantity: 4,
    madeDaysAgo: 70,
    validDays: 30,
    fate: 'WON',
  },
]
