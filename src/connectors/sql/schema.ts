/** What a database says of its tables: the type of every column we know. */
export interface Schema {
  /** In lower case, e.g. `decimal`; null where it does not say */
  typeOf(table: string, column: string): string | null
}

/** Columns and their types by table, names as the database has them. */
export type Tables = ReadonlyMap<string, ReadonlyMap<string, string>>

export function createSchema(tables: Tables, ignoresCase: boolean): Schema {
  const fold = (name: string): string => (ignoresCase ? name.toLowerCase() : name)
  const types = new Map<string, string>()
  for (const [table, columns] of tables)
    for (const [column, type] of columns) types.set(`${fold(table)}\0${fold(column)}`, type)
  return { typeOf: (table, column) => types.get(`${fold(table)}\0${fold(column)}`) ?? null }
}
