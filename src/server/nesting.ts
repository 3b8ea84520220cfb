import { GraphQLError, Lexer, Source, TokenKind } from 'graphql'

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/**
 * Finds where a query nests brackets deeper than `limit`, before anything that calls itself per level sees it: a parser would run out
 * of stack. Null when it does not, or when it is no GraphQL: then the parser says what is wrong.
 */
export function findTooDeep(query: string, limit: number): GraphQLError | null {
  const source = new Source(query)
  const lexer = new Lexer(source)
  let depth = 0
  try {
    while (lexer.advance().kind !== TokenKind.EOF) {
      const { kind, start } = lexer.token
      if (OPENING.has(kind)) depth++
      else if (CLOSING.has(kind)) depth--
      if (depth > limit)
        return new GraphQLError(`expected at most ${limit} levels of brackets, this operation has more.`, {
          source,
          positions: [start],
          extensions: { code: 'GRAPHQL_PARSE_FAILED' },
        })
    }
  } catch {
    return null
  }
  return null
}
