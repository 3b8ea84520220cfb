import type { Clock } from '../ports/runtime.ts'

/** How long a comparison with the database's clock is good for */
const GOOD_FOR_MS = 60_000
/** The two clocks of a machine differ by more after it slept, or was set right: then the comparison is good for nothing. */
const MOST_APART_MS = 1_000
/** A comparison that took longer says too little. */
const MOST_MS = 500

/**
 * The database's time, so that all gateways on one database agree on when leases end and what is due, whatever their own
 * machines think. Between comparisons it goes on with the monotonic clock of this machine; when the database does not answer, too.
 *
 * @param read what the database says the time is, in epoch milliseconds
 * @param local for what has nothing to do with the time of day
 */
export async function createDatabaseClock(read: () => Promise<number>, local: Clock): Promise<Clock> {
  let offset = 0
  let comparedAt = -Infinity
  /** The machine's time of day less its monotonic clock, at the comparison */
  let apart = 0
  let isComparing = false

  const compare = async (): Promise<void> => {
    const before = local.monotonicMs()
    const time = await read()
    const after = local.monotonicMs()
    // Of a slow answer nobody knows when in between the clock was read.
    if (after - before > MOST_MS && comparedAt > -Infinity) return
    offset = time - (before + after) / 2
    comparedAt = after
    apart = local.now().getTime() - after
  }

  await compare()
  return {
    monotonicMs: () => local.monotonicMs(),
    sleep: (ms, signal) => local.sleep(ms, signal),
    now() {
      const monotonicMs = local.monotonicMs()
      const isOld = monotonicMs - comparedAt > GOOD_FOR_MS
      const hasSlept = Math.abs(local.now().getTime() - monotonicMs - apart) > MOST_APART_MS
      if ((isOld || hasSlept) && !isComparing) {
        isComparing = true
        void compare()
          .catch(() => undefined)
          .finally(() => {
            isComparing = false
          })
      }
      return new Date(offset + monotonicMs)
    },
  }
}
