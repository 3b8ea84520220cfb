import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectMemory } from '../../../src/connectors/memory/index.ts'
import { articleSourceContract } from '../../contract/articles.ts'
import { runContract } from '../../contract/contract.ts'
import { customerSourceContract } from '../../contract/customers.ts'
import { orderSinkContract } from '../../contract/orders-out.ts'
import { quoteSinkContract } from '../../contract/quotes-out.ts'
import { contractData } from '../../support/contract-data.ts'
import { orderDocument, quoteDocument } from '../../support/documents.ts'

const data = contractData()

function connect() {
  const stateFolder = mkdtempSync(join(tmpdir(), 'dovetail-'))
  const connection = connectMemory(data, { name: 'demo', stateFolder, now: () => new Date(0) })
  return { connection, close: async () => rmSync(stateFolder, { recursive: true }) }
}

runContract(customerSourceContract, 'memory', async () => {
  const { connection, close } = connect()
  return { subject: { source: connection.customers!, data }, close }
})
runContract(articleSourceContract, 'memory', async () => {
  const { connection, close } = connect()
  return { subject: { source: connection.articles!, data }, close }
})
runContract(quoteSinkContract, 'memory', async () => {
  const { connection, close } = connect()
  return { subject: { sink: connection.quotes!, documentOf: quoteDocument }, close }
})
runContract(orderSinkContract, 'memory', async () => {
  const { connection, close } = connect()
  return { subject: { sink: connection.orders!, documentOf: orderDocument }, close }
})
