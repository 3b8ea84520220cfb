import { expect } from 'vitest'
import { DovetailError } from '../../src/domain/errors.ts'
import type { PageRequest, Position, ResultPage } from '../../src/domain/page.ts'
import type { ReadOptions } from '../../src/ports/source.ts'

export function withinTenSeconds(): ReadOptions {
  return { signal: AbortSignal.timeout(10_000) }
}

/** Plain data, decimals as text, so that two connectors' answers can be laid side by side. */
export function plain<T>(value: T): unknown {
  return JSON.parse(JSON.stringify(value))
}

export const FIRST_PAGE = { first: 200, after: null, wantsTotal: true } as const

/** Walks all pages and returns the rows in the order they came. */
export async function walk<Row>(
  find: (page: PageRequest) => Promise<ResultPage<Row>>,
  first: number,
): Promise<{ rows: Row[]; total: number }> {
  const rows: Row[] = []
  let after: Position | null = null
  let total = -1
  for (;;) {
    const page: ResultPage<Row> = await find({ first, after, wantsTotal: true })
    rows.push(...page.rows.map(one => one.row))
    total = page.totalCount ?? -1
    expect(page.rows.length).toBeLessThanOrEqual(first)
    if (!page.hasMore) return { rows, total }
    expect(page.rows.length).toBe(first)
    after = page.rows.at(-1)!.position
  }
}

export async function expectGivenUp(call: (options: ReadOptions) => Promise<unknown>): Promise<void> {
  const controller = new AbortController()
  controller.abort()
  await expect(call({ signal: controller.signal })).rejects.toBeInstanceOf(DovetailError)
}

/** A row of a page that is expected to be readable. */
export function readable<T>(row: T | DovetailError): T {
  if (row instanceof DovetailError) throw row
  return row
}
