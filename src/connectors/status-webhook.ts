import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import { ForbiddenError, RequestError } from '../domain/errors.ts'
import type { StatusReport } from '../domain/status-report.ts'
import type { StatusReceiver } from '../ports/status.ts'

const REFERENCE = z.string().min(1).max(120)
const REASON = z.string().max(1_000).nullish()
const MOMENT = z.iso.datetime({ offset: true })
const QUOTE_DATA = z.object({ externalReference: REFERENCE, reason: REASON })
const ORDER_DATA = z.object({
  externalReference: REFERENCE,
  confirmedDeliveryDate: z.iso.date().nullish(),
  reason: REASON,
})
const CALL = z.object({ type: z.string().max(100), timestamp: MOMENT, data: z.unknown() })

const QUOTE_TYPES = { 'quote.accepted': 'ACCEPTED', 'quote.rejected': 'REJECTED' } as const
const ORDER_TYPES = {
  'order.confirmed': 'CONFIRMED',
  'order.in_production': 'IN_PRODUCTION',
  'order.shipped': 'SHIPPED',
  'order.completed': 'COMPLETED',
  'order.rejected': 'REJECTED',
  'order.cancelled': 'CANCELLED',
} as const
const WORDS = { QUOTE: 'quotes', ORDER: 'orders' } as const

/** As Standard Webhooks says */
const SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/
const LEAST_BYTES = 24
const MOST_BYTES = 64

/**
 * What became of documents of one kind, told in Dovetail's own words and signed as the Standard Webhooks specification says
 * (https://www.standardwebhooks.com). Calls of types that are not Dovetail's say nothing.
 *
 * @param secret `whsec_` and 24 to 64 bytes in base64
 * @throws Error for another secret
 */
export function createStatusWebhook(secret: string, kind: StatusReport['kind']): StatusReceiver {
  assertSecret(secret)
  const webhook = new Webhook(secret)
  return {
    read({ headers, body }) {
      verify(webhook, headers, body)
      const { type, timestamp, data } = parse(CALL, readJson(body))
      const at = new Date(timestamp).toISOString()
      const report = reportOf(type, data, at)
      if (report && report.kind !== kind)
        throw new RequestError(`type: expected what became of ${WORDS[kind]} here, got "${type}"`)
      return { at, reports: report ? [report] : [] }
    },
  }
}

function assertSecret(secret: string): void {
  const [, key = ''] = SECRET.exec(secret) ?? []
  const bytes = Buffer.from(key, 'base64').length
  if (bytes < LEAST_BYTES || bytes > MOST_BYTES)
    throw new Error(`expected whsec_ and ${LEAST_BYTES} to ${MOST_BYTES} bytes in base64`)
}

function reportOf(type: string, data: unknown, at: string): StatusReport | null {
  if (isOneOf(type, QUOTE_TYPES)) {
    const { externalReference, reason = null } = parse(QUOTE_DATA, data, ['data'])
    return { kind: 'QUOTE', externalReference, decision: QUOTE_TYPES[type], decidedAt: at, reason }
  }
  if (!isOneOf(type, ORDER_TYPES)) return null
  const { externalReference, confirmedDeliveryDate, reason = null } = parse(ORDER_DATA, data, ['data'])
  return { kind: 'ORDER', externalReference, status: ORDER_TYPES[type], confirmedDeliveryDate, reason }
}

function verify(webhook: Webhook, headers: Readonly<Record<string, string | undefined>>, body: string): void {
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined)
  try {
    webhook.verify(body, Object.fromEntries(given), { jsonParse: false })
  } catch (error) {
    throw new ForbiddenError(
      `expected webhook-id, webhook-timestamp and webhook-signature as Standard Webhooks says, made with our secret: ${
        error instanceof Error ? error.message : error
      }`,
    )
  }
}

function isOneOf<Types extends object>(type: string, types: Types): type is keyof Types & string {
  return Object.hasOwn(types, type)
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    throw new RequestError(`expected a JSON body: ${error instanceof Error ? error.message : error}`)
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown, place: readonly string[] = []): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const path = [...place, ...(issue?.path ?? [])].map(String).join('.')
  throw new RequestError(`${path || 'body'}: ${issue?.message}`)
}
