import type { ServerResponse } from 'node:http'

/** At the deadline reads end with errors of their own; what does not end by itself is cut off this much later. */
const DEADLINE_GRACE_MS = 500

export interface RequestTime {
  /** Aborts at the deadline, or as soon as the client goes away */
  readonly signal: AbortSignal
  /** Resolves when even the grace is over */
  readonly over: Promise<null>
  /** Nothing of the above happens any more. */
  readonly stop: () => void
}

export function startTime(response: ServerResponse, ms: number): RequestTime {
  const controller = new AbortController()
  const { promise: over, resolve } = Promise.withResolvers<null>()
  const atDeadline = () => controller.abort(new DOMException('the deadline has passed', 'TimeoutError'))
  const deadline = setTimeout(atDeadline, ms).unref()
  const cutOff = setTimeout(resolve, ms + DEADLINE_GRACE_MS, null).unref()
  const onClose = () => controller.abort(new DOMException('the client went away', 'AbortError'))
  response.once('close', onClose)
  return {
    signal: controller.signal,
    over,
    stop: () => {
      clearTimeout(deadline)
      clearTimeout(cutOff)
      response.off('close', onClose)
    },
  }
}
