import { createConnection } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { RunningGateway } from '../../support/gateway.ts'
import { expectServes, startServing } from './serving.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
/** A proxy's header makes a guest of the caller */
const AS_GUEST = { ...JSON_TYPE, 'x-forwarded-for': '192.0.2.7' }
const FINE = '{"query":"{ __typename }"}'
const padded = (bytes: number): string => FINE.padEnd(bytes, ' ')
const asking = (query: string, variables?: object): string => JSON.stringify({ query, variables })
const nested = (open: string, core: string, close: string, levels: number): string =>
  `{ ${open.repeat(levels)}${core}${close.repeat(levels)} }`

interface Case {
  readonly what: string
  readonly body: string
  readonly headers?: Record<string, string>
  readonly status: number
  readonly code: string
  readonly says: RegExp
}

const BODIES: readonly Case[] = [
  {
    what: '5 MB',
    body: padded(5_000_000),
    status: 413,
    code: 'BODY_TOO_LARGE',
    says: /at most 4194304 bytes, got 5000000/,
  },
  {
    what: '300 kB from a guest',
    body: padded(300_000),
    headers: AS_GUEST,
    status: 413,
    code: 'BODY_TOO_LARGE',
    says: /at most 262144 bytes, got 300000/,
  },
  {
    what: 'broken JSON',
    body: '{"query": "{ __typename }"',
    status: 400,
    code: 'BAD_REQUEST',
    says: /expected a JSON body: .*line 1 column 27/,
  },
  { what: 'nothing', body: '', status: 400, code: 'BAD_REQUEST', says: /expected a JSON body/ },
  {
    what: 'a list',
    body: `[${FINE}]`,
    status: 400,
    code: 'BAD_REQUEST',
    says: /expected a JSON object with "query"/,
  },
  {
    what: 'a text',
    body: '"{ __typename }"',
    status: 400,
    code: 'BAD_REQUEST',
    says: /expected a JSON object with "query"/,
  },
  { what: 'no query', body: '{"variables":{}}', status: 400, code: 'BAD_REQUEST', says: /query/ },
  {
    what: 'a query that is a number',
    body: '{"query":5}',
    status: 400,
    code: 'BAD_REQUEST',
    says: /must be strings/,
  },
  {
    what: 'variables that are a list',
    body: '{"query":"{ __typename }","variables":[1]}',
    status: 400,
    code: 'BAD_REQUEST',
    says: /`variables`.*must be an object/,
  },
  {
    what: 'another content type',
    body: FINE,
    headers: { 'content-type': 'text/plain' },
    status: 415,
    code: 'BAD_REQUEST',
    says: /expected content-type application\/json, got "text\/plain"/,
  },
  {
    what: 'a form',
    body: 'query={__typename}',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 415,
    code: 'BAD_REQUEST',
    says: /got "application\/x-www-form-urlencoded"/,
  },
  {
    what: 'another charset',
    body: FINE,
    headers: { 'content-type': 'application/json; charset=latin1' },
    status: 415,
    code: 'BAD_REQUEST',
    says: /charset utf-8/,
  },
  {
    what: 'a packed body',
    body: FINE,
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
    status: 415,
    code: 'BAD_REQUEST',
    says: /no content-encoding, got "gzip"/,
  },
]

const OPERATIONS: readonly Omit<Case, 'headers'>[] = [
  {
    what: 'a syntax error',
    body: asking('{ customer('),
    status: 400,
    code: 'GRAPHQL_PARSE_FAILED',
    says: /Syntax Error/,
  },
  {
    what: '5,000 levels of fields',
    body: asking(nested('node { ', '__typename', ' }', 5_000)),
    status: 400,
    code: 'GRAPHQL_PARSE_FAILED',
    says: /at most 100 levels/,
  },
  {
    what: '50 levels of fields',
    body: asking(nested('customers { nodes { quotes { nodes { customer { ', '__typename', ' } } } } }', 10)),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /at most 16 levels of fields/,
  },
  {
    what: '5,000 levels of lists in a value',
    body: asking(`{ prices(inputs: [${nested('[', '1', ']', 5_000)}]) { hash } }`),
    status: 400,
    code: 'GRAPHQL_PARSE_FAILED',
    says: /at most 100 levels of brackets/,
  },
  {
    what: '5,000 levels of fragments',
    body: asking(nested('... { ', '__typename', ' }', 5_000)),
    status: 400,
    code: 'GRAPHQL_PARSE_FAILED',
    says: /at most 100 levels of brackets/,
  },
  {
    what: '20,000 tokens',
    body: asking(`{ ${'a: __typename '.repeat(6_667)} }`),
    status: 400,
    code: 'GRAPHQL_PARSE_FAILED',
    says: /more th\w+ 6000 tokens/,
  },
  {
    what: 'fragments in a circle',
    body: asking('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /Cannot spread fragment "A" within itself via "B"/,
  },
  {
    what: 'a field that there is not',
    body: asking('{ costumer(number: 1) { name } }'),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /Cannot query field "costumer".*"customer"/,
  },
  {
    what: 'a literal of the wrong type',
    body: asking(
      'mutation { startConfiguration(input: { model: "PLANK", selections: 5 }) { userErrors { code } } }',
    ),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /SelectionInput/,
  },
  {
    what: 'a quantity of 1.5 as a number',
    body: asking('{ prices(inputs: [{ model: "PLANK", selections: [], quantity: 1.5 }]) { hash } }'),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /expected a decimal as text.*got "1\.5"/,
  },
  {
    what: 'a day that there is not',
    body: asking(
      'mutation { createQuote(input: { idempotencyKey: "k", customer: "C-10001", lines: [], validUntil: "2027-02-30" }) { userErrors { code } } }',
    ),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /expected a day like .*got "2027-02-30"/,
  },
  {
    what: 'a variable of the wrong type',
    body: asking(
      'mutation ($input: StartConfigurationInput!) { startConfiguration(input: $input) { userErrors { code } } }',
      { input: { model: { a: 1 }, selections: 'x' } },
    ),
    status: 400,
    code: 'BAD_USER_INPUT',
    says: /Variable "\$input" got invalid value .* at "input\.model"/,
  },
  {
    what: 'a variable that is left out',
    body: asking('query ($number: ID!) { customer(number: $number) { name } }'),
    status: 400,
    code: 'BAD_USER_INPUT',
    says: /Variable "\$number" of required type "ID!" was not provided/,
  },
  {
    what: 'a decimal of 10,000 levels',
    body: asking(
      'query ($q: Decimal!) { prices(inputs: [{ model: "PLANK", selections: [], quantity: $q }]) { hash } }',
      { q: 'HERE' },
    ).replace('"HERE"', '['.repeat(10_000) + ']'.repeat(10_000)),
    status: 400,
    code: 'BAD_USER_INPUT',
    says: /Variable "\$q": expected at most 20 levels/,
  },
]

interface Failure {
  errors: { message: string; locations?: object[]; extensions: { code: string } }[]
}

describe('requests that cannot be', () => {
  let gateway: RunningGateway
  beforeAll(async () => {
    gateway = await startServing()
  })
  afterAll(async () => {
    await gateway?.stop()
    expect(gateway.output()).not.toContain('through our fault')
  })
  afterEach(() => expectServes(gateway))

  const post = (body: string, headers: Record<string, string> = JSON_TYPE) =>
    fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body })

  it.each(BODIES)('$what is refused with $status', async ({ body, headers, status, code, says }) => {
    const answer = await post(body, headers)
    expect(answer.status).toBe(status)
    const { errors } = (await answer.json()) as Failure
    expect(errors).toEqual([{ message: expect.stringMatching(says), extensions: { code } }])
  })

  it.each(OPERATIONS)('$what is refused with its place', async ({ body, status, code, says }) => {
    const answer = await post(body)
    expect(answer.status).toBe(status)
    const { errors } = (await answer.json()) as Failure
    expect(errors[0]).toMatchObject({ message: expect.stringMatching(says), extensions: { code } })
    for (const error of errors) expect(error.locations?.length).toBeGreaterThan(0)
  })

  it('but 300 kB from the sales desk are read', async () => {
    expect(await (await post(padded(300_000))).json()).toEqual({ data: { __typename: 'Query' } })
  })

  it.each([
    ['GET // HTTP/1.1', 404],
    ['GET /../../etc/passwd HTTP/1.1', 404],
    ['GET /%2e%2e/%00 HTTP/1.1', 404],
    ['DELETE /graphql HTTP/1.1', 405],
    ['GET /graphql?query=%ZZ HTTP/1.1', 400],
    ['hello', 400],
  ])('%s is answered with %i', async (line, status) => {
    expect(await sendRaw(gateway.url, `${line}\r\nhost: x\r\nconnection: close\r\n\r\n`)).toMatch(
      new RegExp(`^HTTP/1.1 ${status} `),
    )
  })

  it('a client that leaves in the middle of its request is nobody’s fault', async () => {
    const { hostname, port } = new URL(gateway.url)
    const client = createConnection({ host: hostname, port: Number(port) })
    client.end(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
    )
    await new Promise(resolve => client.on('close', resolve).resume())
  })
})

/** All that comes back for these bytes */
async function sendRaw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = createConnection({ host: hostname, port: Number(port) })
  let answer = ''
  socket.on('data', chunk => (answer += chunk))
  socket.write(bytes)
  await new Promise(resolve => socket.on('close', resolve))
  return answer
}
