import { appendFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { appendStatus, readStatuses, statusesPath } from '../../../src/connectors/memory/inbox-statuses.ts'
import type { StatusReport } from '../../../src/domain/status-report.ts'
import { scratchFolder } from '../../support/scratch.ts'

const confirmed = (confirmedDeliveryDate: string): StatusReport => ({
  ...{ kind: 'ORDER', externalReference: 'O-1', status: 'CONFIRMED', reason: null },
  confirmedDeliveryDate,
})

describe('what a person said in the demo’s systems', () => {
  it('is what was said last of each document; what is no report is passed over', async () => {
    const path = statusesPath(scratchFolder(), 'erp')
    expect(await readStatuses(path)).toEqual(new Map())
    await appendStatus(path, confirmed('2026-12-18'))
    await appendStatus(path, confirmed('2027-01-08'))
    appendFileSync(path, '{"kind":"ORDER","externalReference":"O-1","status":"LOST"}\n{"kind":"OR')
    expect(await readStatuses(path)).toEqual(new Map([['O-1', confirmed('2027-01-08')]]))
  })

  it('is refused where it is no report', async () => {
    const path = statusesPath(scratchFolder(), 'erp')
    await expect(appendStatus(path, confirmed('2026-13-01'))).rejects.toThrow('confirmedDeliveryDate: ')
    expect(await readStatuses(path)).toEqual(new Map())
  })
})
