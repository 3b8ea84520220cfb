/**
 * Asks `/healthz` one request after another on one connection, in a process that does nothing else. A message with seconds
 * starts it; it answers how long each request took, in ms.
 */
import { Agent, get } from 'node:http'

/** Between two requests: a probe that never pauses would be a load of its own */
const PAUSE_MS = 2
const TRIES = 3

const url = process.argv[2]!
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

/** A connection that the gateway closed since it had no time is opened again: the time counts from the start. */
async function ask(): Promise<number> {
  const start = performance.now()
  for (let tries = 1; ; tries++) {
    try {
      await getHealth()
      return performance.now() - start
    } catch (error) {
      if (tries === TRIES) throw error
    }
  }
}

function getHealth(): Promise<void> {
  return new Promise((resolve, reject) => {
    get(`${url}/healthz`, { agent }, response => {
      response.resume().once('end', resolve).once('error', reject)
    }).once('error', reject)
  })
}

process.on('message', async (seconds: number) => {
  const took: number[] = []
  for (const until = performance.now() + seconds * 1000; performance.now() < until; ) {
    took.push(await ask())
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS))
  }
  process.send!(took)
})
