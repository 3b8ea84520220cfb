/** The answers so far, as they are stored: solver state is never part of it. Source of truth: our store. */
export interface StoredConfiguration {
  readonly id: string
  /** Counts the changes, from 1 */
  readonly revision: number
  readonly modelCode: string
  readonly modelVersion: string
  /** Feature code → chosen value */
  readonly choices: StoredChoices
  /** Values that `completeConfiguration` filled in; they yield to any choice */
  readonly completed: StoredChoices
  /** Features chosen by the latest change */
  readonly latest: readonly string[]
  /** The last choices without a conflict; null when there were none */
  readonly lastValid: StoredChoices | null
  /** Belongs to a quote line and never changes */
  readonly isPinned: boolean
  readonly createdAt: string
  readonly updatedAt: string
}

export type StoredChoices = Readonly<Record<string, string | boolean | number | readonly string[]>>
