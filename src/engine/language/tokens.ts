/** One word, number, text or sign of an expression; `start` and `end` are places in its text. */
export interface Token {
  readonly kind: 'number' | 'name' | 'text' | 'sign' | 'end'
  /** As written; for a text what stands between the quotes */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Nothing stands between it and the token before it */
  readonly isJoined: boolean
}

export class SyntaxProblem extends Error {
  readonly start: number

  constructor(start: number, message: string) {
    super(message)
    this.start = start
  }
}

const WORD =
  /(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<sign><=|>=|!=|[-+*/=<>(),.[\]%])|"(?<double>[^"\n]*)"|'(?<single>[^'\n]*)'/y

/** @throws SyntaxProblem at the first letter that begins no word */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = []
  let place = 0
  let isJoined = false
  while (place < text.length) {
    if (/\s/.test(text[place]!)) {
      place++
      isJoined = false
      continue
    }
    const token = readToken(text, place, isJoined)
    tokens.push(token)
    place = token.end
    isJoined = true
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length, isJoined: false })
  return tokens
}

function readToken(text: string, start: number, isJoined: boolean): Token {
  WORD.lastIndex = start
  const match = WORD.exec(text)
  if (!match?.groups) throw new SyntaxProblem(start, unreadable(text, start))
  const end = WORD.lastIndex
  const { number, name, sign, double, single } = match.groups
  if (number !== undefined)
    return { kind: 'number', text: readableNumber(number, start), start, end, isJoined }
  if (name !== undefined) return { kind: 'name', text: name, start, end, isJoined }
  if (sign !== undefined) return { kind: 'sign', text: sign, start, end, isJoined }
  return { kind: 'text', text: double ?? single ?? '', start, end, isJoined }
}

function readableNumber(text: string, start: number): string {
  if (/^\d{1,40}(?:\.\d{1,40})?$/.test(text)) return text
  throw new SyntaxProblem(start, 'expected a number of at most 40 digits on either side of the point')
}

function unreadable(text: string, start: number): string {
  const letter = String.fromCodePoint(text.codePointAt(start)!)
  if (letter === '"' || letter === "'") return `expected a closing ${letter}, got the end of the line`
  const hint = {
    '≤': '<=',
    '≥': '>=',
    '≠': '!=',
    '×': '*',
    '·': '*',
    '÷': '/',
    '−': '-',
    '&': 'and',
    '|': 'or',
  }
  const better = hint[letter as keyof typeof hint] ?? (letter === '!' ? 'not' : undefined)
  return `expected a name, a number or an operator, got "${letter}"${better ? `; write "${better}"` : ''}`
}
