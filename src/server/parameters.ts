import { BodyError } from './body.ts'

/** What a request asks, of GraphQL over HTTP. */
export interface Parameters {
  readonly query: string
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * From the body of a POST, or the search of a GET.
 *
 * @param body undefined for GET
 * @throws BodyError 400
 */
export function readParameters(search: string, body: object | undefined): Parameters {
  const { query, operationName, variables } = (body ?? fromSearch(search)) as Record<string, unknown>
  if (typeof query !== 'string') throw new BodyError(400, 'expected "query", the text of an operation')
  if (operationName != null && typeof operationName !== 'string')
    throw new BodyError(400, 'expected "operationName" to be a text')
  return { query, operationName: operationName ?? null, variables: toVariables(variables) }
}

function fromSearch(search: string): Record<string, unknown> {
  const parameters = new URLSearchParams(search)
  const variables = parameters.get('variables')
  return {
    query: parameters.get('query'),
    operationName: parameters.get('operationName'),
    variables: variables ? parseJson(variables) : null,
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new BodyError(
      400,
      `expected "variables" as JSON: ${error instanceof Error ? error.message : error}`,
    )
  }
}

function toVariables(variables: unknown): Readonly<Record<string, unknown>> {
  if (variables == null) return {}
  if (typeof variables !== 'object' || Array.isArray(variables))
    throw new BodyError(400, 'expected "variables" to be an object')
  return variables as Record<string, unknown>
}
