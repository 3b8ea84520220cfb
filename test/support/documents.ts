import type { DocumentDefinition, OrderDocument, QuoteDocument } from '../../src/domain/document.ts'

const pieces = (value: string) => ({ value, unit: 'H87' })

export function quoteDocument(externalReference: string): QuoteDocument {
  return {
    kind: 'QUOTE',
    externalReference,
    quoteNumber: 'Q-2026-00012',
    revision: 2,
    customerNumber: 'C-10001',
    customerName: 'Kozijnenhandel Van Dam BV',
    contactId: 'P-10001-1',
    contactName: 'Bram Köster',
    opportunityId: 'OPP-50001',
    createdAt: '2026-11-24T09:15:00.123Z',
    validUntil: '2026-12-24',
    currency: 'EUR',
    net: '5523.30',
    vatRate: '21',
    vat: '1159.89',
    gross: '6683.19',
    link: 'https://dovetail.example/quotes/1',
    lines: [
      {
        position: 1,
        kind: 'CONFIGURATION',
        description: 'Tilt-and-turn window 1200 × 1400 – “wit” 😀',
        itemNumber: 'V70-TT-1200-1400-7016-HR',
        quantity: pieces('10'),
        unitNet: '439.17',
        net: '4391.70',
      },
      {
        position: 2,
        kind: 'TEXT',
        description: 'Delivery in week 51, \'s morgens; 100 % \\ "franco"',
        itemNumber: null,
        quantity: { value: '1', unit: 'C62' },
        unitNet: null,
        net: null,
      },
    ],
  }
}

export function orderDocument(externalReference: string): OrderDocument {
  const { lines, ...quote } = quoteDocument('')
  return {
    kind: 'ORDER',
    externalReference,
    orderNumber: externalReference,
    quoteNumber: quote.quoteNumber,
    quoteRevision: quote.revision,
    customerNumber: quote.customerNumber,
    debtorNumber: 'D40001',
    contactId: 'CON-70001',
    contactName: 'Femke de Wit',
    customerReference: 'Vleuterweide; fase 2',
    requestedDeliveryDate: '2026-12-18',
    createdAt: quote.createdAt,
    currency: quote.currency,
    net: quote.net,
    vatRate: quote.vatRate,
    vat: quote.vat,
    gross: quote.gross,
    deliveryAddress: {
      id: 'A-10001-D',
      name: 'Kozijnenhandel Van Dam BV',
      street: 'Industrieweg 12',
      postalCode: '3542 AD',
      city: 'Utrecht',
      country: 'NL',
    },
    lines: lines.map((line, at) => ({ ...line, definition: at === 0 ? DEFINITION : null })),
  }
}

const part = { description: null, unitCost: '9.80', cost: '588.00', costCurrency: 'EUR' }

const DEFINITION: DocumentDefinition = {
  modelCode: 'VENTO-70',
  modelVersion: '1',
  configurationHash: 'c0ffee',
  selections: [
    { feature: 'width', value: 1200 },
    { feature: 'vent', value: false },
  ],
  parts: [
    {
      ...part,
      key: 'frame',
      parentKey: null,
      kind: 'MAKE_PART',
      number: 'FRAME-1',
      quantity: pieces('1'),
      unitCost: null,
      cost: '0',
    },
    {
      ...part,
      key: 'frame/profile',
      parentKey: 'frame',
      kind: 'SAW_LIST',
      number: 'P70-FR',
      quantity: { value: '60', unit: 'MTR' },
    },
    {
      ...part,
      key: 'oil',
      parentKey: null,
      kind: 'ARTICLE',
      number: 'OIL-NAT',
      quantity: { value: '0.0288', unit: 'LTR' },
    },
  ],
  operations: [
    {
      key: 'saw',
      parentKey: 'frame',
      number: 'OP10-SAW',
      description: 'Sawing',
      workCenter: 'SAW',
      setupMinutes: '6',
      runMinutes: '108.0',
      ratePerHour: '54.00',
    },
  ],
  sawLists: [
    {
      profile: 'P70-FR',
      kerfMm: '4',
      trimMm: '10',
      bars: [
        {
          count: 5,
          lengthMm: '6000',
          remnantMm: '376',
          cuts: [
            { lengthMm: '1400', quantity: 4, mitreLeft: '45', mitreRight: '45' },
            { lengthMm: '300', quantity: 1, mitreLeft: null, mitreRight: null },
          ],
        },
      ],
    },
  ],
  newArticles: [
    { itemNumber: 'GL-HRPP-1050x1250', action: 'CREATE', description: 'Pane', unit: 'MTK' },
    { itemNumber: 'V70-TT-1200-1400-7016-HR', action: 'REUSE', description: null, unit: 'H87' },
  ],
}

/** The lease of a test never ends. */
export const mayStillSend = (): void => {}
