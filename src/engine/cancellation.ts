/** The work was given up by whoever asked for it. What was found until then is kept; the answer is lost. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

let isCancelled: () => boolean = () => false

/**
 * From now on searches look now and then whether they go on. Of the whole thread, which works on one thing at a time: no
 * message reaches it meanwhile, so `check` reads shared memory.
 */
export function cancelWhen(check: () => boolean): void {
  isCancelled = check
}

/** @throws Cancelled */
export function stopIfCancelled(): void {
  if (isCancelled()) throw new Cancelled('the work was given up by whoever asked for it')
}
