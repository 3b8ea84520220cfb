import { createHash } from 'node:crypto'
import { Decimal } from '../domain/decimal.ts'
import type { Repositories, Store } from '../ports/store.ts'
import type { ServiceRequest } from './environment.ts'
import { refuse } from './user-error.ts'

const KEY_LENGTH = 190

/** JSON in which equal requests have equal text: keys in order, nothing for what is null, numbers without zeros that say nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, part) {
    if (this[key] instanceof Decimal) return part.includes('.') ? part.replace(/\.?0+$/, '') : part
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part
    const given = Object.entries(part).filter(([, one]) => one !== null)
    return Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** What runs in this process, by store and key: others with the key wait here instead of doing all the work in vain. */
const running = new WeakMap<Store, Map<string, Promise<unknown>>>()

/** Somebody else with the same key was faster; what was begun is undone. */
class AlreadyRunning extends Error {}

/**
 * Makes a change once for a key of this caller and operation. The key is written in the transaction of the change: of two at once, one works
 * and the other waits for its end. The same key with another input is refused; with the same, the first one's result is answered.
 *
 * @param resultId what the change will be known by; kept with the key
 * @param prepare reads and checks all that is needed, outside the transaction; not called for a key that was used before
 * @returns the id under which the result can be read
 */
export async function idempotently(
  request: ServiceRequest,
  operation: string,
  input: { readonly idempotencyKey: string },
  resultId: string,
  prepare: () => Promise<(repositories: Repositories) => Promise<void>>,
): Promise<string> {
  const { store, caller } = request
  const key = input.idempotencyKey
  if (key !== key.trim() || key === '' || key.length > KEY_LENGTH)
    refuse(
      'IDEMPOTENCY_KEY_INVALID',
      `expected a key of 1 to ${KEY_LENGTH} characters without spaces at its ends, got ${JSON.stringify(key.slice(0, 40))}.`,
      ['input', 'idempotencyKey'],
    )
  const requestHash = createHash('sha256').update(canonical(input)).digest('hex')
  return inTurn(store, JSON.stringify([caller.principal, operation, key]), async () => {
    const earlier = await earlierResult(store, caller.principal, operation, key, requestHash)
    return earlier ?? makeChange(request, { operation, key, requestHash, resultId }, prepare)
  })
}

/** One after the other; each goes on whatever became of the one before. */
async function inTurn<T>(store: Store, name: string, work: () => Promise<T>): Promise<T> {
  const names = running.get(store) ?? new Map<string, Promise<unknown>>()
  running.set(store, names)
  const before = names.get(name)
  const mine = before ? before.then(work, work) : work()
  names.set(name, mine)
  try {
    return await mine
  } finally {
    if (names.get(name) === mine) names.delete(name)
  }
}

interface Use {
  readonly operation: string
  readonly key: string
  readonly requestHash: string
  readonly resultId: string
}

async function makeChange(
  { store, caller, clock }: ServiceRequest,
  { operation, key, requestHash, resultId }: Use,
  prepare: () => Promise<(repositories: Repositories) => Promise<void>>,
): Promise<string> {
  const answer = () => earlierResult(store, caller.principal, operation, key, requestHash)
  const change = await prepare().catch(async (error: unknown) => {
    // What stands in the way may be the change itself, made on another gateway since the key was looked for.
    const result = await answer()
    if (result === null) throw error
    return result
  })
  if (typeof change === 'string') return change
  try {
    await store.transaction(async repositories => {
      const isFirst = await repositories.idempotency.insert({
        principal: caller.principal,
        operation,
        key,
        requestHash,
        result: resultId,
        at: clock.now().toISOString(),
      })
      if (!isFirst) throw new AlreadyRunning()
      await change(repositories)
    })
    return resultId
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error
    const result = await answer()
    if (result === null) throw error
    return result
  }
}

async function earlierResult(
  repositories: Pick<Repositories, 'idempotency'>,
  principal: string,
  operation: string,
  key: string,
  requestHash: string,
): Promise<string | null> {
  const earlier = await repositories.idempotency.find(principal, operation, key)
  if (!earlier) return null
  if (earlier.requestHash !== requestHash)
    refuse(
      'IDEMPOTENCY_KEY_REUSED',
      `the key "${key}" was used before for another ${operation}: choose a new key.`,
      ['input', 'idempotencyKey'],
    )
  return earlier.result
}
