import { closeSync, openSync, readSync, statSync } from 'node:fs'

/** The text of a file, of one that is longer only what stands in its first `most` bytes; null when there is no such file. */
export function readStart(path: string, most: number): string | null {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isFile()) return null
  const bytes = Buffer.alloc(Math.min(stat.size, most))
  const file = openSync(path, 'r')
  try {
    let length = 0
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(file, bytes, length, bytes.length - length, null)
    return bytes.toString('utf8', 0, length)
  } finally {
    closeSync(file)
  }
}
