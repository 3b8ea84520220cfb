import type { StoredConfiguration } from '../domain/configuration.ts'
import { pack, unpack } from '../domain/packed.ts'
import { lineFrom, type Quote, type QuoteLine } from '../domain/quote.ts'
import { pauser } from '../lib/turns.ts'
import type { Repositories } from '../ports/store.ts'
import type { DraftLine } from './draft-line.ts'
import type { ServiceRequest } from './environment.ts'
import type { QuoteDraft } from './make-quote.ts'

/** Writes the draft as one revision: configurations are pinned as copies, item numbers reserved. */
export async function writeQuote(
  { ids, caller }: ServiceRequest,
  repositories: Repositories,
  draft: QuoteDraft,
  head: Omit<Quote, 'totals' | 'hasLowMargin' | 'lines' | 'status'>,
): Promise<Quote> {
  const itemNumbers = await reserveNumbers(draft.lines, repositories)
  const pins = draft.lines.map(({ configuration }) =>
    configuration?.stored.isPinned ? configuration.stored.id : configuration && ids.next(),
  )
  await pinConfigurations(draft.lines, pins, repositories, head.createdAt)
  const pause = pauser()
  const lines: QuoteLine[] = []
  for (const [index, line] of draft.lines.entries()) {
    const { kind, articleNumber, quantity, request } = line
    const itemNumber = itemNumbers[index]!
    const written = {
      ...{ id: ids.next(), position: index + 1, kind, description: line.describe(itemNumber) },
      ...{ configurationId: pins[index]!, articleNumber, quantity, request },
    }
    lines.push(lineFrom(written, keptAs(itemNumber, line)))
    await pause()
  }
  const quote: Quote = {
    ...head,
    status: draft.hasLowMargin ? 'IN_APPROVAL' : 'DRAFT',
    totals: draft.totals,
    hasLowMargin: draft.hasLowMargin,
    lines,
  }
  await repositories.quotes.insert(quote, new Set(draft.lines.flatMap(({ articles }) => articles)))
  await repositories.quotes.appendEvent(quote.id, {
    at: head.createdAt,
    actor: caller.principal,
    what: 'CREATED',
    detail: null,
  })
  return quote
}

/** With the number that it got, which is another where several configurations would share one. */
function keptAs(itemNumber: string | null, { kept, configuration }: DraftLine): DraftLine['kept'] {
  if (kept.definition === null || itemNumber === (configuration?.itemNumber ?? null)) return kept
  return { ...kept, definition: pack({ ...unpack(kept.definition), itemNumber }) }
}

/** Copies that never change, of what is no copy yet. @param pins the id of the copy for each line */
async function pinConfigurations(
  lines: readonly DraftLine[],
  pins: readonly (string | null)[],
  { configurations }: Repositories,
  at: string,
): Promise<void> {
  const copies = lines.flatMap(({ configuration }, index): StoredConfiguration[] =>
    configuration && !configuration.stored.isPinned
      ? [{ ...configuration.stored, id: pins[index]!, isPinned: true, createdAt: at, updatedAt: at }]
      : [],
  )
  await configurations.insertAll(copies)
}

/** For each line the item number that its configuration has, or has now; null for a line without one. */
async function reserveNumbers(
  lines: readonly DraftLine[],
  { itemNumbers }: Repositories,
): Promise<readonly (string | null)[]> {
  const wanted = lines.flatMap(({ configuration }, index) => {
    const base = configuration?.itemNumber ?? null
    return base === null ? [] : [{ index, base, hash: configuration!.hash }]
  })
  const numbers: (string | null)[] = lines.map(() => null)
  for (const [place, number] of (await itemNumbers.reserveAll(wanted)).entries())
    numbers[wanted[place]!.index] = number
  return numbers
}
