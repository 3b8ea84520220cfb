import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createInboxSink, inboxPath } from '../../../src/connectors/memory/inbox.ts'
import { readInbox } from '../../../src/connectors/memory/inbox-reader.ts'
import type { OrderDocument } from '../../../src/domain/document.ts'
import { mayStillSend, orderDocument, quoteDocument } from '../../support/documents.ts'

describe('the demo’s inbox', () => {
  let stateFolder: string
  beforeEach(() => {
    stateFolder = mkdtempSync(join(tmpdir(), 'dovetail-'))
  })
  afterEach(() => rmSync(stateFolder, { recursive: true }))

  const signal = new AbortController().signal
  const now = () => new Date('2026-11-24T09:00:00Z')
  const open = () => createInboxSink<OrderDocument>('ORDER', { name: 'erp', stateFolder, now })
  const path = () => inboxPath(stateFolder, 'erp')

  it('keeps the whole document with every line', async () => {
    const created = await open().create(orderDocument('SO-1'), { signal, payloadHash: 'h1', mayStillSend })
    expect(await readInbox(path())).toEqual([
      {
        target: 'erp',
        kind: 'ORDER',
        externalReference: 'SO-1',
        remoteId: created.remoteId,
        payloadHash: 'h1',
        receivedAt: '2026-11-24T09:00:00.000Z',
        document: orderDocument('SO-1'),
      },
    ])
  })

  it('is seen by others at once: what one wrote the other finds', async () => {
    const [one, other] = [open(), open()]
    expect(await other.findByReference('SO-1', { signal })).toEqual([])
    const created = await one.create(orderDocument('SO-1'), { signal, payloadHash: 'h1', mayStillSend })
    expect(await other.findByReference('SO-1', { signal })).toEqual([created])
    const again = await other.create(orderDocument('SO-1'), { signal, payloadHash: 'h1', mayStillSend })
    expect(await one.findByReference('SO-1', { signal })).toEqual([created, again])
  })

  it('says which file it cannot write, and why, without its path', async () => {
    mkdirSync(path())
    const creating = open().create(orderDocument('SO-1'), { signal, payloadHash: 'h1', mayStillSend })
    await expect(creating).rejects.toMatchObject({
      code: 'SOURCE_UNAVAILABLE',
      remedy: 'retry',
      message: 'the inbox "erp-inbox.jsonl" in the state folder cannot be opened for writing: EISDIR',
    })
  })

  it('passes over a line that a kill cut short, and goes on behind it', async () => {
    const sink = open()
    await sink.create(orderDocument('SO-1'), { signal, payloadHash: 'h1', mayStillSend })
    appendFileSync(path(), readFileSync(path(), 'utf8').trim().replaceAll('SO-1', 'SO-2').slice(0, 300))
    expect(await sink.findByReference('SO-2', { signal })).toEqual([])
    const third = await sink.create(orderDocument('SO-3'), { signal, payloadHash: 'h3', mayStillSend })
    expect(await open().findByReference('SO-3', { signal })).toEqual([third])
    expect(await sink.findByReference('SO-3', { signal })).toEqual([third])
    expect((await readInbox(path())).map(one => one.externalReference)).toEqual(['SO-1', 'SO-3'])
  })

  it('finds a line once it is whole, though it was read half', async () => {
    const sink = open()
    await sink.create(orderDocument('SO-1'), { signal, payloadHash: 'h1', mayStillSend })
    const line = readFileSync(path(), 'utf8').replaceAll('SO-1', 'SO-2')
    appendFileSync(path(), line.slice(0, 300))
    expect(await sink.findByReference('SO-2', { signal })).toEqual([])
    appendFileSync(path(), line.slice(300))
    expect(await sink.findByReference('SO-2', { signal })).toHaveLength(1)
  })

  it('begins anew when somebody took the file away', async () => {
    const sink = open()
    await sink.create(orderDocument('SO-1'), { signal, payloadHash: 'h1', mayStillSend })
    await sink.findByReference('SO-1', { signal })
    rmSync(path())
    expect(await sink.findByReference('SO-1', { signal })).toEqual([])
  })

  it('is printed for people, and as JSON for programs', async () => {
    const quotes = createInboxSink('QUOTE', { name: 'crm', stateFolder, now })
    await quotes.create(quoteDocument('Q-2026-00012-R2'), { signal, payloadHash: 'h', mayStillSend })
    await open().create(orderDocument('O-2026-00001'), { signal, payloadHash: 'h', mayStillSend })
    const run = (...options: string[]) =>
      execFileSync(process.execPath, ['src/cli/demo-inbox.ts', '--state', stateFolder, ...options], {
        encoding: 'utf8',
      })
    const text = run()
    expect(text).toContain('QUOTE Q-2026-00012-R2 → crm')
    expect(text).toContain('ORDER O-2026-00001 → erp')
    expect(text).toContain('saw P70-FR: 5 × 6000 mm into 4 × 1400 (45/45°) + 1 × 300, remnant 376')
    const entries = run('--json')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(entries.map(one => one.externalReference)).toEqual(['Q-2026-00012-R2', 'O-2026-00001'])
    const byUrl = execFileSync(process.execPath, ['src/cli/demo-inbox.ts', '--json'], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: `sqlite:${join(stateFolder, 'dovetail.db')}` },
    })
    expect(byUrl.trim().split('\n')).toHaveLength(2)
  })
})
