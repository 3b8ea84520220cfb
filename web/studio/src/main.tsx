import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './page.css'
import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { OPENING_QUERY } from './opening-query.ts'

const fetcher = createGraphiQLFetcher({ url: '/graphql' })
/** A link may bring its own query: `/?query=…` */
const linked = new URLSearchParams(window.location.search).get('query')

createRoot(document.getElementById('page')!).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={OPENING_QUERY}
    {...(linked === null ? {} : { initialQuery: linked })}
    shouldPersistHeaders={false}
  >
    <GraphiQL.Logo>Dovetail</GraphiQL.Logo>
  </GraphiQL>,
)
