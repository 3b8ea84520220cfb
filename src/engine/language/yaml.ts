import { Composer, CST, type Document, Lexer, type LineCounter, Parser } from 'yaml'
import { stopIfCancelled } from '../cancellation.ts'

/** Words and signs of a file; a model of 10,000 features and 10,000 constraints has some 450,000. */
const MAXIMUM_MARKS = 500_000

const BETWEEN_LOOKS = 1_000

/** What the lexer tells between the parts of the text: no letters of it */
const BETWEEN: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR])

/** The file has more than a model can need: it is not looked at further. */
export class TooManyMarks extends Error {
  readonly offset: number

  constructor(offset: number) {
    super(
      `expected at most ${MAXIMUM_MARKS} words and signs of YAML in a model, got more; tables may be in files of their own`,
    )
    this.offset = offset
  }
}

export interface ParsedYaml {
  readonly document: Document.Parsed
  readonly mistakes: readonly { readonly offset: number; readonly message: string }[]
}

/**
 * The one document of a file. As `parseDocument` of the library, which does not bound what a file of 2 MB may cost: it reads
 * millions of commas for ten seconds, and captures a stack for each mistake.
 *
 * @throws TooManyMarks; what the library throws on what it chokes on
 */
export function parseYaml(text: string, lines: LineCounter): ParsedYaml {
  const composer = new Composer({
    schema: 'failsafe',
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  })
  return withoutStacks(() => {
    const [document, second] = composer.compose(tokensOf(text, lines), true, text.length)
    const mistakes = document!.errors.map(({ pos, message }) => ({ offset: pos[0], message }))
    if (second)
      mistakes.push({ offset: second.range[0], message: 'expected one document, got another after `---`' })
    return { document: document as Document.Parsed, mistakes }
  })
}

function* tokensOf(text: string, lines: LineCounter) {
  const parser = new Parser(lines.addNewLine)
  lines.addNewLine(0)
  let marks = 0
  let offset = 0
  for (const mark of new Lexer().lex(text)) {
    if (marks % BETWEEN_LOOKS === 0) stopIfCancelled()
    if (++marks > MAXIMUM_MARKS) throw new TooManyMarks(offset)
    if (!BETWEEN.has(mark)) offset += mark.length
    yield* parser.next(mark)
  }
  yield* parser.end()
}

/** Of a mistake in a file its place in our code says nothing, and costs more than all the rest. */
function withoutStacks<T>(work: () => T): T {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return work()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}
