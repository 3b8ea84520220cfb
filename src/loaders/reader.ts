import DataLoader from 'dataloader'
import type { Reader } from '../ports/reads.ts'
import type { Batch, ReadOptions } from '../ports/source.ts'
import type { SourceGuard } from './source-guard.ts'

export interface SourceReading {
  readonly guard: SourceGuard
  readonly maxBatch: number
  readonly signal: AbortSignal
  /** Told of every record that was read */
  readonly onRead: (record: object) => void
}

/** A reader over one batched operation of a source: one call per level of the query, split only above the source's `maxBatch`. */
export function readFromSource<T extends object>(
  operation: string,
  load: (keys: readonly string[], options: ReadOptions) => Promise<Batch<T>>,
  { guard, maxBatch, signal, onRead }: SourceReading,
): Reader<T> {
  return toReader(
    new DataLoader<string, T | null>(
      async keys => {
        const batch = await guard.read(
          JSON.stringify([operation, keys]),
          options => load(keys, options),
          signal,
        )
        for (const entry of batch) if (entry !== null && !(entry instanceof Error)) onRead(entry)
        return batch
      },
      { maxBatchSize: maxBatch },
    ),
  )
}

/** A reader over our own store, which answers records in any order. Nothing is kept: a mutation before may have changed it. */
export function readFromStore<T>(
  load: (keys: readonly string[]) => Promise<readonly T[]>,
  keyOf: (record: T) => string,
): Reader<T> {
  return toReader(
    new DataLoader<string, T | null>(
      async keys => {
        const byKey = new Map((await load([...new Set(keys)])).map(record => [keyOf(record), record]))
        return keys.map(key => byKey.get(key) ?? null)
      },
      { cache: false },
    ),
  )
}

function toReader<T>(loader: DataLoader<string, T | null>): Reader<T> {
  return { load: key => loader.load(key), loadMany: keys => loader.loadMany(keys) }
}
