import { createClient } from 'graphql-sse'
import type { Answer } from './gateway.ts'

/** A subscription that is open at a gateway. */
export interface Subscribed<T> {
  /** The next event; null when the stream was completed. Rejects when it broke off. */
  next(): Promise<Answer<T> | null>
  /** Takes events until one pleases. */
  until(pleases: (data: T) => boolean): Promise<T>
  close(): void
}

/** Subscribes with the client that browsers use, and resolves when the gateway has opened the stream. */
export async function subscribe<T>(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Subscribed<T>> {
  const client = createClient({ url: `${url}/graphql`, headers, retryAttempts: 0 })
  const opened = Promise.withResolvers<void>()
  const events = client.iterate<Record<string, unknown>>(
    { query, variables },
    { connected: () => opened.resolve() },
  )
  const taken = [events.next()]
  taken[0]!.catch(opened.reject)
  await opened.promise
  const next = async (): Promise<Answer<T> | null> => {
    const { done, value } = await (taken.pop() ?? events.next())
    return done ? null : (value as unknown as Answer<T>)
  }
  return {
    next,
    async until(pleases) {
      for (;;) {
        const event = await next()
        if (!event) throw new Error('the stream was completed before what was waited for')
        if (event.errors) throw new Error(`the gateway told errors: ${JSON.stringify(event.errors)}`)
        if (pleases(event.data)) return event.data
      }
    },
    close: () => client.dispose(),
  }
}
