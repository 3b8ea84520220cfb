import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a client sends. */
export interface BatteryOrder {
  readonly externalReference: string
  readonly orderingKey: string
  readonly place: number
}

/** A record of the ERP, in the order in which they were committed. */
export interface BatteryRecord extends BatteryOrder {
  readonly remoteId: string
  readonly payloadHash: string
}

/** An ERP that takes whatever comes, twice if it comes twice, and keeps its own records. */
export interface BatteryErp {
  readonly url: string
  readonly records: readonly BatteryRecord[]
  stop(): Promise<void>
}

export async function startErp(): Promise<BatteryErp> {
  const records: BatteryRecord[] = []
  const byReference = new Map<string, BatteryRecord[]>()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, 'http://erp')
    const answer = (body: object): void => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    }
    if (request.method === 'GET') {
      const reference = url.searchParams.get('reference')!
      return answer({ reference, orders: byReference.get(reference) ?? [] })
    }
    const sent = JSON.parse(await bodyOf(request)) as Omit<BatteryRecord, 'remoteId'>
    const record = { ...sent, remoteId: `R-${records.length + 1}` }
    records.push(record)
    const known = byReference.get(record.externalReference)
    if (known) known.push(record)
    else byReference.set(record.externalReference, [record])
    answer({ reference: record.externalReference, remoteId: record.remoteId })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    records,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
