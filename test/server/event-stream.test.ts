import { describe, expect, it } from 'vitest'
import { isFromElsewhere, takesEvents } from '../../src/server/event-stream.ts'

describe('who takes server-sent events', () => {
  it.each([
    ['text/event-stream', 'ONLY'],
    ['Text/Event-Stream; charset=utf-8', 'ONLY'],
    ['application/graphql-response+json, application/json, text/event-stream, multipart/mixed', 'TOO'],
    ['text/event-stream, */*;q=0.1', 'TOO'],
    ['application/json', 'NOT'],
    ['*/*', 'NOT'],
    ['', 'NOT'],
  ])('%s: %s', (accept, expected) => {
    expect(takesEvents({ headers: { accept } })).toBe(expected)
  })
})

describe('a page from elsewhere', () => {
  const host = 'dovetail.example:4000'
  it.each([
    ['a person or a program', {}, false],
    ['a page of ours', { 'sec-fetch-site': 'same-origin' }, false],
    [
      'a page of ours behind a proxy',
      { 'sec-fetch-site': 'same-origin', origin: 'https://shop.example' },
      false,
    ],
    ['an address that was typed', { 'sec-fetch-site': 'none' }, false],
    ['another site', { 'sec-fetch-site': 'cross-site' }, true],
    ['another port', { 'sec-fetch-site': 'same-site' }, true],
    ['a page of ours, without TLS', { origin: `http://${host}` }, false],
    ['another site, without TLS', { origin: 'http://evil.example' }, true],
    ['a page that hides where it is from', { origin: 'null' }, true],
  ])('%s: %j is %s', (_who, headers, expected) => {
    expect(isFromElsewhere({ method: 'GET', headers: { host, ...headers } })).toBe(expected)
  })

  it('cannot post what we read without asking first', () => {
    expect(isFromElsewhere({ method: 'POST', headers: { host, 'sec-fetch-site': 'cross-site' } })).toBe(false)
  })
})
