import { createHmac } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createAlarmWebhook } from '../../src/connectors/alarm-webhook.ts'
import type { Alarm, Raise } from '../../src/ports/alarm.ts'
import type { Clock, Log } from '../../src/ports/runtime.ts'
import { bodyOf } from '../support/battery/erp.ts'
import { HandClock, reaches } from '../support/hand-clock.ts'
import { SILENT } from '../support/silent.ts'

const ALARM: Alarm = {
  ...{ kind: 'MISSING', at: Date.UTC(2026, 10, 27, 9, 15), transmissionId: 't-1', target: 'erp' },
  ...{ externalReference: 'O-2026-00001', text: 'it is gone' },
}
const TRY_MS = 5_000
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/alarms`
}

/** What is logged as an error, in order */
function listening(): { readonly log: Log; readonly errors: string[] } {
  const errors: string[] = []
  return { errors, log: { ...SILENT, error: (_fields, message) => errors.push(message) } }
}

describe('an alarm to a web address', () => {
  const raiseTo = (url: string, clock: Clock, log: Log = SILENT, secret: string | null = null): Raise =>
    createAlarmWebhook({ url, secret }, { clock, log })

  it('comes again, the same and signed, where the receiver failed, and no more once it was taken', async () => {
    const clock = new HandClock()
    const { log, errors } = listening()
    const came: { readonly body: string; readonly signature: unknown }[] = []
    const url = await listen(async (request, response) => {
      came.push({ body: await bodyOf(request), signature: request.headers['dovetail-signature'] })
      response.writeHead(came.length === 1 ? 500 : 200).end()
    })
    raiseTo(url, clock, log, 'between us')(ALARM)
    await reaches(() => came.length, 1)
    await reaches(() => clock.asleep[0], 1_000)
    clock.advance(1_000)
    await reaches(() => came.length, 2)
    await clock.haveSlept(0)
    const body =
      '{"kind":"MISSING","target":"erp","externalReference":"O-2026-00001","text":"it is gone",' +
      '"transmission":"t-1","at":"2026-11-27T09:15:00.000Z"}'
    const signature = `sha256=${createHmac('sha256', 'between us').update(body).digest('hex')}`
    expect(came).toEqual([
      { body, signature },
      { body, signature },
    ])
    expect(errors).toEqual([])
  })

  it('is given up, and stays in the log, where the receiver never answers: three times five seconds', async () => {
    const clock = new HandClock()
    const { log, errors } = listening()
    let came = 0
    const url = await listen(() => void came++)
    raiseTo(url, clock, log)(ALARM)
    for (const [tries, pause] of [1_000, 10_000, null].entries()) {
      await reaches(() => came, tries + 1)
      await reaches(() => clock.asleep[0], TRY_MS)
      clock.advance(TRY_MS)
      if (pause === null) break
      await reaches(() => clock.asleep[0], pause)
      clock.advance(pause)
    }
    await reaches(() => errors.length, 1)
    expect(errors).toEqual(['the alarm could not be sent'])
    expect(clock.asleep).toEqual([])
  })

  it('is not sent where a hundred wait already, which the log says', async () => {
    const { log, errors } = listening()
    const raise = raiseTo(await listen(() => undefined), new HandClock(), log)
    for (let times = 0; times < 101; times++) raise(ALARM)
    expect(errors).toEqual(['too many alarms wait: this one is not sent'])
  })
})
