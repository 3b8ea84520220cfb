import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { memory } from '../../../src/connectors/index.ts'
import {
  type CountedCall,
  counting,
  type InProcessGateway,
  startInProcess,
} from '../../support/in-process.ts'
import { WINDOW } from '../../support/products.ts'
import { configure } from '../../support/shop-floor.ts'

const QUERY = readFileSync(join(import.meta.dirname, 'query.graphql'), 'utf8')
const CUSTOMERS = `query ($first: Int!) { customers(first: $first) { nodes { number addresses { city } contacts { nodes { name } } opportunities { nodes { name } } } } }`
const ARTICLES = `query ($first: Int!) { articles(first: $first) { nodes { number stock { warehouse } suppliers { supplier { name } } } } }`

interface Look {
  customer: { name: string; debtorNumber: string; addresses: object[]; opportunities: { nodes: object[] } }
  configuration: {
    status: string
    domains: { options: { state: string }[] | null }[]
    price: { net: { amount: string }; steps: { kind: string; code: string; amount: { amount: string } }[] }
    definition: {
      itemNumber: string
      sawLists: { profile: string; barCount: number }[]
      lines: {
        number: string
        article: { stock: object[]; suppliers: object[]; prices: { cost: { amount: string } } } | null
      }[]
    }
  }
}

describe('one query over CRM, ERP and engine', () => {
  const calls: CountedCall[] = []
  let running: InProcessGateway
  const start = async (maxBatch?: number) => {
    const config = {
      sources: { crm: counting(memory(), calls, maxBatch), erp: counting(memory(), calls, maxBatch) },
    }
    running = await startInProcess({ config })
    return running
  }
  afterEach(async () => {
    calls.length = 0
    await running.stop()
  })
  const counted = () => calls.map(call => call.operation).sort()

  it('answers all of it, and asks each source once per level', async () => {
    const gateway = await start()
    const configuration = await configure(gateway, 'VENTO-70', WINDOW)
    calls.length = 0
    const { data, errors } = await gateway.ask<Look>(QUERY, { customer: 'C-10001', configuration })
    expect(errors).toBeUndefined()
    expect(data.customer).toMatchObject({ name: 'Kozijnenhandel Van Dam BV', debtorNumber: 'D40001' })
    expect(data.customer.addresses.length).toBeGreaterThan(1)
    expect(data.customer.opportunities.nodes.length).toBeGreaterThan(1)
    expect(data.configuration.price.net.amount).toBe('5523.30')
    expect(data.configuration.definition.itemNumber).toBe('V70-TT-1200-1400-7016-HR')
    expect(data.configuration.definition.sawLists.map(list => list.barCount)).toEqual([10, 9, 8])
    const frame = data.configuration.definition.lines.find(line => line.number === 'P70-FR')!
    expect(frame.article!.prices.cost.amount).toBe('9.80')
    expect(frame.article!.stock).toHaveLength(2)
    expect(frame.article!.suppliers.length).toBeGreaterThan(0)
    expect(counted()).toEqual([
      'addressesOf',
      'articlesByNumber',
      'customersByNumber',
      'opportunitiesOf',
      'stockOf',
      'suppliersOf',
      'workCentersByCode',
    ])
  })

  it.each([1, 200])('asks as often for %i customers', async first => {
    const gateway = await start()
    calls.length = 0
    const { data } = await gateway.ask<{ customers: { nodes: object[] } }>(CUSTOMERS, { first })
    expect(data.customers.nodes).toHaveLength(first)
    expect(counted()).toEqual(['addressesOf', 'contactsOf', 'findCustomers', 'opportunitiesOf'])
  })

  it('splits above maxBatch into exactly the batches it declares', async () => {
    const gateway = await start(60)
    calls.length = 0
    await gateway.ask(ARTICLES, { first: 200 })
    const sizes = (operation: string) =>
      calls.filter(call => call.operation === operation).map(call => call.keys)
    expect(sizes('stockOf')).toEqual([60, 60, 60, 20])
    expect(sizes('suppliersOf')).toEqual([60, 60, 60, 20])
  })
})
