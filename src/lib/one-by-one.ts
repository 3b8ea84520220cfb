/** Runs one piece of work after the other, in the order in which they came, whatever becomes of each. */
export type OneByOne = <T>(work: () => Promise<T>) => Promise<T>

export function oneByOne(): OneByOne {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
