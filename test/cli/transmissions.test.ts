import { userInfo } from 'node:os'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Settlement } from '../../src/ports/transmission-queue.ts'
import { runTransmissionsCommand as transmissions } from '../support/run-command.ts'
import { aTransmission, openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

const DAY = Date.parse('2026-11-23T09:30:00Z')
const ME = `cli:${userInfo().username}`

describe.each(storeKinds)('dovetail transmissions on %s', kind => {
  let own: TestStore
  beforeAll(async () => {
    own = await openTestStore(kind)
    vi.stubEnv('DATABASE_URL', own.database.url)
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await own?.drop()
  })
  afterEach(async () => {
    for (const table of ['transmission_event', 'transmission']) await own.database.run(`delete from ${table}`)
  })

  const enqueue = (externalReference: string, fields: Parameters<typeof aTransmission>[0] = {}) =>
    own.store.transaction(({ transmissions: queue }) =>
      queue.enqueue(aTransmission({ externalReference, orderingKey: externalReference, at: DAY, ...fields })),
    )
  /** One attempt of what is due, and how it ended. */
  const attempt = (target: string, at: number, outcome: Partial<Settlement>, mark = true) =>
    own.store.transaction(async ({ transmissions: queue }) => {
      const { id, fence } = (await queue.claim({ target, owner: 'one', at, leaseMs: 60_000 }))!.transmission
      if (mark) await queue.markSending(id, fence, at, at)
      const base = { at, actor: 'dovetail', detail: outcome.lastError ?? null, nextAt: at, remoteId: null }
      const settlement = { ...base, lastError: null, what: 'REFUSED', state: 'DEAD', clearsSendStarted: true }
      return queue.settle(id, fence, { ...settlement, ...outcome } as Settlement)
    })
  const stateOf = async (reference: string) =>
    (await own.store.transmissions.byReferences('ORDER', [reference]))[0]!.state
  const refuse = (at = DAY) =>
    attempt('erp', at, { lastError: 'ERP order "O-1": the debtor \u001b[31mD40001\u001b[0m\nis blocked' })

  it('lists what is on its way, newest first, and tells what is not there', async () => {
    expect(await transmissions('list')).toEqual({
      code: 0,
      out: 'No transmission is like that.\n',
      err: '',
    })
    await enqueue('O-1')
    await refuse()
    await enqueue('Q-2-R1', { kind: 'QUOTE', target: 'crm', at: DAY + 60_000 })
    await attempt('crm', DAY + 61_000, {
      what: 'DELIVERED',
      state: 'DELIVERED',
      remoteId: 'QT-9',
      detail: 'QT-9',
    })
    const { out } = await transmissions('list')
    expect(out.split('\n')).toEqual([
      'REFERENCE  TARGET  STATE      TRIES  ACCEPTED              NEXT  DETAIL',
      'Q-2-R1     crm     DELIVERED  1      2026-11-23T09:31:00Z        QT-9',
      'O-1        erp     DEAD       1      2026-11-23T09:30:00Z        ERP order "O-1": the debtor [31mD40001 [0m is blocked',
      '2 of 2',
      '',
    ])
    const { out: json } = await transmissions('list', '--json', '--kind', 'QUOTE')
    expect(JSON.parse(json)).toMatchObject({
      target: 'crm',
      kind: 'QUOTE',
      externalReference: 'Q-2-R1',
      state: 'DELIVERED',
      remoteId: 'QT-9',
      createdAt: '2026-11-23T09:31:00.000Z',
      nextAttemptAt: null,
    })
  })

  it.each([
    [['--waiting'], ['O-1']],
    [
      ['--state', 'PENDING', 'DEAD'],
      ['O-3', 'Q-2-R1', 'O-1'],
    ],
    [['--target', 'crm'], ['Q-2-R1']],
    [
      ['--kind', 'ORDER'],
      ['O-3', 'O-1'],
    ],
    [['--reference', 'q-2'], ['Q-2-R1']],
    [
      ['--since', '2026-11-23T09:31:00Z'],
      ['O-3', 'Q-2-R1'],
    ],
    [['--since', '2026-11-24'], ['O-3']],
    [['--since', '2026-11-23T10:31:00+01:00', '--before', '2026-11-24T00:00'], ['Q-2-R1']],
    [['--first', '1'], ['O-3']],
    [['--waiting', '--kind', 'QUOTE'], []],
  ])('lists %j', async (words, expected) => {
    await enqueue('O-1')
    await refuse()
    await enqueue('Q-2-R1', { kind: 'QUOTE', target: 'crm', at: DAY + 60_000 })
    await enqueue('O-3', { at: DAY + 86_400_000 })
    const { out } = await transmissions('list', ...words)
    const rows = out.split('\n').filter(line => /^[OQ]-/.test(line))
    expect(rows.map(row => row.split(' ')[0])).toEqual(expected)
  })

  it('tells the whole story of one', async () => {
    await enqueue('O-1')
    await refuse(DAY + 1_000)
    expect((await transmissions('show', 'O-1')).out.split('\n')).toEqual([
      'ORDER O-1 → erp',
      '  DEAD: Refused for good: make a new revision, or repair the target and retry.',
      '  accepted: 2026-11-23T09:30:00Z',
      '  tried: once',
      '  last error: ERP order "O-1": the debtor [31mD40001 [0m is blocked',
      '',
      'What may be done now:',
      '  retry    Tries at once what waits or stopped; what may have arrived is looked up first.',
      '  cancel   Takes back, for good, what certainly did not arrive.',
      '  resolve  Settles it as delivered with the record that a person found in the target.',
      '',
      'What happened:',
      '  2026-11-23T09:30:00Z  dovetail  accepted it',
      '  2026-11-23T09:30:01Z  dovetail  began to send it',
      '  2026-11-23T09:30:01Z  dovetail  was refused for good: ERP order "O-1": the debtor [31mD40001 [0m is blocked',
      '',
    ])
  })

  it('tells who is sending one, and that nothing may be done meanwhile', async () => {
    await enqueue('O-1')
    const at = Date.now()
    await own.store.transaction(({ transmissions: queue }) =>
      queue.claim({ target: 'erp', owner: 'one', at, leaseMs: 3_600_000 }),
    )
    const { out } = await transmissions('show', 'O-1')
    expect(out).toContain('  being sent by: one\n  until: 20')
    expect(out).toContain('  nothing while it is being sent: ask again in a moment')
    const held = await transmissions('hold', 'O-1', '--reason', 'wait')
    expect(held).toEqual({
      code: 1,
      out: '',
      err: 'TRANSMISSION_BEING_SENT: transmission O-1 is being sent: ask again in a moment.\n',
    })
  })

  it('holds, releases, cancels and resolves, and keeps who and why', async () => {
    await enqueue('O-1')
    const { id } = (await own.store.transmissions.byReferences('ORDER', ['O-1']))[0]!
    const does = async (...words: string[]) => (await transmissions(...words)).out.trim()
    expect(await does('hold', 'O-1', '--reason', 'the ERP is moved')).toBe('O-1 was PENDING, and is BLOCKED.')
    expect(await does('release', 'O-1', '--reason', 'it was moved')).toBe('O-1 was BLOCKED, and is RETRY.')
    await attempt(
      'erp',
      Date.now(),
      { what: 'IN_DOUBT', state: 'BLOCKED', lastError: 'no answer', clearsSendStarted: false },
      true,
    )
    const cancelled = await transmissions('cancel', 'O-1', '--reason', 'not wanted')
    expect([cancelled.code, cancelled.err]).toEqual([
      1,
      expect.stringMatching(/^TRANSMISSION_MAY_HAVE_ARRIVED: /),
    ])
    expect(await does('resolve', 'O-1', '--remote-id', 'SO-9', '--reason', 'found by hand')).toBe(
      'O-1 was BLOCKED, and is DELIVERED.',
    )
    const events = (await own.store.transmissions.histories([id]))[0]!.events
    expect(events.map(({ actor, what, detail }) => [actor, what, detail])).toEqual([
      ['dovetail', 'ACCEPTED', null],
      [ME, 'HELD', 'the ERP is moved'],
      [ME, 'RELEASED', 'it was moved'],
      ['dovetail', 'SENDING', null],
      ['dovetail', 'IN_DOUBT', 'no answer'],
      [ME, 'RESOLVED', 'SO-9: found by hand'],
    ])
    await enqueue('O-2')
    expect(await does('cancel', 'O-2', '--reason', 'not wanted')).toBe('O-2 was PENDING, and is CANCELLED.')
  })

  it('asks where a reference is on its way to several, and takes an id', async () => {
    await enqueue('O-1')
    const { id } = await enqueue('O-1', { target: 'other' })
    const unclear = await transmissions('hold', 'O-1', '--reason', 'why')
    expect([unclear.code, unclear.err]).toEqual([
      1,
      expect.stringMatching(
        /^"O-1" is on its way to (erp and other|other and erp): choose one with --target\.\n$/,
      ),
    ])
    expect((await transmissions('hold', 'O-1', '--target', 'erp', '--reason', 'why')).code).toBe(0)
    expect((await transmissions('hold', id, '--reason', 'why')).code).toBe(0)
    expect((await own.store.transmissions.byIds([id]))[0]!.state).toBe('BLOCKED')
    expect(await stateOf('O-1')).toBe('BLOCKED')
  })

  it('says what there is to find when there is none', async () => {
    const { code, err } = await transmissions('show', 'O-9', '--target', 'erp')
    expect(code).toBe(1)
    expect(err).toContain('there is no transmission "O-9" to "erp": expected our number of an order')
    expect(err).toContain('`dovetail transmissions list` shows them')
  })
})
