import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  type Scalar,
} from 'yaml'
import { Cancelled, stopIfCancelled } from '../cancellation.ts'
import { type ProblemCode, type ProblemSink, Problems, quoted, type Severity } from './problems.ts'
import { parseYaml, TooManyMarks } from './yaml.ts'

/** What stands at one place of a model file. Every scalar is text: no number passes through a double. */
export type Located = LocatedMap | LocatedList | LocatedText

export interface LocatedMap {
  readonly kind: 'map'
  readonly offset: number
  readonly entries: ReadonlyMap<string, Entry>
}

export interface Entry {
  readonly keyOffset: number
  readonly value: Located
}

export interface LocatedList {
  readonly kind: 'list'
  readonly offset: number
  readonly items: readonly Located[]
}

export interface LocatedText {
  readonly kind: 'text'
  readonly offset: number
  readonly text: string
  /** Written in quotes or as a block: text, even when it looks like a number */
  readonly isQuoted: boolean
  /** Where the character at `index` of `text` stands in the file */
  offsetOf(index: number): number
}

const MAXIMUM_BYTES = 2_000_000
const MAXIMUM_ALIASES = 100
/** Words that begin with & or *, which some texts and products do too */
const MAXIMUM_LINKS = 5_000
const MAXIMUM_NODES = 200_000
const MAXIMUM_DEPTH = 60
const BETWEEN_LOOKS = 1_000

export class ModelSource implements ProblemSink {
  readonly problems: Problems
  readonly #file: string
  readonly #text: string
  readonly #lines = new LineCounter()
  #aliases = 0
  #nodes = 0

  constructor(text: string, file: string) {
    this.#text = text
    this.#file = file
    this.problems = new Problems(file)
  }

  add(offset: number, code: ProblemCode, message: string): void {
    this.#note('error', offset, code, message)
  }

  warn(offset: number, code: ProblemCode, message: string): void {
    this.#note('warning', offset, code, message)
  }

  #note(severity: Severity, offset: number, code: ProblemCode, message: string): void {
    const { line, col } = this.#lines.linePos(Math.max(0, offset))
    const place = { file: this.#file, line: Math.max(1, line), column: Math.max(1, col) }
    this.problems.add({ severity, code, ...place, message })
  }

  /** @returns null when the file cannot be read at all; `problems` says why */
  read(): Located | null {
    if (Buffer.byteLength(this.#text) > MAXIMUM_BYTES) {
      this.#lines.addNewLine(0)
      this.add(
        0,
        'FILE_TOO_LARGE',
        `expected at most ${MAXIMUM_BYTES} bytes, got ${Buffer.byteLength(this.#text)}`,
      )
      return null
    }
    if (this.#isTooMuch()) return null
    const document = this.#parse()
    if (!document) return null
    try {
      return this.#locate(document.contents, document, 0)
    } catch (error) {
      if (!(error instanceof BudgetError)) throw error
      this.add(error.offset, error.code, error.message)
      return null
    }
  }

  /** What would exhaust the YAML parser's stack, or keep it busy for minutes, is refused before it is asked. */
  #isTooMuch(): boolean {
    const isDeep = isNestedDeep(this.#text)
    const isTangled = !isDeep && countLinks(this.#text) > MAXIMUM_LINKS
    if (!isDeep && !isTangled) return false
    this.#lines.addNewLine(0)
    if (isDeep) this.add(0, 'TOO_DEEP', 'expected lists and maps at most 60 deep, got more than 1,000')
    else
      this.add(
        0,
        'TOO_MANY_ALIASES',
        `expected at most ${MAXIMUM_ALIASES} aliases in a model, got more than ${MAXIMUM_LINKS} anchors and aliases`,
      )
    return true
  }

  #parse() {
    try {
      const document = parseYaml(this.#text, this.#lines)
      for (const { offset, message } of document.mistakes.slice(0, 100)) this.add(offset, 'YAML', message)
      return document.document
    } catch (error) {
      if (error instanceof Cancelled) throw error
      if (error instanceof TooManyMarks) {
        this.add(error.offset, 'FILE_TOO_LARGE', error.message)
        return null
      }
      // The parser recurses: a file made to exhaust its stack ends here, as does anything else it chokes on.
      if (!(error instanceof RangeError || error instanceof Error)) throw error
      this.add(0, 'YAML', `expected YAML, got a file the parser cannot read: ${quoted(error.message)}`)
      return null
    }
  }

  #locate(node: unknown, document: Document.Parsed, depth: number): Located {
    const offset = (node as Node | null)?.range?.[0] ?? 0
    if (this.#nodes % BETWEEN_LOOKS === 0) stopIfCancelled()
    if (++this.#nodes > MAXIMUM_NODES)
      throw new BudgetError(offset, 'TOO_MANY_ALIASES', `expected at most ${MAXIMUM_NODES} values in a model`)
    if (depth > MAXIMUM_DEPTH)
      throw new BudgetError(offset, 'TOO_DEEP', `expected lists and maps at most ${MAXIMUM_DEPTH} deep`)
    if (isAlias(node)) return this.#locate(this.#resolve(node, document), document, depth + 1)
    if (isMap(node)) return this.#locateMap(offset, node.items, document, depth)
    if (isSeq(node)) {
      return { kind: 'list', offset, items: node.items.map(item => this.#locate(item, document, depth + 1)) }
    }
    if (isScalar(node)) return locateText(node, this.#text)
    return { kind: 'text', offset, text: '', isQuoted: false, offsetOf: () => offset }
  }

  #locateMap(offset: number, items: readonly Pair[], document: Document.Parsed, depth: number): LocatedMap {
    const entries = new Map<string, Entry>()
    for (const pair of items) {
      const keyOffset = (pair.key as Node | null)?.range?.[0] ?? offset
      if (!isScalar(pair.key)) {
        this.add(keyOffset, 'WRONG_SHAPE', 'expected a plain word as a key, got a list, a map or an alias')
        continue
      }
      const key = String(pair.key.value ?? '')
      if (entries.has(key))
        this.add(keyOffset, 'DUPLICATE_KEY', `expected each key once, got ${quoted(key)} again`)
      else entries.set(key, { keyOffset, value: this.#locateValue(pair, keyOffset, document, depth) })
    }
    return { kind: 'map', offset, entries }
  }

  #locateValue(pair: Pair, keyOffset: number, document: Document.Parsed, depth: number): Located {
    if (pair.value === null)
      return { kind: 'text', offset: keyOffset, text: '', isQuoted: false, offsetOf: () => keyOffset }
    const value = this.#locate(pair.value, document, depth + 1)
    // What is missing in a list or a map is reported at its name.
    return value.kind === 'text' ? value : { ...value, offset: keyOffset }
  }

  #resolve(alias: Alias, document: Document.Parsed): unknown {
    const offset = alias.range?.[0] ?? 0
    if (++this.#aliases > MAXIMUM_ALIASES)
      throw new BudgetError(
        offset,
        'TOO_MANY_ALIASES',
        `expected at most ${MAXIMUM_ALIASES} aliases in a model`,
      )
    const target = alias.resolve(document)
    if (!target) this.add(offset, 'YAML', `expected an alias of an anchor, got ${quoted(alias.source)}`)
    return target
  }
}

/** Brackets that stay open, over lines too, and dashes on one line: none of them a thousand in a model that people wrote. */
function isNestedDeep(text: string): boolean {
  let brackets = 0
  let dashes = 0
  for (let index = 0; index < text.length; index++) {
    const letter = text[index]
    if (letter === '\n') dashes = 0
    else if (letter === '[' || letter === '{') brackets++
    else if (letter === ']' || letter === '}') brackets = Math.max(0, brackets - 1)
    else if (letter === '-' && text[index + 1] === ' ') dashes++
    if (brackets + dashes > 1000) return true
  }
  return false
}

function countLinks(text: string): number {
  let count = 0
  for (const _link of text.matchAll(/(?<![^\s[{,:-])[&*][A-Za-z0-9_]/g)) if (++count > MAXIMUM_LINKS) break
  return count
}

class BudgetError extends Error {
  readonly offset: number
  readonly code: ProblemCode

  constructor(offset: number, code: ProblemCode, message: string) {
    super(message)
    this.offset = offset
    this.code = code
  }
}

function locateText(node: Scalar, source: string): LocatedText {
  const text = String(node.value ?? '')
  const [start, end] = node.range ?? [0, 0]
  const isQuoted = node.type !== 'PLAIN'
  let places: readonly number[] | null = null
  return {
    kind: 'text',
    offset: start,
    text,
    isQuoted,
    offsetOf(index) {
      places ??= alignText(text, source, start, end, node.type)
      return places[Math.min(index, places.length - 1)] ?? start
    },
  }
}

/** Letters keep their order through folding, quoting and indenting: walk both texts and note where each letter stands. */
function alignText(text: string, source: string, start: number, end: number, type: Scalar['type']): number[] {
  let place = start
  if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') place++
  if (type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL') place = source.indexOf('\n', start) + 1
  const places: number[] = []
  for (const letter of text) {
    if (/\s/.test(letter)) {
      places.push(place)
      if (/\s/.test(source[place] ?? '')) place++
      continue
    }
    const found = source.indexOf(letter, place)
    if (found >= 0 && found < end) place = found
    for (let unit = 0; unit < letter.length; unit++) places.push(place + unit)
    place += letter.length
  }
  places.push(place)
  return places
}
