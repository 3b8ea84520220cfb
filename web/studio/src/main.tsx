import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './page.css'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { fetcher } from './fetcher.ts'
import { GUEST_QUERY, OPENING_QUERY } from './opening-query.ts'

/** A link may bring its own query: `/?query=…` */
const linked = new URLSearchParams(window.location.search).get('query')

/** Whether the caller sees cost: who does not, gets a schema without it. */
async function seesCost(): Promise<boolean> {
  const query = '{ __type(name: "ArticlePrices") { fields { name } } }'
  const headers = { 'content-type': 'application/json' }
  const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) })
  const { data } = (await response.json()) as { data: { __type: { fields: { name: string }[] } } }
  return data.__type.fields.some(field => field.name === 'cost')
}

const openingQuery = (await seesCost().catch(() => true)) ? OPENING_QUERY : GUEST_QUERY

createRoot(document.getElementById('page')!).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={openingQuery}
    {...(linked === null ? {} : { initialQuery: linked })}
    shouldPersistHeaders={false}
  >
    <GraphiQL.Logo>Dovetail</GraphiQL.Logo>
  </GraphiQL>,
)
