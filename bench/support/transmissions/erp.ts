/**
 * An ERP as a process of its own: takes whatever comes, twice if it comes twice, and counts. One answer in ten fails, half of these after it
 * has committed. Its address is its first message; asked for its records by any message, it sends them.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bodyOf } from '../../../test/support/battery/erp.ts'
import { seededRandom } from '../../../test/support/random.ts'

const FAILING = 0.1
/** Each in turn, so that every bench meets as many of each */
const OF_CREATES = ['RESET_BEFORE', 'RESET_AFTER', 'STATUS_500_BEFORE', 'STATUS_500_AFTER'] as const
const OF_LOOK_UPS = ['RESET_BEFORE', 'STATUS_500_BEFORE'] as const

type Fault = (typeof OF_CREATES)[number]

interface Entry {
  readonly remoteId: string
  readonly payloadHash: string
}

/** What the ERP has, as it tells the bench. */
export interface ErpReport {
  /** External reference → how many records it has of it */
  readonly counts: Readonly<Record<string, number>>
  readonly requests: number
  readonly failed: number
}

const random = seededRandom(Number(process.argv[2] ?? 1))
const entries = new Map<string, Entry[]>()
let requests = 0
let failed = 0
let taken = 0

function nextFault(isCreate: boolean): Fault | null {
  requests++
  if (random() >= FAILING) return null
  const kinds = isCreate ? OF_CREATES : OF_LOOK_UPS
  return kinds[failed++ % kinds.length]!
}

function take(sent: { readonly externalReference: string; readonly payloadHash: string }): Entry {
  const entry = { remoteId: `R-${++taken}`, payloadHash: sent.payloadHash }
  const known = entries.get(sent.externalReference)
  if (known) known.push(entry)
  else entries.set(sent.externalReference, [entry])
  return entry
}

const server = createServer(async (request, response) => {
  const isCreate = request.method === 'POST'
  // Whoever asked gave up meanwhile.
  const body = await bodyOf(request).catch(() => null)
  if (body === null) return
  const fault = nextFault(isCreate)
  const work = (): object => {
    if (isCreate) {
      const sent = JSON.parse(body)
      return { reference: sent.externalReference, ...take(sent) }
    }
    const reference = new URL(request.url!, 'http://erp').searchParams.get('reference')!
    return { reference, orders: entries.get(reference) ?? [] }
  }
  const answer = fault === 'RESET_BEFORE' || fault === 'STATUS_500_BEFORE' ? null : work()
  if (fault?.startsWith('RESET')) request.socket.resetAndDestroy()
  else
    response.writeHead(fault ? 500 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
})

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send!(`http://127.0.0.1:${port}`)
})
process.on('message', () => {
  const counts = Object.fromEntries([...entries].map(([reference, some]) => [reference, some.length]))
  process.send!({ counts, requests, failed } satisfies ErpReport)
})
process.once('disconnect', () => process.exit())
