import { describe, expect, it } from 'vitest'
import { needsOf } from '../../../src/connectors/tryton/needs.ts'
import type { DocumentPart, OrderDocument, OrderDocumentLine } from '../../../src/domain/document.ts'
import { orderDocument } from '../../support/documents.ts'
import { trytonOrder } from '../../support/tryton-orders.ts'

const document = trytonOrder('1')
const [window] = document.lines
const withLines = (...lines: OrderDocumentLine[]): OrderDocument => ({ ...document, lines })
const withParts = (parts: DocumentPart[]): OrderDocumentLine => ({
  ...window!,
  definition: { ...window!.definition!, parts },
})
const plain = (amount: { quantity: unknown; unit: string } | undefined) =>
  amount && [String(amount.quantity), amount.unit]

describe('what an order needs in Tryton', () => {
  it('is each article once, with what it is used for and what the order says of it', () => {
    const { articles } = needsOf(document, { chargeArticle: 'CHARGE' })
    const told = articles.map(({ number, action, isSold, isPart }) => [number, action, isSold, isPart])
    expect(told).toEqual([
      ['V70-1', 'CREATE', true, false],
      ['P70-FR', null, false, true],
      ['GL-1', 'CREATE', false, true],
      ['HANDLE-STD', null, true, false],
      ['CHARGE', null, true, false],
    ])
  })

  it('costs what its parts and its work cost, for one piece, without services', () => {
    const { articles } = needsOf(document)
    // (513.28 + 640.00 + 114 min at 54.00 an hour) / 10
    expect(String(articles[0]?.cost?.amount)).toBe('125.5880')
    expect(String(articles[2]?.cost?.amount)).toBe('64.0000')
    expect(String(articles[0]?.salesPrice?.amount)).toBe('439.1700')
  })

  it('makes every level of parts by a list of its own, with the operations done there', () => {
    const nested = orderDocument('O-1')
    const [first] = nested.lines
    const newArticles = ['V70-TT-1200-1400-7016-HR', 'FRAME-1'].map(itemNumber => ({
      itemNumber,
      action: 'CREATE' as const,
      description: null,
      unit: 'H87',
    }))
    const line = { ...first!, definition: { ...first!.definition!, newArticles } }
    const { partsLists } = needsOf({ ...nested, lines: [line] })
    const told = partsLists.map(({ number, output, inputs, operations }) => ({
      number,
      output: plain(output),
      inputs: [...inputs].map(([part, amount]) => [part, ...plain(amount)!]),
      operations: operations.map(operation => operation.number),
    }))
    expect(told).toEqual([
      {
        number: 'V70-TT-1200-1400-7016-HR',
        output: ['10', 'H87'],
        inputs: [
          ['FRAME-1', '1', 'H87'],
          ['OIL-NAT', '0.0288', 'LTR'],
        ],
        operations: [],
      },
      {
        number: 'FRAME-1',
        output: ['1', 'H87'],
        inputs: [['P70-FR', '60', 'MTR']],
        operations: ['OP10-SAW'],
      },
    ])
  })

  it('makes no parts list of what the ERP makes already', () => {
    const definition = { ...window!.definition!, newArticles: [] }
    expect(needsOf(withLines({ ...window!, definition })).partsLists).toEqual([])
  })

  it('adds up what is made in two lines, and what is twice in one', () => {
    const [profile] = window!.definition!.parts
    const twice = withParts([
      profile!,
      { ...profile!, key: 'again', quantity: { value: '0.625', unit: 'MTR' } },
    ])
    const { partsLists, problems } = needsOf(withLines(twice, { ...twice, position: 2 }))
    expect(partsLists).toHaveLength(1)
    expect(plain(partsLists[0]?.output)).toEqual(['20', 'H87'])
    expect(plain(partsLists[0]?.inputs.get('P70-FR'))).toEqual(['106.000', 'MTR'])
    expect(problems).toEqual([])
  })

  it('tells what cannot be said to Tryton: two units for one part, a product without a number', () => {
    const [profile] = window!.definition!.parts
    const mixed = withParts([profile!, { ...profile!, key: 'again', quantity: { value: '2', unit: 'H87' } }])
    const nameless = { ...window!, position: 2, itemNumber: null }
    const { problems } = needsOf(withLines(mixed, nameless))
    expect(problems).toEqual([
      { reference: 'P70-FR', reason: expect.stringContaining('MTR and in H87') },
      { reference: 'line 2', reason: expect.stringContaining('no item number') },
    ])
  })
})
