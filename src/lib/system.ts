import { randomBytes } from 'node:crypto'

/** The machine's own time. */
export const systemClock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  sleep: (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise(resolve => {
      if (signal?.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal?.addEventListener('abort', done, { once: true })
    }),
}

/** 32 hex digits: 48 bits of time, so that ids sort by when they were made, then chance. */
export const systemIds = {
  next: () => Date.now().toString(16).padStart(12, '0') + randomBytes(10).toString('hex'),
}
