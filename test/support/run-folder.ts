import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const PREFIX = 'dovetail-run-'

/**
 * All temporary folders of a run stand in one, which goes with a run that passed. Where something failed it stays, with the databases, the
 * records of targets and the logs that tell why.
 */
export function keepFoldersTogether(): void {
  if (basename(tmpdir()).startsWith(PREFIX)) return
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  // Database servers run as users of their own, and write there as well: what holds for the system's folder holds for this one.
  chmodSync(folder, 0o1777)
  process.env['TMPDIR'] = folder
  process.once('exit', code => {
    if (code === 0) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    else console.error(`What the tests left behind: ${folder}`)
  })
}
