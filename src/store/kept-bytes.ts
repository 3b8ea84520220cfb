/** Bytes of a column that was text in earlier versions: what those wrote, SQLite answers as text. */
export function bytesOf(kept: Uint8Array | string): Uint8Array {
  return typeof kept === 'string' ? Buffer.from(kept) : kept
}
