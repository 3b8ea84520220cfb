import { describe, expect, it } from 'vitest'
import { Mailbox } from '../../src/feed/mailbox.ts'

describe('a mailbox', () => {
  it('gives what came in its order, each once and as it came last, however often it came', async () => {
    const mailbox = new Mailbox<number>(() => undefined)
    for (const [letter, key] of ['a', 'b', 'a', 'c', 'b'].entries()) mailbox.put(key, letter)
    expect([await mailbox.next(), await mailbox.next(), await mailbox.next()]).toEqual([
      ['a', 2],
      ['b', 4],
      ['c', 3],
    ])
    const next = mailbox.next()
    mailbox.put('a', 5)
    expect(await next).toEqual(['a', 5])
  })

  it('takes back what was taken, unless something later waits', async () => {
    const mailbox = new Mailbox<number>(() => undefined)
    mailbox.putBack('a', 1)
    mailbox.putBack('a', 0)
    expect(await mailbox.next()).toEqual(['a', 1])
    mailbox.put('a', 2)
    mailbox.putBack('a', 1)
    expect(await mailbox.next()).toEqual(['a', 2])
  })

  it('ends for who waits when it is closed, and tells that once', async () => {
    let closed = 0
    const mailbox = new Mailbox<null>(() => closed++)
    const next = mailbox.next()
    mailbox.close()
    mailbox.close()
    mailbox.put('too late', null)
    expect(await next).toBeNull()
    expect(await mailbox.next()).toBeNull()
    expect(closed).toBe(1)
  })

  it('keeps what looks bring at once and more, and is closed with an error when there are more', async () => {
    let closed = 0
    const mailbox = new Mailbox<null>(() => closed++)
    for (let index = 0; index < 60_000; index++) mailbox.put(`key ${index}`, null)
    mailbox.put('key 7', null)
    expect(await mailbox.next()).toEqual(['key 0', null])
    mailbox.put('key 60000', null)
    mailbox.put('key 60001', null)
    await expect(mailbox.next()).rejects.toMatchObject({ code: 'SUBSCRIBER_TOO_SLOW' })
    expect(closed).toBe(1)
    expect(await mailbox.next()).toBeNull()
  })
})
