export interface NumberedRevision {
  readonly number: string
  readonly revision: number
}

/** How another system finds a revision of a quote or an order again. */
export function revisionReference({ number, revision }: NumberedRevision): string {
  return `${number}-R${revision}`
}

/** Null for what `revisionReference` does not make. */
export function readRevisionReference(reference: string): NumberedRevision | null {
  const [, number, revision] = /^(.+)-R(\d{1,9})$/.exec(reference) ?? []
  return number === undefined ? null : { number, revision: Number(revision) }
}
