/** Enough to see what is wrong */
const MOST = 20

/** What `found` says otherwise than `expected`, both plain JSON, each with its place. What is only in `found` counts as well. */
export function differencesOf(expected: unknown, found: unknown): readonly string[] {
  const words: string[] = []
  compare(plain(expected), plain(found), '', words)
  return words.length > MOST ? [...words.slice(0, MOST), `and ${words.length - MOST} more`] : words
}

function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value))
}

function compare(expected: unknown, found: unknown, place: string, words: string[]): void {
  if (isRecord(expected) && isRecord(found)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)]))
      compare(expected[key] ?? null, found[key] ?? null, place === '' ? key : `${place}.${key}`, words)
    return
  }
  const [text, other] = [JSON.stringify(expected), JSON.stringify(found)]
  if (text !== other) words.push(`${place}: expected ${short(text)}, got ${short(other)}`)
}

/** A list too: its parts have their places. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

const SHORT = 80

function short(text: string): string {
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text
}
