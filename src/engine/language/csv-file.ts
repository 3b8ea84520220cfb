import { CsvError, parse } from 'csv-parse/sync'
import type { ProblemCode, ProblemSink, Problems, Severity } from './problems.ts'

export const MAXIMUM_CSV_BYTES = 20_000_000
const MAXIMUM_RECORD_BYTES = 100_000

/** A CSV file beside a model. Offsets are in bytes, of its UTF-8. */
export class CsvFile implements ProblemSink {
  readonly text: string
  readonly #bytes: Buffer
  readonly #file: string
  readonly #problems: Problems
  #lineStarts: readonly number[] | null = null

  constructor(text: string, file: string, problems: Problems) {
    this.text = text
    this.#bytes = Buffer.from(text)
    this.#file = file
    this.#problems = problems
  }

  get size(): number {
    return this.#bytes.length
  }

  add(offset: number, code: ProblemCode, message: string): void {
    this.#note('error', offset, code, message)
  }

  warn(offset: number, code: ProblemCode, message: string): void {
    this.#note('warning', offset, code, message)
  }

  #note(severity: Severity, offset: number, code: ProblemCode, message: string): void {
    const starts = this.#startsOfLines()
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle
    }
    const before = this.#bytes.subarray(starts[low]!, offset).toString().replace('\uFEFF', '')
    this.#problems.add({
      severity,
      code,
      file: this.#file,
      line: low + 1,
      column: before.length + 1,
      message,
    })
  }

  #startsOfLines(): readonly number[] {
    if (!this.#lineStarts) {
      const starts = [0]
      for (let at = this.#bytes.indexOf(10); at >= 0; at = this.#bytes.indexOf(10, at + 1))
        starts.push(at + 1)
      this.#lineStarts = starts
    }
    return this.#lineStarts
  }

  /**
   * Hands out record after record with where it starts, at most `limit` of them. Fields are parted by commas, or by
   * semicolons when the first line has these and no comma.
   *
   * @returns false after reporting that it is no CSV
   */
  read(limit: number, take: (record: readonly string[], offset: number) => void): boolean {
    return this.#isPlain ? this.#readPlain(limit, take) : this.#parse(limit, take)
  }

  /** Nothing in it but fields, delimiters and ends of lines, each letter a byte: most large tables are. */
  get #isPlain(): boolean {
    return this.text.length === this.#bytes.length && !/["\r]|^[ \t]+$/m.test(this.text)
  }

  /** Many times as fast as a parser, with the same records. */
  #readPlain(limit: number, take: (record: readonly string[], offset: number) => void): boolean {
    const { text, delimiter } = this
    let count = 0
    for (let start = 0; start < text.length && count < limit; ) {
      const newline = text.indexOf('\n', start)
      const end = newline < 0 ? text.length : newline
      if (end - start > MAXIMUM_RECORD_BYTES) {
        const message = `expected a record of CSV of at most ${MAXIMUM_RECORD_BYTES} bytes, got more`
        this.add(start, 'BAD_CSV', message)
        return false
      }
      if (end > start) {
        take(splitPlain(text, start, end, delimiter), start)
        count++
      }
      start = end + 1
    }
    return true
  }

  #parse(limit: number, take: (record: readonly string[], offset: number) => void): boolean {
    let start = 0
    try {
      parse(this.#bytes, {
        bom: true,
        delimiter: this.delimiter,
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
        to: limit,
        max_record_size: MAXIMUM_RECORD_BYTES,
        on_record: (record: readonly string[], { bytes }) => {
          take(record, this.#skipBlank(start))
          start = bytes
          return null
        },
      })
      return true
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      this.add(this.#skipBlank(start), 'BAD_CSV', `expected a record of CSV: ${error.message}`)
      return false
    }
  }

  get delimiter(): string {
    const [head = ''] = this.text.split('\n', 1)
    return head.includes(';') && !head.includes(',') ? ';' : ','
  }

  /** Empty lines before a record are none of it. */
  #skipBlank(start: number): number {
    let offset = start
    if (offset === 0 && this.text.startsWith('\uFEFF')) offset = 3
    while (this.#bytes[offset] === 10 || this.#bytes[offset] === 13) offset++
    return offset
  }

  /** Where a field of the record at `offset` starts: only asked for when something is wrong with it. */
  offsetOfField(offset: number, place: number): number {
    const delimiter = this.delimiter.charCodeAt(0)
    let isQuoted = false
    let at = offset
    for (let left = place; left > 0 && at < this.#bytes.length; at++) {
      const byte = this.#bytes[at]
      if (byte === QUOTE) isQuoted = !isQuoted
      else if (byte === delimiter && !isQuoted) left--
    }
    while (this.#bytes[at] === SPACE) at++
    return this.#bytes[at] === QUOTE ? at + 1 : at
  }
}

function splitPlain(text: string, start: number, end: number, delimiter: string): string[] {
  const fields: string[] = []
  for (let from = start; from <= end; ) {
    const found = text.indexOf(delimiter, from)
    const to = found < 0 || found > end ? end : found
    fields.push(text.slice(from, to).trim())
    from = to + 1
  }
  return fields
}

const QUOTE = 34
const SPACE = 32
