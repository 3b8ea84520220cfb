import { setImmediate } from 'node:timers/promises'

/** How long the event loop belongs to one long work before others get their turn, in ms: a request takes several turns */
const TURN_MS = 1

/** Does one part of a long work, after those that were given before it. */
export type InTurns = <T>(part: () => T | Promise<T>) => Promise<T>

/**
 * Long work on the event loop in parts of some tenths of a millisecond: one after the other in the order they are given, with
 * a pause for everybody else after a millisecond.
 */
export function inTurns(): InTurns {
  const pause = pauser()
  let last: Promise<unknown> = Promise.resolve()
  return part => {
    const done = last.then(pause).then(part)
    last = done.catch(() => undefined)
    return done
  }
}

/** For one work that goes through its parts itself: awaited between them, it pauses when its turn is over. */
export function pauser(): () => Promise<void> {
  let began = performance.now()
  return async () => {
    if (performance.now() - began < TURN_MS) return
    await setImmediate()
    began = performance.now()
  }
}
