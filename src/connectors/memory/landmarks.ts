import type { Customer } from '../../domain/customer.ts'
import type { Country } from './places.ts'

/** Records of the demo that stay as they are, so that guides, scenarios and tests can name them. */
export interface LandmarkCustomer {
  readonly number: string
  readonly name: string
  readonly debtorNumber: string
  readonly vatNumber: string
  readonly priceGroup: Customer['priceGroup']
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly country: Country
}

export interface LandmarkOpportunity {
  readonly id: string
  readonly customerNumber: string
  readonly name: string
  readonly stage: string
  /** Percent */
  readonly probability: number
  /** EUR */
  readonly amount: string
  readonly expectedCloseDate: string
}

export const DEALER: LandmarkCustomer = {
  number: 'C-10001',
  name: 'Kozijnenhandel Van Dam BV',
  debtorNumber: 'D40001',
  vatNumber: 'NL821563427B01',
  priceGroup: 'dealer',
  street: 'Industrieweg 12',
  postalCode: '3542 AD',
  city: 'Utrecht',
  country: 'NL',
}

export const WATERWORKS: LandmarkCustomer = {
  number: 'C-10002',
  name: 'Wasserwerke Münsterland GmbH',
  debtorNumber: 'D40002',
  vatNumber: 'DE136695976',
  priceGroup: 'guest',
  street: 'Am Güterbahnhof 7',
  postalCode: '48147',
  city: 'Münster',
  country: 'DE',
}

export const OFFICE_PARK: LandmarkCustomer = {
  number: 'C-10003',
  name: 'Kantorenpark Zuiderzee NV',
  debtorNumber: 'D40003',
  vatNumber: 'NL804127566B02',
  priceGroup: 'guest',
  street: 'Zuiderzeelaan 41',
  postalCode: '8017 JV',
  city: 'Zwolle',
  country: 'NL',
}

export const BOOK_SHOP: LandmarkCustomer = {
  number: 'C-10004',
  name: 'Boekhandel Zoë & Daniël VOF',
  debtorNumber: 'D40004',
  vatNumber: 'NL853216496B01',
  priceGroup: null,
  street: 'Kerkstraat 8',
  postalCode: '5211 KG',
  city: "'s-Hertogenbosch",
  country: 'NL',
}

export const BUILDER: LandmarkCustomer = {
  number: 'C-10007',
  name: 'De Vries Bouw BV',
  debtorNumber: 'D40007',
  vatNumber: 'NL861234571B01',
  priceGroup: 'guest',
  street: 'Ambachtsweg 3',
  postalCode: '8912 AB',
  city: 'Leeuwarden',
  country: 'NL',
}

/** The same company, entered a second time by somebody else */
export const BUILDER_AGAIN: LandmarkCustomer = {
  ...BUILDER,
  number: 'C-10421',
  name: 'de Vries bouw b.v.',
  debtorNumber: 'D40421',
  priceGroup: null,
}

export const LANDMARK_CUSTOMERS: readonly LandmarkCustomer[] = [
  DEALER,
  WATERWORKS,
  OFFICE_PARK,
  BOOK_SHOP,
  BUILDER,
  BUILDER_AGAIN,
]

export const DUPLICATES: readonly [string, string] = [BUILDER.number, BUILDER_AGAIN.number]

export const OPPORTUNITIES = {
  /** Ten windows for a dealer, with installation */
  windows: {
    id: 'OPP-50001',
    customerNumber: DEALER.number,
    name: 'VENTO-70 × 10, Vleuterweide phase 2',
    stage: 'PROPOSAL',
    probability: 60,
    amount: '5523.30',
    expectedCloseDate: '2026-12-18',
  },
  pumps: {
    id: 'OPP-50002',
    customerNumber: WATERWORKS.number,
    name: 'HYDRO-SKID, pumping station Hiltrup',
    stage: 'PROPOSAL',
    probability: 35,
    amount: '38903.98',
    expectedCloseDate: '2027-03-15',
  },
  care: {
    id: 'OPP-50003',
    customerNumber: OFFICE_PARK.number,
    name: 'CARE, 24 assets for 24 months',
    stage: 'NEGOTIATION',
    probability: 80,
    amount: '12960.00',
    expectedCloseDate: '2026-12-11',
  },
  shelves: {
    id: 'OPP-50004',
    customerNumber: BOOK_SHOP.number,
    name: 'PLANK × 12, shop window',
    stage: 'NEGOTIATION',
    probability: 90,
    amount: '1257.84',
    expectedCloseDate: '2026-12-04',
  },
  won: {
    id: 'OPP-50005',
    customerNumber: DEALER.number,
    name: 'VENTO-70 × 4, Vleuterweide phase 1',
    stage: 'WON',
    probability: 100,
    amount: '1561.20',
    expectedCloseDate: '2026-09-30',
  },
} as const satisfies Record<string, LandmarkOpportunity>
