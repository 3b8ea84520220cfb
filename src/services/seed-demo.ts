import { Decimal } from '../domain/decimal.ts'
import type { Quote } from '../domain/quote.ts'
import type { Clock } from '../ports/runtime.ts'
import { startConfiguration } from './configurations.ts'
import { createQuote } from './create-quote.ts'
import { acceptQuote } from './decide-quote.ts'
import { type ServiceRequest, today } from './environment.ts'
import type { QuoteOutcome } from './find-quote.ts'
import { addDays } from './make-quote.ts'
import { reviseQuote } from './revise-quote.ts'

/** A quote to make, as the demo's data describes it. */
export interface QuoteSeed {
  readonly name: string
  readonly customer: string
  readonly opportunity: string
  readonly model: string
  readonly selections: Readonly<Record<string, unknown>>
  readonly quantity: number
  readonly madeDaysAgo: number
  readonly validDays: number
  readonly fate: 'OPEN' | 'REVISED' | 'EXPIRED' | 'WON'
  readonly revisedQuantity?: number
}

/**
 * Makes the demo's quotes that are not there yet, each as if on its day. A step that was made before, or is being made by another gateway,
 * is left alone.
 */
export async function seedDemo(world: SeedWorld, seeds: readonly QuoteSeed[]): Promise<void> {
  for (const seed of seeds) await makeQuote(world, seed)
}

const PRINCIPAL = 'demo'

/** Nobody asks for it: the demo itself is the caller. */
type SeedWorld = Omit<ServiceRequest, 'caller'>

async function makeQuote(world: SeedWorld, seed: QuoteSeed): Promise<void> {
  const clock = daysAgo(world.clock, seed.madeDaysAgo)
  const request: ServiceRequest = {
    ...world,
    clock,
    caller: { role: 'sales', principal: PRINCIPAL, language: 'en' },
  }
  const known = await world.store.idempotency.find(PRINCIPAL, 'createQuote', seed.name)
  const quote = known ? (await world.store.quotes.byIds([known.result]))[0] : await quoteIt(request, seed)
  if (!quote) return
  if (seed.fate === 'REVISED' && !(await world.store.idempotency.find(PRINCIPAL, 'reviseQuote', seed.name))) {
    const lines = [
      {
        configuration: quote.lines[0]!.configurationId,
        quantity: Decimal.of(seed.revisedQuantity ?? seed.quantity),
      },
    ]
    const validUntil = addDays(today(clock), seed.validDays)
    expectDone(
      await reviseQuote(request, { idempotencyKey: seed.name, quote: quote.number, lines, validUntil }),
    )
  }
  if (seed.fate === 'WON' && quote.status !== 'ACCEPTED')
    expectDone(await acceptQuote(request, { idempotencyKey: seed.name, quote: quote.number }))
}

async function quoteIt(request: ServiceRequest, seed: QuoteSeed): Promise<Quote | null> {
  const selections = Object.entries(seed.selections).map(([feature, value]) => ({ feature, value }))
  const { configuration } = await startConfiguration(request, { model: seed.model, selections })
  if (!configuration) throw new Error(`the demo’s quote "${seed.name}" has no configuration`)
  return expectDone(
    await createQuote(request, {
      idempotencyKey: seed.name,
      customer: seed.customer,
      opportunity: seed.opportunity,
      lines: [{ configuration: configuration.stored.id, quantity: Decimal.of(seed.quantity) }],
      validUntil: addDays(today(request.clock), seed.validDays),
    }),
  )
}

/** Null where another gateway is making the same. */
function expectDone({ quote, userErrors }: QuoteOutcome): Quote | null {
  if (userErrors.some(error => error.code === 'IDEMPOTENCY_KEY_REUSED')) return null
  if (!quote || userErrors.length > 0)
    throw new Error(`a quote of the demo was refused: ${userErrors.map(error => error.message).join(' ')}`)
  return quote
}

function daysAgo(clock: Clock, days: number): Clock {
  return { ...clock, now: () => new Date(clock.now().getTime() - days * 86_400_000) }
}
