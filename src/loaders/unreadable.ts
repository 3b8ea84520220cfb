import type { DovetailError } from '../domain/errors.ts'
import type { ResultPage } from '../domain/page.ts'
import type { FoundPage } from '../ports/source.ts'

/**
 * The page with every record that cannot be read replaced by one that has its key, and fails with the error wherever another of its
 * fields is read: the error costs these fields only, and the page stays whole.
 */
export function toReadablePage<T extends { readonly number: string }>(
  page: FoundPage<T>,
  fields: readonly Exclude<keyof T & string, 'number'>[],
): ResultPage<T> {
  return {
    ...page,
    rows: page.rows.map(({ row, position }) => ({
      row: row instanceof Error ? unreadable<T>(position.at(-1) ?? '', fields, row) : row,
      position,
    })),
  }
}

function unreadable<T>(number: string, fields: readonly string[], error: DovetailError): T {
  const record = { number }
  for (const field of fields)
    Object.defineProperty(record, field, {
      enumerable: true,
      get: () => {
        throw error
      },
    })
  return record as T
}
