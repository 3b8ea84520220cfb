import { HttpClient } from '../../../src/connectors/http.ts'
import { readFault, refusedRead, refusedWrite, writeFault } from '../../../src/connectors/http-errors.ts'
import { DovetailError } from '../../../src/domain/errors.ts'
import type { CreateOptions, RemoteRecord, Sink, SinkCapabilities } from '../../../src/ports/sink.ts'
import type { BatteryOrder, BatteryRecord } from './erp.ts'
import type { FaultBeforeConnecting } from './faults.ts'

export interface HttpSinkOptions {
  readonly url: string
  readonly capabilities: SinkCapabilities
  /** Asked before each request: which fault it meets on the way, if any */
  readonly onTheWay: () => FaultBeforeConnecting | null
}

/** A sink for the battery's ERP: each answer tells the reference it is about, which is compared. */
export function createHttpSink<Document extends { readonly externalReference: string } = BatteryOrder>({
  url,
  capabilities,
  onTheWay,
}: HttpSinkOptions): Sink<Document> {
  const client = new HttpClient(url, { connections: 4 })
  const { port } = new URL(url)
  const astray: Readonly<Record<FaultBeforeConnecting, HttpClient>> = {
    // Port 1 is nobody's.
    REFUSED: new HttpClient('http://127.0.0.1:1', { connections: 1 }),
    NO_SUCH_HOST: new HttpClient('http://erp.invalid', { connections: 1 }),
    TLS_FAILURE: new HttpClient(`https://127.0.0.1:${port}`, { connections: 1 }),
  }
  const clientNow = (): HttpClient => {
    const fault = onTheWay()
    return fault ? astray[fault] : client
  }

  /** @param changes the id of the record that is changed, if one is */
  const post = async (
    order: Document,
    changes: { readonly changes?: string },
    { signal, payloadHash, mayStillSend }: CreateOptions,
  ): Promise<RemoteRecord> => {
    const { externalReference } = order
    const what = `order "${externalReference}"`
    const body = JSON.stringify({ ...order, ...changes, payloadHash })
    const ask = () => clientNow().send({ method: 'POST', path: '/orders', body, signal, mayStillSend })
    try {
      const answer = await renewed(ask)
      const refused = refusedWrite(what, answer, new Date())
      if (refused) throw refused
      const { remoteId } = parse<{ remoteId: string }>(what, answer.body, externalReference)
      return { remoteId, payloadHash }
    } catch (error) {
      throw writeFault(what, error)
    }
  }

  return {
    capabilities,
    async findByReference(reference, { signal }): Promise<readonly RemoteRecord[]> {
      const what = `look-up of "${reference}"`
      const path = `/orders?reference=${encodeURIComponent(reference)}`
      const ask = () => client.send({ method: 'GET', path, signal })
      try {
        const answer = await renewed(ask)
        const refused = refusedRead(what, answer, new Date())
        if (refused) throw refused
        return parse<{ orders: BatteryRecord[] }>(what, answer.body, reference).orders
      } catch (error) {
        throw readFault(what, error)
      }
    },
    create: (order, options) => post(order, {}, options),
    update: async (order, { remoteId }, options) => ({
      record: await post(order, { changes: remoteId }, options),
    }),
    async close() {
      for (const one of [client, ...Object.values(astray)]) one.close()
    },
  }
}

/** A session that is over is renewed once; there is nothing to renew here. */
async function renewed<Answer extends { readonly status: number }>(
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const answer = await ask()
  return answer.status === 401 ? ask() : answer
}

/** @throws DovetailError to check for what is no answer to this request */
function parse<T>(what: string, body: string, reference: string): T {
  const answer = parseJson(body) as (T & { reference?: unknown; error?: unknown }) | null
  if (answer?.reference === reference) return answer
  const came = answer?.error ? `the error "${answer.error}"` : body.slice(0, 60)
  throw new DovetailError(
    'SOURCE_ANSWER_INVALID',
    'check',
    `${what}: expected an answer about it, got ${came}`,
  )
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
