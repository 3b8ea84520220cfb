import { Decimal } from '../../domain/decimal.ts'
import type { LocalText } from '../../domain/price.ts'
import { type ProblemCode, type ProblemSink, quoted, suggest, TooManyErrors } from './problems.ts'
import type { Entry, Located, LocatedMap, LocatedText } from './source.ts'

/** The named parts of one thing in a model file. Each getter reports what does not fit and answers with null. */
export class Fields {
  readonly #map: LocatedMap
  readonly #sink: ProblemSink
  /** In words, for messages: `feature "width"` */
  readonly what: string

  /** Reports every key that is not in `known`. */
  constructor(map: LocatedMap, known: readonly string[], what: string, sink: ProblemSink) {
    this.#map = map
    this.#sink = sink
    this.what = what
    const keys = new Set(known)
    for (const [key, { keyOffset }] of map.entries) {
      if (keys.has(key)) continue
      sink.add(keyOffset, 'UNKNOWN_KEY', `${what} has no ${quoted(key)}${suggest(key, known)}`)
    }
  }

  static of(value: Located, known: readonly string[], what: string, sink: ProblemSink): Fields | null {
    const map = mapOf(value, what, sink)
    return map && new Fields(map, known, what, sink)
  }

  get offset(): number {
    return this.#map.offset
  }

  report(offset: number, code: ProblemCode, message: string): null {
    this.#sink.add(offset, code, message)
    return null
  }

  has(key: string): boolean {
    return this.#map.entries.has(key)
  }

  value(key: string): Located | null {
    return this.#map.entries.get(key)?.value ?? null
  }

  required(key: string, why = ''): Located | null {
    const value = this.value(key)
    return value ?? this.report(this.offset, 'MISSING_KEY', `${this.what} needs "${key}"${why}`)
  }

  text(key: string): LocatedText | null {
    const value = this.value(key)
    if (!value) return null
    if (value.kind === 'text' && value.text !== '') return value
    return this.report(
      value.offset,
      'WRONG_SHAPE',
      `expected a text for "${key}" of ${this.what}, got ${shapeOf(value)}`,
    )
  }

  requiredText(key: string, why = ''): LocatedText | null {
    return this.required(key, why) && this.text(key)
  }

  boolean(key: string): boolean {
    const text = this.text(key)
    if (!text) return false
    if (text.text === 'true' || text.text === 'false') return text.text === 'true'
    this.report(
      text.offset,
      'WRONG_SHAPE',
      `expected true or false for "${key}" of ${this.what}, got ${quoted(text.text)}`,
    )
    return false
  }

  decimal(key: string): Decimal | null {
    const text = this.text(key)
    if (!text) return null
    const number = isShort(text.text) ? Decimal.tryParse(text.text) : null
    return (
      number ??
      this.report(
        text.offset,
        'BAD_NUMBER',
        `expected a number in plain notation for "${key}" of ${this.what}, got ${quoted(text.text)}`,
      )
    )
  }

  count(key: string, least: number, most: number): number | null {
    const value = this.decimal(key)
    if (!value) return null
    const count = Number(value.toString())
    if (value.isInteger && count >= least && count <= most) return count
    return this.report(
      this.value(key)!.offset,
      'BAD_RANGE',
      `expected a whole number from ${least} to ${most} for "${key}" of ${this.what}, got ${value}`,
    )
  }

  /** One of these words. */
  word<T extends string>(key: string, words: readonly T[], code: ProblemCode = 'UNKNOWN_KIND'): T | null {
    const text = this.text(key)
    if (!text) return null
    const word = words.find(one => one === text.text)
    return (
      word ??
      this.report(
        text.offset,
        code,
        `expected a known "${key}" for ${this.what}, got ${quoted(text.text)}${suggest(text.text, words)}`,
      )
    )
  }

  /** A text per language, or one text in English. */
  localText(key: string, why = ''): LocalText | null {
    const value = this.required(key, why)
    const located = value && localTexts(value, `"${key}" of ${this.what}`, this.#sink)
    return located && Object.fromEntries([...located].map(([language, { text }]) => [language, text]))
  }

  entries(key: string, what: string): readonly (readonly [string, Entry])[] {
    const value = this.value(key)
    const map = value && mapOf(value, what, this.#sink)
    return map ? [...map.entries] : []
  }

  /** @throws TooManyErrors after reporting more parts under `key` than `most`: they are not looked at */
  atMost(key: string, most: number): void {
    const value = this.value(key)
    const count = value?.kind === 'map' ? value.entries.size : value?.kind === 'list' ? value.items.length : 0
    if (count <= most) return
    this.report(value!.offset, 'TOO_MANY', `expected at most ${most} ${key} in ${this.what}, got ${count}`)
    throw new TooManyErrors()
  }

  items(key: string): readonly Located[] {
    const value = this.value(key)
    if (!value) return []
    if (value.kind === 'list') return value.items
    this.report(
      value.offset,
      'WRONG_SHAPE',
      `expected a list for "${key}" of ${this.what}, got ${shapeOf(value)}`,
    )
    return []
  }
}

/** At most 40 digits on either side of the point: longer numbers measure nothing. */
export function isShort(number: string): boolean {
  return number.length < 90 && !/\d{41}/.test(number)
}

/** Language → text where it stands; English is always among them. */
export function localTexts(value: Located, what: string, sink: ProblemSink): Map<string, LocatedText> | null {
  if (value.kind === 'text' && value.text) return new Map([['en', value]])
  const map = mapOf(value, what, sink)
  if (!map) return null
  const texts = new Map<string, LocatedText>()
  for (const [language, { keyOffset, value: text }] of map.entries) {
    if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language))
      sink.add(
        keyOffset,
        'UNKNOWN_KEY',
        `expected a language like en or nl in ${what}, got ${quoted(language)}`,
      )
    else if (text.kind !== 'text' || text.text === '')
      sink.add(text.offset, 'WRONG_SHAPE', `expected a text in ${what}, got ${shapeOf(text)}`)
    else texts.set(language, text)
  }
  if (texts.has('en')) return texts
  sink.add(value.offset, 'MISSING_KEY', `${what} needs an English text (en)`)
  return null
}

function mapOf(value: Located, what: string, sink: ProblemSink): LocatedMap | null {
  if (value.kind === 'map') return value
  sink.add(value.offset, 'WRONG_SHAPE', `expected named parts for ${what}, got ${shapeOf(value)}`)
  return null
}

export function shapeOf(value: Located): string {
  if (value.kind === 'map') return 'named parts'
  if (value.kind === 'list') return 'a list'
  return value.text === '' ? 'nothing' : quoted(value.text)
}

/** Codes become keys of plain objects: none may be a name that every object already has. */
export function isUsableName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name) && !(name in {})
}
