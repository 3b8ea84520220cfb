import { promisify } from 'node:util'
import { deflate, deflateSync, inflate, inflateSync } from 'node:zlib'
import { decode, encode } from './json.ts'

/**
 * A domain value as few bytes: its text, compressed, in the form of MySQL's `compress()`: four bytes that tell the length of the
 * text, the lowest first, then a zlib stream. Thousands of them stay outside the heap, where they are neither copied nor looked
 * through. A fifth of the text as a rule.
 */
export type Packed<T> = Uint8Array & { readonly packs?: T }

const deflateInBackground = promisify<Buffer, { level: number }, Buffer>(deflate)
const inflateInBackground = promisify<Uint8Array, Buffer>(inflate)

/** Of the levels the fastest: the next ones save a tenth and take twice as long. */
const LEVEL = 1
const LENGTH_BYTES = 4
/** How a zlib stream of that level begins; a text never has the second of them. */
const STREAM = [0x78, 0x01]

/** @pre as `encode` */
export function pack<T>(value: T): Packed<T> {
  const text = Buffer.from(encode(value))
  return composed(text, deflateSync(text, { level: LEVEL }))
}

/** The same for a text, which may have many megabytes: nobody waits for it to be compressed. */
export async function packText(text: string): Promise<Uint8Array> {
  const bytes = Buffer.from(text)
  return composed(bytes, await deflateInBackground(bytes, { level: LEVEL }))
}

function composed(text: Buffer, stream: Buffer): Uint8Array {
  const packed = Buffer.allocUnsafeSlow(LENGTH_BYTES + stream.length)
  packed.writeUInt32LE(text.length)
  packed.set(stream, LENGTH_BYTES)
  return packed
}

/** @pre `packed` was made by `pack` from a `T`, or is the text of `encode`, as earlier versions kept it */
export function unpack<T>(packed: Packed<T>): T {
  const bytes = isStream(packed) ? inflateSync(packed.subarray(LENGTH_BYTES)) : packed
  return decode<T>(toText(bytes))
}

/** @pre `packed` was made by `packText`, or is the text, as earlier versions kept it */
export async function unpackText(packed: Uint8Array): Promise<string> {
  return toText(isStream(packed) ? await inflateInBackground(packed.subarray(LENGTH_BYTES)) : packed)
}

function isStream(packed: Uint8Array): boolean {
  return STREAM.every((byte, place) => packed[LENGTH_BYTES + place] === byte)
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
}
