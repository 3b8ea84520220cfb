/** Epoch milliseconds as ISO 8601 in UTC, null as null. */
export function toIso(milliseconds: number): string
export function toIso(milliseconds: number | null): string | null
export function toIso(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
}
