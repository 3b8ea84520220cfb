import type { Transmission } from '../domain/transmission.ts'
import { isFinal } from '../domain/transmission-action.ts'
import { moment, plain } from './plain-text.ts'
import { type Output, Screen } from './screen.ts'
import { tableOf } from './transmissions-table.ts'

/** What one look found. */
export interface Look {
  /** Newest first */
  readonly found: readonly Transmission[]
  /** Those of the look before that are not found any more, as they are now */
  readonly left: readonly Transmission[]
  readonly totalCount: number
  /** Of all that the other filters let through, whatever states are asked for */
  readonly waitingCount: number
  /** Epoch milliseconds */
  readonly at: number
}

/** Shows looks one after the other. */
export interface View {
  /** How many rows there is room for */
  readonly room: number
  show(look: Look): void
  /** The store could not be looked at; it is tried again. */
  showTrouble(message: string, at: number): void
  close(): void
}

/** A table that moves, on a terminal; what it showed last stays there when it is closed. */
export class TableView implements View {
  readonly #output: Output
  readonly #screen: Screen
  #table: readonly string[] = []

  constructor(output: Output) {
    this.#output = output
    this.#screen = new Screen(output)
  }

  /** Besides heading, an empty line and the names of the columns */
  get room(): number {
    return Math.max(1, this.#screen.height - 3)
  }

  show({ found, totalCount, waitingCount, at }: Look): void {
    this.#table = found.length === 0 ? ['No transmission is like that.'] : tableOf(found, at)
    const heading = `${moment(at)}  ${found.length} of ${totalCount}, the newest first; ${waitingCount} wait for a person; Ctrl-C ends`
    this.#screen.show([heading, '', ...this.#table])
  }

  showTrouble(message: string, at: number): void {
    this.#screen.show([`${moment(at)}  ${plain(message)} It is tried again.`, '', ...this.#table])
  }

  close(): void {
    this.#screen.close()
    for (const line of this.#table) this.#output.write(`${line}\n`)
  }
}

/** Where there is no terminal: the table once, then a line for each change. */
export class ChangesView implements View {
  readonly room = 200
  readonly #output: Output
  /** Id → state and fence as last told */
  readonly #told = new Map<string, Pick<Transmission, 'state' | 'fence'>>()
  #isBegun = false
  #trouble = ''

  constructor(output: Output) {
    this.#output = output
  }

  show({ found, left, at }: Look): void {
    this.#trouble = ''
    if (!this.#isBegun) this.#write(tableOf(found, at))
    // The list is newest first; a story is told the other way round.
    else this.#write([...left, ...found.toReversed()].flatMap(one => this.#changeOf(one, at)))
    this.#isBegun = true
    for (const { id, state, fence } of found) this.#told.set(id, { state, fence })
    for (const { id, state, fence } of left)
      if (isFinal(state)) this.#told.delete(id)
      else this.#told.set(id, { state, fence })
  }

  showTrouble(message: string, at: number): void {
    if (message !== this.#trouble) this.#write([`${moment(at)}  ${plain(message)} It is tried again.`])
    this.#trouble = message
  }

  close(): void {}

  #changeOf({ id, externalReference, target, state, fence, remoteId, lastError }: Transmission, at: number) {
    const before = this.#told.get(id)
    if (before && before.state === state && before.fence === fence) return []
    const detail = state === 'DELIVERED' ? remoteId : state === 'SENDING' ? null : lastError
    const change = before ? `${before.state} → ${state}` : `→ ${state}`
    const name = `${plain(externalReference)}  ${target}`
    return [`${moment(at)}  ${name}  ${change}${detail === null ? '' : `  ${plain(detail)}`}`]
  }

  #write(lines: readonly string[]): void {
    for (const line of lines) this.#output.write(`${line}\n`)
  }
}
