import { expect, it } from 'vitest'
import {
  type Fault,
  readError,
  SqlFault,
  type WritePhase,
  writeError,
} from '../../../src/connectors/sql/errors.ts'

const fault = (kind: Fault) => new SqlFault(kind, new Error('10.0.0.1: select secret'))

/** What a failed write means, by how far it had come. */
const WRITES: readonly (readonly [Fault, Record<WritePhase, string>])[] = [
  ['CONNECT', { CONNECTING: 'retry', STARTED: 'retry', COMMITTING: 'check' }],
  ['LOST', { CONNECTING: 'retry', STARTED: 'check', COMMITTING: 'check' }],
  ['TIMEOUT', { CONNECTING: 'retry', STARTED: 'check', COMMITTING: 'check' }],
  ['BUSY', { CONNECTING: 'retry', STARTED: 'retry', COMMITTING: 'check' }],
  ['UNIQUE', { CONNECTING: 'reject', STARTED: 'reject', COMMITTING: 'reject' }],
  ['DATA', { CONNECTING: 'reject', STARTED: 'reject', COMMITTING: 'reject' }],
  ['DENIED', { CONNECTING: 'repair', STARTED: 'repair', COMMITTING: 'check' }],
  ['STATEMENT', { CONNECTING: 'repair', STARTED: 'repair', COMMITTING: 'check' }],
]

it.each(WRITES)('a write that fails by %s', (kind, remedies) => {
  for (const [phase, remedy] of Object.entries(remedies))
    expect(writeError('erp order "1"', phase as WritePhase, fault(kind)), phase).toMatchObject({ remedy })
})

it.each([
  ['CONNECT', 'SOURCE_UNAVAILABLE', 'retry'],
  ['LOST', 'SOURCE_UNAVAILABLE', 'retry'],
  ['BUSY', 'SOURCE_UNAVAILABLE', 'retry'],
  ['TIMEOUT', 'SOURCE_TIMEOUT', 'retry'],
  ['DENIED', 'SOURCE_UNAVAILABLE', 'repair'],
  ['STATEMENT', 'SOURCE_ANSWER_INVALID', 'repair'],
] as const)('a read that fails by %s', (kind, code, remedy) => {
  const error = readError('erp articles', fault(kind))
  expect(error).toMatchObject({ code, remedy })
  expect((error as Error).message).not.toMatch(/10\.0|secret/)
})
