import { generateDemoData } from '../../src/connectors/memory/index.ts'
import type { Address } from '../../src/domain/customer.ts'

/** What a test's Tryton knows from the beginning. */
export interface TrytonRecords {
  readonly debtors: readonly {
    readonly code: string
    readonly name: string
    readonly active: boolean
    readonly addresses: readonly object[]
  }[]
  readonly articles: readonly {
    readonly code: string
    readonly name: string
    readonly type: 'goods' | 'service'
    /** Tryton's symbol */
    readonly unit: string
    readonly price: string
    readonly cost: string
    readonly active: boolean
  }[]
}

const SYMBOLS: Readonly<Record<string, string>> = {
  H87: 'u',
  C62: 'u',
  SET: 'u',
  MTR: 'm',
  KMT: 'km',
  MTK: 'm²',
  LTR: 'l',
  HUR: 'h',
  DAY: 'd',
}
const DEBTORS = 20

export const BLOCKED_DEBTOR = 'D-BLOCKED'
export const CHARGE_ARTICLE = 'CHARGE'

/** The debtors and articles of the demo that its orders need, a debtor that is blocked, and a service to invoice charges under. */
export function trytonRecords(): TrytonRecords {
  const { customers, articles } = generateDemoData({ articles: 5 })
  const debtors = customers
    .filter(({ customer, addresses }) => customer.debtorNumber !== null && addresses.length > 0)
    .slice(0, DEBTORS)
    .map(({ customer, addresses }) => ({
      code: customer.debtorNumber!,
      name: customer.name ?? customer.number,
      active: true,
      addresses: addresses.map(toAddress),
    }))
  return {
    debtors: [...new Map([...debtors, blockedDebtor(debtors[0]!)].map(one => [one.code, one])).values()],
    articles: [
      ...articles.map(({ article }) => ({
        code: article.number,
        name: article.description ?? article.number,
        type: 'goods' as const,
        unit: SYMBOLS[article.unit ?? '']!,
        price: article.prices.sales?.amount.toString() ?? '0',
        cost: article.prices.cost?.amount.toString() ?? '0',
        active: article.blocked !== true,
      })),
      {
        code: CHARGE_ARTICLE,
        name: 'Charge',
        type: 'service',
        unit: 'u',
        price: '0',
        cost: '0',
        active: true,
      },
    ],
  }
}

function toAddress({ kind, name, street, postalCode, city, country }: Address): object {
  return {
    party_name: name,
    street,
    postal_code: postalCode,
    city,
    country: country ?? 'NL',
    invoice: kind === 'BILLING',
    delivery: kind === 'DELIVERY',
  }
}

const blockedDebtor = (like: TrytonRecords['debtors'][number]): TrytonRecords['debtors'][number] => ({
  ...like,
  code: BLOCKED_DEBTOR,
  active: false,
})
