import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { createStatusWebhook } from '../../src/connectors/status-webhook.ts'
import { ForbiddenError, RequestError } from '../../src/domain/errors.ts'

const SECRET = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
const OTHER = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

const AT = '2026-12-01T10:00:00.000Z'

/** A call as somebody with that secret makes it now. */
function call(content: unknown, { secret = SECRET, id = 'msg_1', at = new Date() } = {}) {
  const body =
    typeof content === 'string' ? content : JSON.stringify({ timestamp: AT, ...(content as object) })
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  }
  return { headers, body }
}

describe('a webhook that tells what became of documents', () => {
  const quotes = createStatusWebhook(SECRET, 'QUOTE')
  const orders = createStatusWebhook(SECRET, 'ORDER')
  const externalReference = 'O-2026-00007'
  const none = { reason: null }

  it.each([
    ['quote.accepted', { kind: 'QUOTE', decision: 'ACCEPTED', decidedAt: AT, reason: null }],
    ['quote.rejected', { kind: 'QUOTE', decision: 'REJECTED', decidedAt: AT, reason: null }],
    ['order.confirmed', { kind: 'ORDER', status: 'CONFIRMED', ...none }],
    ['order.in_production', { kind: 'ORDER', status: 'IN_PRODUCTION', ...none }],
    ['order.shipped', { kind: 'ORDER', status: 'SHIPPED', ...none }],
    ['order.completed', { kind: 'ORDER', status: 'COMPLETED', ...none }],
    ['order.rejected', { kind: 'ORDER', status: 'REJECTED', ...none }],
    ['order.cancelled', { kind: 'ORDER', status: 'CANCELLED', ...none }],
  ])('understands %s', (type, report) => {
    const [own, other] = report.kind === 'QUOTE' ? [quotes, orders] : [orders, quotes]
    const asked = call({ type, data: { externalReference } })
    expect(own.read(asked)).toEqual({ at: AT, reports: [{ externalReference, ...report }] })
    expect(() => other.read(asked)).toThrow(RequestError)
  })

  it('takes a day and a reason', () => {
    const data = { externalReference, confirmedDeliveryDate: '2026-12-18', reason: 'two weeks later' }
    expect(orders.read(call({ type: 'order.confirmed', data })).reports).toMatchObject([data])
  })

  it.each(['contact.updated', 'toString', '__proto__'])('has nothing to tell of %s', type => {
    expect(quotes.read(call({ type, data: { id: 7 } })).reports).toEqual([])
  })

  it('takes one of several signatures, so that a secret can be changed', () => {
    const { headers, body } = call({ type: 'quote.accepted', data: { externalReference } })
    const other = call(JSON.parse(body), { secret: OTHER }).headers['webhook-signature']
    const both = { ...headers, 'webhook-signature': `${other} ${headers['webhook-signature']}` }
    expect(quotes.read({ headers: both, body }).reports).toHaveLength(1)
  })

  const right = { type: 'quote.accepted', data: { externalReference } }
  const { headers, body } = call(right)
  it.each([
    ['by another secret', call(right, { secret: OTHER })],
    ['six minutes ago', call(right, { at: new Date(Date.now() - 360_000) })],
    ['in six minutes', call(right, { at: new Date(Date.now() + 360_000) })],
    ['for another body', { headers, body: `${body} ` }],
    ['for another id', { headers: { ...headers, 'webhook-id': 'msg_2' }, body }],
    ['in another way', { headers: { ...headers, 'webhook-signature': 'v1a,AAAA' }, body }],
    ['not at all', { headers: {}, body }],
  ])('does not believe what was signed %s', (_how, wrong) => {
    expect(() => quotes.read(wrong)).toThrow(ForbiddenError)
  })

  it.each([
    ['{', 'expected a JSON body'],
    ['[]', 'body: '],
    ['{"type":7,"data":{}}', 'type: '],
    ['{"type":"quote.accepted","data":{}}', 'timestamp: '],
    [{ type: 'quote.accepted', timestamp: 'yesterday' }, 'timestamp: '],
    [{ type: 'quote.accepted' }, 'data: '],
    [{ type: 'quote.accepted', data: { externalReference: '' } }, 'data.externalReference: '],
    [
      { type: 'order.confirmed', data: { externalReference, confirmedDeliveryDate: '2026-02-30' } },
      'data.confirmedDeliveryDate: ',
    ],
  ])('says where it does not understand %j', (content, message) => {
    const isOrder = typeof content !== 'string' && content.type.startsWith('order')
    const receiver = isOrder ? orders : quotes
    expect(() => receiver.read(call(content))).toThrow(RequestError)
    expect(() => receiver.read(call(content))).toThrow(message)
  })

  it.each([
    '',
    'whsec_',
    'a secret',
    'password',
    'whsec_YQ==',
    SECRET.slice(6),
    `${SECRET}${SECRET.repeat(3).slice(6)}`,
  ])('cannot be made with the secret "%s"', secret => {
    expect(() => createStatusWebhook(secret, 'QUOTE')).toThrow('whsec_ and 24 to 64 bytes')
  })
})
