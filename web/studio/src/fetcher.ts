import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit'
import { getOperationAST } from 'graphql'
import { createClient } from 'graphql-sse'

const url = '/graphql'
const askForJson = createGraphiQLFetcher({ url })

/** Queries and mutations are answered as JSON, subscriptions as server-sent events, which come until somebody presses stop. */
export const fetcher: Fetcher = (parameters, { headers = {}, documentAST } = {}) => {
  const { query, operationName, variables } = parameters
  const operation = documentAST && getOperationAST(documentAST, operationName || null)
  if (operation?.operation !== 'subscription')
    return askForJson(parameters, { headers, ...(documentAST ? { documentAST } : {}) })
  return createClient({ url, headers }).iterate({
    query,
    variables,
    ...(operationName ? { operationName } : {}),
  }) as ReturnType<Fetcher>
}
