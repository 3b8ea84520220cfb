import { type FileHandle, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { InboxEntry } from './inbox-entry.ts'

/** What a look-up needs of an entry. */
export type InboxMark = Pick<InboxEntry, 'kind' | 'remoteId' | 'payloadHash'>

/**
 * Answers which entries stand under a reference. Every call reads on in the file from where the last one ended, so it
 * sees what other processes wrote and never reads a line twice.
 */
export function followLines(path: string): (externalReference: string) => Promise<readonly InboxMark[]> {
  let marks = new Map<string, InboxMark[]>()
  let offset = 0
  let inode = 0
  let turn: Promise<unknown> = Promise.resolve()

  const readOn = async (): Promise<void> => {
    const file = await openIfThere(path)
    try {
      const { size, ino } = file === null ? { size: 0, ino: 0 } : await file.stat()
      // Shorter, or another file: somebody put one in its place.
      if (size < offset || ino !== inode) [marks, offset, inode] = [new Map(), 0, ino]
      if (file === null || size === offset) return
      const { entries, bytes } = parseLines(await readRange(file, offset, size))
      offset += bytes
      for (const entry of entries) {
        const known = marks.get(entry.externalReference)
        if (known) known.push(entry)
        else marks.set(entry.externalReference, [entry])
      }
    } finally {
      await file?.close()
    }
  }

  return async externalReference => {
    const reading = turn.then(readOn)
    turn = reading.catch(() => {})
    await reading
    return marks.get(externalReference) ?? []
  }
}

/** The paths of all inboxes of a state folder; none where there is no folder. */
export async function listInboxes(stateFolder: string): Promise<string[]> {
  try {
    const names = await readdir(stateFolder)
    return names
      .filter(name => name.endsWith('-inbox.jsonl'))
      .sort()
      .map(name => join(stateFolder, name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** All entries of a file; none where there is no file. */
export async function readInbox(path: string): Promise<InboxEntry[]> {
  const file = await openIfThere(path)
  if (file === null) return []
  try {
    return parseLines(await file.readFile()).entries
  } finally {
    await file.close()
  }
}

/**
 * Whole lines only. A line that is no JSON was cut short by a kill: nobody was told that it arrived, so it is passed over.
 * @returns `bytes`: up to and with the last line break
 */
function parseLines(buffer: Buffer): { entries: InboxEntry[]; bytes: number } {
  const bytes = buffer.lastIndexOf(0x0a) + 1
  const entries = buffer
    .toString('utf8', 0, bytes)
    .split('\n')
    .flatMap(line => parseEntry(line) ?? [])
  return { entries, bytes }
}

function parseEntry(line: string): InboxEntry | null {
  if (line === '') return null
  try {
    const entry = JSON.parse(line)
    return typeof entry?.externalReference === 'string' && typeof entry.remoteId === 'string' ? entry : null
  } catch {
    return null
  }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function readRange(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const buffer = Buffer.alloc(to - from)
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from)
  return buffer.subarray(0, bytesRead)
}
