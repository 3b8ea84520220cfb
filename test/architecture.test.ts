import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findWrongImports } from '../scripts/architecture.ts'
import { ROOT } from './support/gateway.ts'

function houseWith(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'house-'))
  mkdirSync(join(root, 'resolvers'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

describe('architecture', () => {
  it('has no import that goes the wrong way, and no cycle', () => {
    expect(findWrongImports(ROOT)).toEqual([])
  })

  it('names an import that goes the wrong way', () => {
    const root = houseWith({
      'src/domain/money.ts': "import { openStore } from '../store/open.ts'\n",
      'src/store/open.ts': 'export const openStore = 1\n',
    })
    expect(findWrongImports(root)).toEqual([
      expect.stringMatching(/^src\/domain\/money\.ts:1: src\/domain may not import src\/store/),
    ])
  })

  it('names a package away from home, a connector in its neighbour, and a cycle', () => {
    const root = houseWith({
      'src/services/a.ts': "import { Kysely } from 'kysely'\nimport './b.ts'\n",
      'src/services/b.ts': "import './a.ts'\n",
      'src/connectors/memory/index.ts': "import { sql } from '../sql/index.ts'\n",
      'src/connectors/sql/index.ts': 'export const sql = 1\n',
    })
    expect(findWrongImports(root)).toEqual([
      expect.stringContaining('connector memory may not import connector sql'),
      expect.stringContaining('package kysely may only be imported in src/store'),
      expect.stringContaining('import cycle: src/services/a.ts → src/services/b.ts → src/services/a.ts'),
    ])
  })
})
