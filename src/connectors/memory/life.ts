import { DovetailError } from '../../domain/errors.ts'
import type { ReadOptions, SourceLife } from '../../ports/source.ts'

/** More keys than anybody asks for: memory has no statement that could grow too long. */
const MAX_BATCH = 1000

export const LIFE: SourceLife = {
  capabilities: { maxBatch: MAX_BATCH },
  ping: async options => assertWanted(options),
  close: async () => {},
}

/** @throws DovetailError when the caller has given up already */
export function assertWanted({ signal }: ReadOptions): void {
  if (signal.aborted)
    throw new DovetailError('SOURCE_TIMEOUT', 'retry', 'the read was given up before it began', signal.reason)
}

/** One entry per key in the order of the keys; what `read` does not know is null. */
export async function readBatch<T>(
  keys: readonly string[],
  options: ReadOptions,
  read: (key: string) => T | null | undefined,
): Promise<(T | null)[]> {
  assertWanted(options)
  return keys.map(key => read(key) ?? null)
}
