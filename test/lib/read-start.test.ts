import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readStart } from '../../src/lib/read-start.ts'
import { scratchFolder } from '../support/scratch.ts'

it('reads a file, of a long one the beginning, and nothing where there is no file', () => {
  const folder = scratchFolder()
  const path = join(folder, 'a.csv')
  writeFileSync(path, 'width,é\n')
  expect(readStart(path, 100)).toBe('width,é\n')
  expect(readStart(path, 5)).toBe('width')
  writeFileSync(path, '')
  expect(readStart(path, 5)).toBe('')
  expect(readStart(join(folder, 'b.csv'), 5)).toBeNull()
  expect(readStart(folder, 5)).toBeNull()
})
