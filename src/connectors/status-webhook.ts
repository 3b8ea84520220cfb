import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import { ForbiddenError, RequestError } from '../domain/errors.ts'
import type { StatusReport } from '../domain/status-report.ts'
import type { StatusReceiver } from '../ports/status.ts'

const REFERENCE = z.string().min(1).max(120)
const REASON = z.string().max(1_000).nullish()
const QUOTE_DATA = z.object({ externalReference: REFERENCE, reason: REASON })
const ORDER_DATA = z.object({
  externalReference: REFERENCE,
  confirmedDeliveryDate: z.iso.date().nullish(),
  reason: REASON,
})
const CALL = z.object({ type: z.string().max(100), data: z.unknown() })

const QUOTE_TYPES = { 'quote.accepted': 'ACCEPTED', 'quote.rejected': 'REJECTED' } as const
const ORDER_TYPES = {
  'order.confirmed': 'CONFIRMED',
  'order.in_production': 'IN_PRODUCTION',
  'order.shipped': 'SHIPPED',
  'order.completed': 'COMPLETED',
  'order.rejected': 'REJECTED',
  'order.cancelled': 'CANCELLED',
} as const

/**
 * What became of quotes and orders, told in Dovetail's own words and signed as the Standard Webhooks specification says
 * (https://www.standardwebhooks.com). Calls of other types are none of ours.
 *
 * @param secret `whsec_` and base64
 * @throws Error for a secret that is none
 */
export function createStatusWebhook(secret: string): StatusReceiver {
  const webhook = new Webhook(secret)
  return {
    read({ headers, body }) {
      verify(webhook, headers, body)
      const { type, data } = parse(CALL, readJson(body))
      if (isOneOf(type, QUOTE_TYPES)) {
        const { externalReference, reason = null } = parse(QUOTE_DATA, data, ['data'])
        return [{ kind: 'QUOTE', externalReference, decision: QUOTE_TYPES[type], reason }]
      }
      if (isOneOf(type, ORDER_TYPES)) return [toOrderReport(ORDER_TYPES[type], data)]
      return []
    },
  }
}

function toOrderReport(status: (typeof ORDER_TYPES)[keyof typeof ORDER_TYPES], data: unknown): StatusReport {
  const { externalReference, confirmedDeliveryDate = null, reason = null } = parse(ORDER_DATA, data, ['data'])
  return { kind: 'ORDER', externalReference, status, confirmedDeliveryDate, reason }
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
