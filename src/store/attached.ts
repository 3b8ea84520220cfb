import { gunzipSync, gzipSync } from 'node:zlib'

type Files = Readonly<Record<string, string>>

/** Files as one text, small enough for a row; null when there are none. */
export function packFiles(files: Files): string | null {
  return Object.keys(files).length === 0
    ? null
    : gzipSync(JSON.stringify(files), { level: 1 }).toString('base64')
}

/** What `packFiles` made. */
export function unpackFiles(packed: string | null): Files {
  return packed === null ? {} : JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString())
}
