import { describe, expect, it } from 'vitest'
import { asStoreError, isNotReady, isRetryable } from '../../src/store/database-errors.ts'

/** As mysql2 throws it: the words are MariaDB's, of a Galera node that was parted from the others. */
function fromMysql(code: string, message: string): Error {
  return Object.assign(new Error(message), { code })
}

describe('what a node of a cluster says', () => {
  it.each([
    ['ER_UNKNOWN_COM_ERROR', 'WSREP has not yet prepared node for application use', true],
    [
      'ER_ERROR_DURING_COMMIT',
      'Error while appending streaming replication fragment(provider status: Not connected to Primary Component)',
      false,
    ],
    ['PROTOCOL_CONNECTION_LOST', 'Connection lost: The server closed the connection.', false],
  ])('%s: our own database cannot be used, and nobody knows what became of it', (code, message, isBefore) => {
    const said = fromMysql(code, message)
    expect(asStoreError(said)).toMatchObject({ code: 'STORE_UNAVAILABLE', remedy: 'check', cause: said })
    // Only what was refused before anything was done is asked of another node at once.
    expect([isNotReady(said), isRetryable(said)]).toEqual([isBefore, false])
  })

  it('of a conflict with another node: the same again', () => {
    expect(isRetryable(fromMysql('ER_LOCK_DEADLOCK', 'Deadlock found when trying to get lock'))).toBe(true)
  })

  it('of a mistake of ours is told as it is', () => {
    const mistake = fromMysql('ER_BAD_FIELD_ERROR', "Unknown column 'attempts' in 'SELECT'")
    expect(asStoreError(mistake)).toBe(mistake)
  })
})
