import { trytonOrder } from '../../../support/tryton-orders.ts'
import { connect, writing } from './serving.ts'

/** A process that sends one order and ends: to be killed on the way. Arguments: the connector's options as JSON, the order's suffix. */
const [options = '', suffix = ''] = process.argv.slice(2)
const sink = await connect(JSON.parse(options))
await sink.create(trytonOrder(suffix), writing())
await sink.close()
