import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { buildTryton, canHaveTryton } from './own-tryton.ts'
import { trytonRecords } from './tryton-records.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that `startOwnTryton` copies; null where there can be no Tryton */
    seededTryton: string | null
  }
}

/** Builds the Tryton of this run once. TEST_TRYTON_SEEDED names a folder that was built before, for who runs these tests often. */
export default async function setUp({ provide }: TestProject): Promise<(() => void) | undefined> {
  const known = process.env.TEST_TRYTON_SEEDED
  if (known) {
    provide('seededTryton', known)
    return undefined
  }
  if (!(await canHaveTryton())) {
    provide('seededTryton', null)
    return undefined
  }
  const folder = await buildTryton(trytonRecords())
  provide('seededTryton', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
