import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { generateArticles, WORK_CENTERS } from '../../../src/connectors/memory/articles.ts'
import { generateCustomers } from '../../../src/connectors/memory/customers.ts'
import { generateDemoData } from '../../../src/connectors/memory/index.ts'
import { DEALER, DUPLICATES, OPPORTUNITIES } from '../../../src/connectors/memory/landmarks.ts'
import { Decimal, sum } from '../../../src/domain/decimal.ts'
import { unitByCode } from '../../../src/domain/units.ts'

const { customers, articles } = generateDemoData()
const article = new Map(articles.map(one => [one.article.number, one]))
const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

describe('the demo’s records', () => {
  it('are the same every time, and more of them change none of the others', () => {
    expect(hash(generateCustomers(1, 2000))).toBe(hash(customers))
    expect(hash(generateArticles(1, 5000))).toBe(hash(articles))
    expect(hash(generateCustomers(1, 2100).slice(0, 2000))).toBe(hash(customers))
    expect(hash(generateCustomers(2, 2000))).not.toBe(hash(customers))
  })

  it('are 2,000 customers and 5,000 articles at least, each once', () => {
    expect(new Set(customers.map(one => one.customer.number)).size).toBe(2000)
    expect(new Set(articles.map(one => one.article.number)).size).toBe(articles.length)
    expect(articles.length).toBeGreaterThan(5000)
  })

  it('have one dealer in five, customers of three countries, and addresses for all', () => {
    const dealers = customers.filter(one => one.customer.priceGroup === 'dealer').length
    expect(dealers / customers.length).toBeGreaterThan(0.19)
    expect(dealers / customers.length).toBeLessThan(0.21)
    expect(new Set(customers.map(one => one.customer.country))).toEqual(new Set(['NL', 'BE', 'DE']))
    for (const { addresses } of customers)
      expect(addresses.map(one => one.kind)).toEqual(expect.arrayContaining(['BILLING', 'DELIVERY']))
  })

  it('have postal codes as the countries write them and VAT numbers whose check digits are right', () => {
    const codes = { NL: /^\d{4} [A-Z]{2}$/, BE: /^\d{4}$/, DE: /^\d{5}$/ }
    for (const { customer, addresses } of customers) {
      for (const one of addresses) expect(one.postalCode).toMatch(codes[one.country as keyof typeof codes])
      const dutch = /^NL(\d{8})(\d)B\d\d$/.exec(customer.vatNumber ?? '')
      if (dutch) {
        const check = [...dutch[1]!].reduce((total, digit, at) => total + Number(digit) * (9 - at), 0) % 11
        expect(String(check)).toBe(dutch[2])
      }
    }
  })

  it('keep the records that others name', () => {
    const byNumber = new Map(customers.map(one => [one.customer.number, one]))
    expect(byNumber.get('C-10001')).toMatchObject({
      customer: { priceGroup: 'dealer', country: 'NL', debtorNumber: 'D40001' },
    })
    expect(byNumber.get(DEALER.number)!.opportunities.map(one => one.id)).toEqual(['OPP-50001', 'OPP-50005'])
    const [first, second] = DUPLICATES.map(number => byNumber.get(number)!.customer)
    expect([first!.name, second!.name]).toEqual(['De Vries Bouw BV', 'de Vries bouw b.v.'])
    expect(first!.vatNumber).toBe(second!.vatNumber)
    const { won, ...openDeals } = OPPORTUNITIES
    expect(won).toMatchObject({ stage: 'WON', probability: 100 })
    const weighted = Object.values(openDeals).map(one =>
      Decimal.of(one.amount).times(Decimal.of(one.probability)).dividedBy(Decimal.of(100), 2),
    )
    expect(sum(weighted).toString()).toBe('28430.43')
    expect(sum(Object.values(openDeals).map(one => Decimal.of(one.amount))).toString()).toBe('58645.12')
  })
})

describe('the demo’s articles', () => {
  const COSTS: Readonly<Record<string, string>> = {
    'P70-FR': '9.80 MTR',
    'P70-SA': '11.20 MTR',
    'BEAD-24': '1.90 MTR',
    'BEAD-44': '2.60 MTR',
    'BEAD-28': '2.10 MTR',
    'CLEAT-70': '1.35 H87',
    'SCREW-48': '0.06 H87',
    'SEAL-310': '4.90 H87',
    'GASKET-EPDM': '0.55 MTR',
    'HANDLE-STD': '7.80 H87',
    'HANDLE-LOCK': '14.60 H87',
    'RC2-KIT': '38.00 SET',
    'VENT-GR': '46.00 MTR',
    'HW-T-S-L': '32.00 SET',
    'HW-T-M-R': '36.50 SET',
    'HW-T-L-L': '44.00 SET',
    'HW-TT-S-R': '41.00 SET',
    'HW-TT-M-L': '46.50 SET',
    'HW-TT-L-R': '58.00 SET',
    'OP40-COAT': '14.50 MTK',
    'OP40-ANOD': '19.00 MTK',
    'COLOUR-CHANGE': '95.00 C62',
    'CR10-CAST_IRON': '1180.00 H87',
    'CR20-DUPLEX': '3724.00 H87',
    'CR45-SS316': '5251.50 H87',
    'CR90-DUPLEX': '13262.00 H87',
    'BFV-DN50': '64.00 H87',
    'BFV-DN100': '64.00 H87',
    'CHV-DN65': '118.00 H87',
    'PT-10B': '96.00 H87',
    'SEAL-CART': '312.00 H87',
    'VFD-3KW-V400': '348.00 H87',
    'VFD-7.5KW-V400': '555.00 H87',
    'VFD-30KW-V690': '1590.00 H87',
    'PANEL-LOCAL-1-V400-EX': '1690.00 H87',
    'PANEL-PLC-3-V400': '2620.00 H87',
    SHS80x80x5: '14.90 MTR',
    'PACK-SKID': '165.00 SET',
    'BOARD-OAK-200': '7.52 MTR',
    'BOARD-OAK-250': '9.40 MTR',
    'BOARD-WALNUT-300': '17.04 MTR',
    'BOARD-MDF_WHITE-200': '4.08 MTR',
    'OIL-NAT': '21.00 LTR',
    'LACQ-CLR': '17.50 LTR',
    'BR-HIDDEN': '3.10 H87',
    'BR-STEEL_BLACK': '2.20 H87',
    'LED-SET': '13.80 SET',
    'BOX-S': '1.90 H87',
    'BOX-L': '2.80 H87',
  }

  it.each(Object.entries(COSTS))('%s costs %s', (number, expected) => {
    const { prices, unit } = article.get(number)!.article
    expect(`${prices.cost?.amount} ${unit}`).toBe(expected)
    expect(prices.cost?.currency).toBe('EUR')
  })

  it('are there in every combination, and new items are not', () => {
    const count = (pattern: RegExp) => articles.filter(one => pattern.test(one.article.number)).length
    expect(count(/^HW-/)).toBe(12)
    expect(count(/^CR\d\d-(CAST_IRON|SS316|DUPLEX)$/)).toBe(12)
    expect(count(/^(BFV|CHV)-DN(50|65|80|100)$/)).toBe(8)
    expect(count(/^VFD-(3|7\.5|15|30)KW-V(400|690)$/)).toBe(8)
    expect(count(/^PANEL-(LOCAL|PLC)-[1-4]-V(400|690)(-EX)?$/)).toBe(32)
    expect(count(/^BOARD-/)).toBe(9)
    expect(count(/^FRAME-[1-4]$/)).toBe(4)
    expect(count(/^(GL|MF|V70|HS|PL|CARE)-/)).toBe(0)
    expect(article.get('FRAME-3')!.article.prices.cost).toBeNull()
  })

  it('have suppliers, stock in two warehouses, levels and lead times', () => {
    for (const { article: one, suppliers, stock } of articles) {
      expect(unitByCode(one.unit!)).not.toBeNull()
      if (one.reorderLevel === null) continue
      expect(stock.map(level => level.warehouse)).toEqual(['ARNHEM', 'VENLO'])
      expect(one.leadTimeDays).toBeGreaterThan(0)
      expect(suppliers.filter(each => each.preferred)).toHaveLength(1)
      for (const level of stock) expect(level.available!.value.isNegative).toBe(false)
    }
  })

  it('have one that is blocked, one below its level, and bars in lengths of 6 m', () => {
    expect(articles.filter(one => one.article.blocked).map(one => one.article.number)).toEqual([
      'HANDLE-LOCK',
    ])
    const kit = article.get('RC2-KIT')!
    expect(
      sum(kit.stock.map(one => one.available!.value)).compare(kit.article.reorderLevel!.value),
    ).toBeLessThan(0)
    for (const level of article.get('P70-FR')!.stock)
      expect(Number(level.onHand!.value.toString()) % 6).toBe(0)
  })

  it('are made at the work centers of the catalogue', () => {
    const rates = WORK_CENTERS.map(one => `${one.code} ${one.ratePerHour?.amount ?? 'outside'}`)
    expect(rates.join(', ')).toBe(
      'SAW 54.00, CNC 68.00, CRIMP 48.00, COAT outside, ASSY 46.00, GLAZE 46.00, QC 44.00, WELD 58.00, FAT 72.00, ENG 88.00, SAND 42.00, LASER 44.00, DESK 52.00, VISIT 64.00',
    )
  })
})
