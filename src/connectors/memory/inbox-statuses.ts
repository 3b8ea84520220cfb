import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { ORDER_STATUSES } from '../../domain/order.ts'
import type { StatusReport } from '../../domain/status-report.ts'

const HEAD = { externalReference: z.string(), reason: z.string().nullable() }
const REPORT: z.ZodType<StatusReport> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('QUOTE'),
    ...HEAD,
    decision: z.enum(['ACCEPTED', 'REJECTED']),
    decidedAt: z.iso.datetime().nullable(),
  }),
  z.object({
    kind: z.literal('ORDER'),
    ...HEAD,
    status: z.enum(ORDER_STATUSES),
    confirmedDeliveryDate: z.iso.date().nullish(),
  }),
])

/** What a person made of the documents in an inbox: one line of JSON each, the last of a document counts. */
export function statusesPath(stateFolder: string, name: string): string {
  return join(stateFolder, `${name}-statuses.jsonl`)
}

/** @throws Error for what is no report */
export async function appendStatus(path: string, report: StatusReport): Promise<void> {
  const { error } = REPORT.safeParse(report)
  if (error)
    throw new Error(error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('; '))
  await mkdir(dirname(path), { recursive: true })
  await appendFile(path, `${JSON.stringify(report)}\n`)
}

/** The last of each document, by its reference; none where there is no file. Lines that are no report are passed over. */
export async function readStatuses(path: string): Promise<ReadonlyMap<string, StatusReport>> {
  const text = await readFile(path, 'utf8').catch(error => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const reports = text.split('\n').flatMap(line => parse(line) ?? [])
  return new Map(reports.map(report => [report.externalReference, report]))
}

function parse(line: string): StatusReport | null {
  try {
    return REPORT.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}
