import { createHmac } from 'node:crypto'
import type { Alarm, Raise } from '../ports/alarm.ts'
import type { Clock, Log } from '../ports/runtime.ts'
import { HttpClient } from './http.ts'

export interface AlarmWebhookOptions {
  readonly url: string
  /** Signs each body, so that the receiver knows that it is ours; null for none */
  readonly secret: string | null
}

export interface AlarmWebhookWorld {
  readonly clock: Clock
  readonly log: Log
}

const TIMEOUT_MS = 5_000
/** Pauses between tries; after the last it stays in the log alone */
const PAUSES_MS = [1_000, 10_000]
/** Alarms that wait: of more the log alone tells */
const MOST_WAITING = 100

/**
 * Sends each alarm as JSON to an address, a few times if need be: a receiver may get one twice, and tells them apart by transmission,
 * kind and time. With a secret the header `dovetail-signature` is `sha256=` and the HMAC of the body, hex.
 */
export function createAlarmWebhook(
  { url, secret }: AlarmWebhookOptions,
  { clock, log }: AlarmWebhookWorld,
): Raise {
  const client = new HttpClient(url, { connections: 2 })
  let waiting = 0

  const send = async (body: string): Promise<void> => {
    const headers: Record<string, string> = { 'content-type': 'application/json' }
    if (secret !== null)
      headers['dovetail-signature'] = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
    const over = new AbortController()
    const giveUp = new AbortController()
    void clock.sleep(TIMEOUT_MS, over.signal).then(() => giveUp.abort())
    const answer = await client
      .send({ method: 'POST', path: '', headers, body, signal: giveUp.signal })
      .finally(() => over.abort())
    if (answer.status < 200 || answer.status >= 300) throw new Error(`it answered ${answer.status}`)
  }

  const sendWithTries = async (alarm: Alarm): Promise<void> => {
    const { at, transmissionId, ...fields } = alarm
    const body = JSON.stringify({ ...fields, transmission: transmissionId, at: new Date(at).toISOString() })
    for (let tries = 0; ; tries++) {
      try {
        return await send(body)
      } catch (error) {
        const pause = PAUSES_MS[tries]
        if (pause === undefined) {
          log.error({ error, externalReference: alarm.externalReference }, 'the alarm could not be sent')
          return
        }
        await clock.sleep(pause)
      }
    }
  }

  return alarm => {
    if (waiting >= MOST_WAITING) {
      log.error({ externalReference: alarm.externalReference }, 'too many alarms wait: this one is not sent')
      return
    }
    waiting++
    void sendWithTries(alarm).finally(() => waiting--)
  }
}
