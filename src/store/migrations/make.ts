import type { CreateTableNode, Kysely, OperationNode } from 'kysely'
import { isThereAlready } from '../database-errors.ts'

interface Statement {
  toOperationNode(): OperationNode
  execute(): Promise<unknown>
}

/**
 * Makes a table, column or index. On MySQL and MariaDB a migration is no transaction: where one was cut off, the next start finds some of it there, and
 * makes the rest.
 *
 * @throws the database's error where a table has the name and is another one
 */
export async function make(db: Kysely<unknown>, statement: Statement): Promise<void> {
  try {
    await statement.execute()
  } catch (error) {
    if (!isThereAlready(error) || !(await isOurs(db, statement.toOperationNode()))) throw error
  }
}

async function isOurs(db: Kysely<unknown>, node: OperationNode): Promise<boolean> {
  if (node.kind !== 'CreateTableNode') return true
  const { table, columns } = node as CreateTableNode
  const wanted = columns.map(({ column }) => column.column.name)
  const tables = await db.introspection.getTables()
  const there = tables.find(({ name }) => name === table.table.identifier.name)
  return there?.columns.map(({ name }) => name).join() === wanted.join()
}
