import { request } from 'node:http'
import { randomValid } from '../../../test/support/catalogue-check/generate.ts'
import { PRODUCTS } from '../../../test/support/catalogue-check/products.ts'
import { seededRandom } from '../../../test/support/catalogue-check/random.ts'
import { selections } from '../../../test/support/products.ts'

const FEATURES = 6_467
/** Choices of one configuration before another is started */
const MOST_CHOICES = 30
const CONFIGURATIONS = 1_000
const LINES = 10_000
const ONE_PIECE = ['CARE', 'HYDRO-SKID']

const random = seededRandom(10_000)

/** Sends one operation; rejects when the signal aborts, which closes the connection. */
export type Ask = <T>(query: string, variables: object, signal: AbortSignal) => Promise<T>

export function asker(url: string): Ask {
  return (query, variables, signal) =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json' }
      const sent = request(`${url}/graphql`, { method: 'POST', headers, signal, agent: false }, response => {
        const chunks: Buffer[] = []
        response.on('data', chunk => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () => {
          const { data, errors } = JSON.parse(Buffer.concat(chunks).toString())
          if (errors) reject(new Error(JSON.stringify(errors).slice(0, 500)))
          else resolve(data)
        })
      })
      sent.once('error', reject)
      sent.end(JSON.stringify({ query, variables }))
    })
}

/** One client that works until the signal aborts; `done` is told of each answer and what it took, in ms. */
export type Client = (signal: AbortSignal, done: (ms: number) => void) => Promise<void>

async function again(signal: AbortSignal, done: (ms: number) => void, work: () => Promise<unknown>) {
  while (!signal.aborted) {
    const start = performance.now()
    await work()
    done(performance.now() - start)
  }
}

interface Outcome {
  readonly outcome: {
    readonly configuration: { readonly id: string; readonly status: string } | null
    readonly userErrors: readonly object[]
  }
}

const SCREEN = JSON.stringify(Array.from({ length: 50 }, (_, index) => codeOf(index * 129)))
const SHOWN = `configuration { id status domains(features: ${SCREEN}) { feature { code } options { option { code } state } }
  conflicts { repairs { changes { feature { code } } } } } userErrors { message }`
const START = `mutation ($input: StartConfigurationInput!) { outcome: startConfiguration(input: $input) { ${SHOWN} } }`
const SET = `mutation ($input: SetSelectionsInput!) { outcome: setSelections(input: $input) { ${SHOWN} } }`

/** Clicks on LINUX: choices pile up, one in conflict is taken back; each answer has 50 domains, and the repairs of a conflict. */
export function clicker(ask: Ask): Client {
  return (signal, done) => {
    let id: string | null = null
    let left = 0
    return again(signal, done, async () => {
      if (!id || left-- === 0) {
        const { outcome } = await ask<Outcome>(START, { input: { model: 'LINUX' } }, signal)
        id = outcome.configuration!.id
        left = MOST_CHOICES
        return
      }
      const feature = codeOf(random.below(FEATURES))
      const set = (value: boolean | null) =>
        ask<Outcome>(SET, { input: { configuration: id, selections: [{ feature, value }] } }, signal)
      const { outcome } = await set(random.chance(0.5))
      if (outcome.configuration!.status === 'CONFLICT') await set(null)
    })
  }
}

/** As compact-product.ts calls them */
function codeOf(index: number): string {
  return `f${(index + 1).toString(36)}`
}

interface QuoteOutcome {
  readonly outcome: { readonly quote: { readonly id: string } | null; readonly userErrors: readonly object[] }
}

/** Makes a quote of 10,000 lines. @returns its id and how long it took, in ms */
export async function makeQuote(ask: Ask): Promise<{ readonly id: string; readonly ms: number }> {
  const { signal } = new AbortController()
  const ids: { id: string; most: number }[] = []
  for (let index = 0; index < CONFIGURATIONS; index++) {
    const product = PRODUCTS[index % PRODUCTS.length]!
    const input = { model: product.code, selections: given(randomValid(product, random)) }
    const query = `mutation ($input: StartConfigurationInput!) { outcome: startConfiguration(input: $input) { configuration { id status } userErrors { message } } }`
    const { outcome } = await ask<Outcome>(query, { input }, signal)
    if (outcome.configuration?.status !== 'COMPLETE') throw new Error(JSON.stringify({ input, outcome }))
    ids.push({ id: outcome.configuration.id, most: ONE_PIECE.includes(product.code) ? 1 : 12 })
  }
  const lines = Array.from({ length: LINES }, (_, index) => {
    const { id, most } = ids[index % CONFIGURATIONS]!
    return { configuration: id, quantity: String(random.between(1, most)) }
  })
  const input = { idempotencyKey: `bench-${LINES}`, customer: 'C-10001', lines }
  const start = performance.now()
  const query = `mutation ($input: CreateQuoteInput!) { outcome: createQuote(input: $input) { quote { id } userErrors { code message path } } }`
  const { outcome } = await ask<QuoteOutcome>(query, { input }, signal)
  if (!outcome.quote) throw new Error(JSON.stringify(outcome.userErrors.slice(0, 3)))
  return { id: outcome.quote.id, ms: performance.now() - start }
}

function given(choices: object): object[] {
  return selections(choices).filter(({ value }) => value !== null)
}

/** Revises the quote without other lines: all 10,000 are priced anew and written. */
export function repricer(ask: Ask, first: string): Client {
  let quote = first
  return (signal, done) =>
    again(signal, done, async () => {
      const input = { idempotencyKey: `after-${quote}`, quote }
      const query = `mutation ($input: ReviseQuoteInput!) { outcome: reviseQuote(input: $input) { quote { id net { amount } } userErrors { code message path } } }`
      const { outcome } = await ask<QuoteOutcome>(query, { input }, signal)
      if (outcome.userErrors.length > 0) throw new Error(JSON.stringify(outcome.userErrors.slice(0, 3)))
      quote = outcome.quote!.id
    })
}

/** Explodes CUTS in another length each time. */
export async function exploder(ask: Ask): Promise<Client> {
  const never = new AbortController().signal
  const ids: string[] = []
  const query = `mutation ($input: StartConfigurationInput!) { outcome: startConfiguration(input: $input) { configuration { id status } userErrors { message } } }`
  for (let more = 0; more <= 1000; more++) {
    const input = { model: 'CUTS', selections: [{ feature: 'more', value: more }] }
    ids.push((await ask<Outcome>(query, { input }, never)).outcome.configuration!.id)
  }
  let next = 0
  return (signal, done) =>
    again(signal, done, async () => {
      const input = { configuration: ids[next++ % ids.length] }
      const query = `mutation ($input: ComputeBomInput!) { computeBom(input: $input) { definition { sawLists { barCount optimal } } userErrors { code message } } }`
      const { computeBom } = await ask<{ computeBom: { definition: object | null } }>(
        query,
        { input },
        signal,
      )
      if (!computeBom.definition) throw new Error(JSON.stringify(computeBom))
    })
}
