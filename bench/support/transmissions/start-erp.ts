import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { SinkCapabilities } from '../../../src/ports/sink.ts'
import type { ErpReport } from './erp.ts'

/** The ERP promises to have committed within a second what it was sent; a call is given up after two. */
export const CAPABILITIES: SinkCapabilities = { reference: 'LOOK_UP', settleMs: 1_000, timeoutMs: 2_000 }

export interface RunningErp {
  readonly url: string
  report(): Promise<ErpReport>
  stop(): Promise<void>
}

export async function startErp(seed: number): Promise<RunningErp> {
  const child: ChildProcess = fork(new URL('./erp.ts', import.meta.url), [String(seed)])
  const [url] = (await once(child, 'message')) as [string]
  return {
    url,
    async report() {
      const answer = once(child, 'message')
      child.send('report')
      const [report] = (await answer) as [ErpReport]
      return report
    },
    async stop() {
      const exited = once(child, 'exit')
      child.disconnect()
      await exited
    },
  }
}

/** What came of documents that were accepted. */
export interface Arrivals {
  readonly lost: number
  /** References of which the ERP has more than one record */
  readonly doubled: number
}

export function compareArrivals(references: readonly string[], { counts }: ErpReport): Arrivals {
  return {
    lost: references.filter(reference => !counts[reference]).length,
    doubled: Object.values(counts).filter(count => count > 1).length,
  }
}
