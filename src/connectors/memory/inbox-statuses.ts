import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { StatusReport } from '../../domain/status-report.ts'

/** What a person made of the documents in an inbox: one line of JSON each, the last of a document counts. */
export function statusesPath(stateFolder: string, name: string): string {
  return join(stateFolder, `${name}-statuses.jsonl`)
}

export async function appendStatus(path: string, report: StatusReport): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await appendFile(path, `${JSON.stringify(report)}\n`)
}

/** The last of each document, by its reference; none where there is no file. */
export async function readStatuses(path: string): Promise<ReadonlyMap<string, StatusReport>> {
  const text = await readFile(path, 'utf8').catch(error => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const lines = text.split('\n').filter(line => line !== '')
  return new Map(
    lines.map(line => {
      const report: StatusReport = JSON.parse(line)
      return [report.externalReference, report]
    }),
  )
}
