import type { Connection } from '../../../src/ports/connector.ts'
import { articleSourceContract } from '../../contract/articles.ts'
import { runContract } from '../../contract/contract.ts'
import { customerSourceContract } from '../../contract/customers.ts'
import { orderSinkContract } from '../../contract/orders-out.ts'
import { quoteSinkContract } from '../../contract/quotes-out.ts'
import { contractData } from '../../support/contract-data.ts'
import { createTestDatabase, type DatabaseKind, databaseKinds } from '../../support/databases.ts'
import { orderDocument, quoteDocument } from '../../support/documents.ts'
import { describeDemo, loadDemoData } from '../../support/sql-demo.ts'
import { createStaging, STAGING } from '../../support/sql-staging.ts'

const data = contractData()

/** The connector over a database of its own, filled with the contract's records. */
async function connect(kind: DatabaseKind): Promise<{ connection: Connection; close: () => Promise<void> }> {
  const database = await createTestDatabase(kind)
  try {
    await loadDemoData(database, data)
    await createStaging(database)
    const description = describeDemo(database.url, STAGING)
    const connection = await description.open({ name: 'erp', stateFolder: '.', now: () => new Date(0) })
    return {
      connection,
      async close() {
        await connection.articles?.close()
        await database.drop()
      },
    }
  } catch (error) {
    await database.drop()
    throw error
  }
}

for (const kind of await databaseKinds()) {
  const name = `sql on ${kind}`
  runContract(customerSourceContract, name, async () => {
    const { connection, close } = await connect(kind)
    return { subject: { source: connection.customers!, data }, close }
  })
  runContract(articleSourceContract, name, async () => {
    const { connection, close } = await connect(kind)
    return { subject: { source: connection.articles!, data }, close }
  })
  runContract(quoteSinkContract, name, async () => {
    const { connection, close } = await connect(kind)
    return { subject: { sink: connection.quotes!, documentOf: quoteDocument }, close }
  })
  runContract(orderSinkContract, name, async () => {
    const { connection, close } = await connect(kind)
    return { subject: { sink: connection.orders!, documentOf: orderDocument }, close }
  })
}
