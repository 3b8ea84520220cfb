/** Who asks. */
export type Role = 'guest' | 'sales'

export interface Caller {
  readonly role: Role
  /** Who it is to the records of idempotency and history */
  readonly principal: string
  /** BCP 47 language for labels and messages */
  readonly language: string
}

/** Whether the caller may see cost, margin, purchase prices and commission. */
export function maySeeCost(caller: Caller): boolean {
  return caller.role !== 'guest'
}

/** Whether the caller works here: may read the CRM's customers and our quotes and orders, and make them. */
export function isStaff(caller: Caller): boolean {
  return caller.role !== 'guest'
}
