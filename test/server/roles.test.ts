import { describe, expect, it } from 'vitest'
import { identify } from '../../src/server/roles.ts'

const roleOf = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
  identify({ headers, socket: { remoteAddress } }, null).role

describe('the role of a caller without a key', () => {
  it.each([
    'localhost',
    'localhost:4000',
    'LOCALHOST:4000',
    '127.0.0.1',
    '127.0.0.1:80',
    '[::1]',
    '[::1]:4000',
  ])('is sales on this machine, which it calls %s', host => {
    expect(roleOf({ host })).toBe('sales')
    expect(roleOf({ host }, '::1')).toBe('sales')
    expect(roleOf({ host }, '::ffff:127.0.0.1')).toBe('sales')
    expect(roleOf({ host }, '192.0.2.7')).toBe('guest')
  })

  it.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    'localhost:4000.evil',
    '127.0.0.1.nip.io',
    'x',
    '',
  ])('is guest where a page’s own name led here: "%s"', host => expect(roleOf({ host })).toBe('guest'))

  it('is guest without a host', () => expect(roleOf({})).toBe('guest'))

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])('is guest with %s', name => {
    expect(roleOf({ host: 'localhost', [name]: '127.0.0.1' })).toBe('guest')
  })

  it('is the default role where there is one', () => {
    expect(identify({ headers: { host: 'evil.example' }, socket: {} }, 'sales').role).toBe('sales')
    expect(identify({ headers: { host: 'localhost' }, socket: { remoteAddress: '::1' } }, 'guest').role).toBe(
      'guest',
    )
  })
})
