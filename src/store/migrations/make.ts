import { isThereAlready } from '../database-errors.ts'

/**
 * Makes a table, column or index. On MySQL and MariaDB a migration is no transaction: where one was cut off, the next start finds some of it there, and
 * makes the rest.
 */
export async function make(statement: { execute(): Promise<unknown> }): Promise<void> {
  try {
    await statement.execute()
  } catch (error) {
    if (!isThereAlready(error)) throw error
  }
}
