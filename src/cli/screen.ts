/** Where a command writes: standard output, as far as it is needed here. */
export interface Output {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  readonly rows?: number | undefined
  write(text: string): unknown
}

const ESCAPE = '\u001b['
/** The second screen of a terminal, which leaves what was there before as it was; no cursor, and no line goes on into the next. */
const OPEN = `${ESCAPE}?1049h${ESCAPE}?25l${ESCAPE}?7l`
const CLOSE = `${ESCAPE}?7h${ESCAPE}?25h${ESCAPE}?1049l`
const HOME = `${ESCAPE}H`
const END_OF_LINE = `${ESCAPE}K`
const REST_OF_SCREEN = `${ESCAPE}J`

/** A terminal's whole screen, drawn again where something on it changed. */
export class Screen {
  readonly #output: Output
  #shown = ''

  constructor(output: Output) {
    this.#output = output
    output.write(OPEN)
  }

  get height(): number {
    return this.#output.rows ?? 24
  }

  /** As many of the lines as fit, each as far as it fits. The last column stays free: what clears the rest of a line would clear it too. */
  show(lines: readonly string[]): void {
    const width = this.#output.columns ?? 80
    const fitting = lines.slice(0, this.height).map(line => [...line].slice(0, width - 1).join(''))
    const text = HOME + fitting.map(line => line + END_OF_LINE).join('\r\n') + REST_OF_SCREEN
    if (text === this.#shown) return
    this.#shown = text
    this.#output.write(text)
  }

  close(): void {
    this.#output.write(CLOSE)
  }
}
