import { readFileSync } from 'node:fs'

/** Of a second: what Linux counts in, whatever the machine */
const TICKS = 100

/** What the processor worked for a process so far, in ms; NaN where no Linux tells it. */
export function cpuOf(pid: number): number {
  try {
    // The name of the program, in brackets, may hold anything.
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?=\S )/)
    const [user, system] = fields.split(' ').slice(11)
    return ((Number(user) + Number(system)) / TICKS) * 1_000
  } catch {
    return Number.NaN
  }
}
