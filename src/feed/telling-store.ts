import type { Store } from '../ports/store.ts'

/** The same store, which calls after each transaction of this process. */
export function tellingOfChanges(store: Store, wake: () => void): Store {
  const transaction: Store['transaction'] = async work => {
    const result = await store.transaction(work)
    wake()
    return result
  }
  return { ...store, transaction }
}
