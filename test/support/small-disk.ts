import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of a few megabytes of a test's own. */
export interface SmallDisk {
  readonly folder: string
  /** Not a byte is free any more */
  fill(): void
  empty(): void
  remove(): void
}

/** Whether a disk can be mounted here: the right to do so is nothing that a test could install. Where not, the console says what was left out. */
export function canMountDisk(): boolean {
  try {
    mountDisk(1).remove()
    return true
  } catch {
    console.log('left out: tests on a small disk (mounting one takes the rights of root)')
    return false
  }
}

export function mountDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' })
  const filler = join(folder, 'filler')
  return {
    folder,
    fill() {
      const file = openSync(filler, 'a')
      try {
        // Ever smaller pieces, until there is no room for a single byte.
        for (let bytes = 1 << 20; bytes >= 1; ) if (!canWrite(file, bytes)) bytes = Math.floor(bytes / 2)
      } finally {
        closeSync(file)
      }
    },
    empty: () => rmSync(filler, { force: true }),
    remove() {
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function canWrite(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes)) === bytes
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false
    throw error
  }
}
