import type { Provenance } from '../src/domain/line-price.ts'

export function provenanceOf(source: string, asOf: string | null): Provenance {
  return { source, status: 'LIVE', asOf, reason: null }
}
