import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { recordReference } from '../../../src/domain/document.ts'

/** What a client sends. */
export interface BatteryOrder {
  readonly externalReference: string
  readonly orderingKey: string
  readonly place: number
  /** Where those of an ordering key are revisions of one order */
  readonly orderNumber?: string
  readonly revision?: number
}

/** A record of the ERP, or a change of one, in the order in which they were committed. */
export interface BatteryRecord extends BatteryOrder {
  readonly remoteId: string
  readonly payloadHash: string
}

/** @see createHttpSink */
type Sent = Omit<BatteryRecord, 'remoteId'> & { readonly changes?: string }

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
    const { changes, ...sent } = JSON.parse(await bodyOf(request)) as Sent
    const record = { ...sent, remoteId: changes ?? `R-${records.length + 1}` }
    records.push(record)
    const reference = recordReference(record)
    const others = (byReference.get(reference) ?? []).filter(({ remoteId }) => remoteId !== changes)
    byReference.set(reference, [...others, record])
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
