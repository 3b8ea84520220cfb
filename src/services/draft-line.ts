import { articlesIn } from '../domain/bom.ts'
import type { StoredConfiguration } from '../domain/configuration.ts'
import type { PriceTerms } from '../domain/line-price.ts'
import type { Money } from '../domain/money.ts'
import { pack } from '../domain/packed.ts'
import type { KeptLine } from '../domain/quote.ts'
import type { CalculatedAnswer } from '../ports/engine-pool.ts'
import type { PricedLine } from './quote-line.ts'
import type { PreparedLine } from './quote-lines.ts'

/** A priced line as far as a document of thousands of lines keeps it: price and definition are packed already. */
export interface DraftLine
  extends Pick<PricedLine, 'kind' | 'describe' | 'articleNumber' | 'quantity' | 'request' | 'margin'> {
  readonly net: Money | null
  readonly configuration: DraftConfiguration | null
  /** Articles that the line needs */
  readonly articles: readonly string[]
  /** With the item number as the model makes it */
  readonly kept: KeptLine
}

interface DraftConfiguration {
  readonly stored: StoredConfiguration
  readonly hash: string
  /** As the model makes it; null for a model without numbers */
  readonly itemNumber: string | null
}

export function draftPriced({ price, definition, stored, ...line }: PricedLine): DraftLine {
  const { articleNumber } = line
  return {
    ...line,
    net: price?.net ?? null,
    configuration: stored && configurationOf(stored, price!, definition?.itemNumber ?? null),
    articles: [
      ...(articleNumber === null ? [] : [articleNumber]),
      ...(definition ? articlesIn(definition) : []),
    ],
    kept: { price: price && pack(price), definition: definition && pack(definition) },
  }
}

export function draftCalculated(
  { head: { stored, ...line } }: PreparedLine,
  terms: PriceTerms,
  { net, margin, itemNumber, articles, price, definition }: CalculatedAnswer,
): DraftLine {
  return {
    ...line,
    net,
    margin,
    configuration: configurationOf(stored, terms, itemNumber),
    articles,
    kept: { price, definition },
  }
}

function configurationOf(
  stored: StoredConfiguration,
  { inputs }: PriceTerms,
  itemNumber: string | null,
): DraftConfiguration {
  return { stored, hash: inputs.configurationHash!, itemNumber }
}
