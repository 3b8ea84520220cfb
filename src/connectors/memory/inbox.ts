import { randomBytes } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type OrderDocument, type QuoteDocument, recordReference } from '../../domain/document.ts'
import { DovetailError } from '../../domain/errors.ts'
import type { CreateOptions, RemoteRecord, Sink, SinkCapabilities } from '../../ports/sink.ts'
import { differencesOf } from '../differences.ts'
import type { InboxEntry } from './inbox-entry.ts'
import { followLines, readInbox } from './inbox-reader.ts'
import { readStatuses, statusesPath } from './inbox-statuses.ts'

/** It takes whatever comes, twice if sent twice, as many real systems do. */
const CAPABILITIES: SinkCapabilities = { reference: 'LOOK_UP', settleMs: 2000, timeoutMs: 1000 }

export function inboxPath(stateFolder: string, name: string): string {
  return join(stateFolder, `${name}-inbox.jsonl`)
}

export interface InboxOptions {
  readonly name: string
  readonly stateFolder: string
  readonly now: () => Date
}

export function createInboxSink<Document extends QuoteDocument | OrderDocument>(
  kind: Document['kind'],
  options: InboxOptions,
): Sink<Document> {
  const path = inboxPath(options.stateFolder, options.name)
  const prefix = kind === 'QUOTE' ? 'QT' : 'SO'
  const read = followLines(path)
  const write = async (
    document: Document,
    remoteId: string,
    { signal, payloadHash, mayStillSend }: CreateOptions,
  ): Promise<RemoteRecord> => {
    assertWanted(signal)
    const externalReference = recordReference(document)
    const receivedAt = options.now().toISOString()
    const target = options.name
    const entry = { target, kind, externalReference, remoteId, payloadHash, receivedAt, document }
    await append(path, entry, mayStillSend)
    return { remoteId, payloadHash }
  }
  return {
    capabilities: CAPABILITIES,
    async findByReference(externalReference, { signal }) {
      assertWanted(signal)
      const entries = await read(externalReference)
      const own = entries.filter(entry => entry.kind === kind)
      // The later entry of a record is what it says now.
      const hashes = new Map(own.map(({ remoteId, payloadHash }) => [remoteId, payloadHash]))
      return [...hashes].map(([remoteId, payloadHash]) => ({ remoteId, payloadHash }))
    },
    create: (document, writing) => write(document, `${prefix}-${randomBytes(6).toString('hex')}`, writing),
    update: async (document, { remoteId }, writing) => ({ record: await write(document, remoteId, writing) }),
    async compare(document, { signal }) {
      assertWanted(signal)
      const entries = await readInbox(path)
      const reference = recordReference(document)
      const own = entries.findLast(one => one.kind === kind && one.externalReference === reference)
      return own ? differencesOf(document, own.document) : []
    },
    async statuses(arrived, { signal }) {
      assertWanted(signal)
      const statuses = await readStatuses(statusesPath(options.stateFolder, options.name))
      const told = arrived.flatMap(({ externalReference }) => statuses.get(externalReference) ?? [])
      return told.filter(report => report.kind === kind)
    },
    close: async () => {},
  }
}

function assertWanted(signal: AbortSignal): void {
  if (signal.aborted)
    throw new DovetailError('SOURCE_TIMEOUT', 'retry', 'the call was given up before it began', signal.reason)
}

/**
 * One write per entry, so that several processes may share the file. It begins with a line break: whatever a killed
 * process left half written before it stays a line of its own.
 */
async function append(path: string, entry: InboxEntry, mayStillWrite: () => void): Promise<void> {
  const line = Buffer.from(`\n${JSON.stringify(entry)}\n`)
  const file = await openForAppend(path)
  try {
    mayStillWrite()
    const { bytesWritten } = await file.write(line)
    if (bytesWritten !== line.length) throw new Error(`${bytesWritten} of ${line.length} bytes written`)
    await file.datasync()
  } catch (cause) {
    if (cause instanceof DovetailError) throw cause
    throw new DovetailError(
      'SOURCE_UNAVAILABLE',
      'check',
      `inbox entry "${entry.externalReference}": the disk failed: ${reasonOf(cause)}`,
      cause,
    )
  } finally {
    await file.close()
  }
}

async function openForAppend(path: string) {
  try {
    await mkdir(dirname(path), { recursive: true })
    return await open(path, 'a')
  } catch (cause) {
    const text = `the inbox "${basename(path)}" in the state folder cannot be opened for writing: ${reasonOf(cause)}`
    throw new DovetailError('SOURCE_UNAVAILABLE', 'retry', text, cause)
  }
}

/** The system's code, such as ENOSPC, and not its words: these name whole paths, and callers read them. */
function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code ?? message
}
