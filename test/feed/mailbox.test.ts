import { describe, expect, it } from 'vitest'
import { Mailbox } from '../../src/feed/mailbox.ts'

describe('a mailbox', () => {
  it('gives what came in its order, each once, however often it came', async () => {
    const mailbox = new Mailbox(() => undefined)
    for (const key of ['a', 'b', 'a', 'c', 'b']) mailbox.put(key)
    expect([await mailbox.next(), await mailbox.next(), await mailbox.next()]).toEqual(['a', 'b', 'c'])
    const next = mailbox.next()
    mailbox.put('a')
    expect(await next).toBe('a')
  })

  it('ends for who waits when it is closed, and tells that once', async () => {
    let closed = 0
    const mailbox = new Mailbox(() => closed++)
    const next = mailbox.next()
    mailbox.close()
    mailbox.close()
    mailbox.put('too late')
    expect(await next).toBeNull()
    expect(await mailbox.next()).toBeNull()
    expect(closed).toBe(1)
  })

  it('keeps a thousand, and is closed with an error when there are more', async () => {
    let closed = 0
    const mailbox = new Mailbox(() => closed++)
    for (let index = 0; index < 1_000; index++) mailbox.put(`key ${index}`)
    mailbox.put('key 7')
    expect(await mailbox.next()).toBe('key 0')
    mailbox.put('key 1000')
    mailbox.put('key 1001')
    await expect(mailbox.next()).rejects.toMatchObject({ code: 'SUBSCRIBER_TOO_SLOW' })
    expect(closed).toBe(1)
    expect(await mailbox.next()).toBeNull()
  })
})
