/** How large an operation may be. */
export interface OperationLimits {
  readonly tokens: number
  readonly depth: number
  /** Rows of pages, were every page full */
  readonly nodes: number
}

/** By who sends it */
export const LIMITS = {
  staff: { tokens: 6_000, depth: 16, nodes: 100_000 },
  guest: { tokens: 2_000, depth: 12, nodes: 20_000 },
} as const satisfies Record<string, OperationLimits>

/** Far more than any operation within the limits above needs */
export const BRACKETS = 100
