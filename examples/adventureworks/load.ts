import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'csv-parse'
import { createConnection } from 'mysql2/promise'

/** Columns with a type of their own; the others are text. */
const TYPES: Readonly<Record<string, string>> = {
  ProductID: 'int',
  ProductAssemblyID: 'int',
  ComponentID: 'int',
  BusinessEntityID: 'int',
  StoreID: 'int',
  CustomerID: 'int',
  PersonID: 'int',
  LocationID: 'int',
  TerritoryID: 'int',
  StandardCost: 'decimal(19,4)',
  ListPrice: 'decimal(19,4)',
  StandardPrice: 'decimal(19,4)',
  LastReceiptCost: 'decimal(19,4)',
  CostRate: 'decimal(19,4)',
  PerAssemblyQty: 'decimal(8,2)',
  Quantity: 'int',
  ReorderPoint: 'int',
  SafetyStockLevel: 'int',
  DaysToManufacture: 'int',
  AverageLeadTime: 'int',
  MinOrderQty: 'int',
  MaxOrderQty: 'int',
  PreferredVendorStatus: 'tinyint(1)',
  ActiveFlag: 'tinyint(1)',
  ModifiedDate: 'datetime',
}

const TABLES = [
  'product',
  'product_inventory',
  'product_vendor',
  'product_subcategory',
  'bill_of_materials',
  'vendor',
  'location',
  'unit_measure',
  'store_customer',
  'store_address',
  'store_contact',
] as const

const INDEXES: Readonly<Record<string, string>> = {
  product: 'key (ProductID), key (ProductNumber)',
  product_inventory: 'key (ProductID)',
  product_vendor: 'key (ProductID), key (BusinessEntityID)',
  vendor: 'key (BusinessEntityID)',
  location: 'key (LocationID)',
  store_customer: 'key (AccountNumber), key (StoreID)',
  store_address: 'key (StoreID)',
  store_contact: 'key (StoreID)',
}

/**
 * Puts the CSV files of AdventureWorks into a database of MariaDB, one table each, an empty field as NULL. The database is made
 * anew: what was in it is gone.
 *
 * @param url e.g. mysql://root@127.0.0.1:3306/adventureworks
 */
export async function loadAdventureWorks(folder: string, url: string): Promise<number> {
  const target = new URL(url)
  const name = decodeURIComponent(target.pathname.slice(1))
  if (!/^\w+$/.test(name)) throw new Error(`expected a database in the URL, got "${name}"`)
  target.pathname = '/'
  const connection = await createConnection({ uri: target.toString(), charset: 'utf8mb4' })
  try {
    await connection.query(`drop database if exists \`${name}\``)
    await connection.query(`create database \`${name}\` character set utf8mb4`)
    await connection.query(`use \`${name}\``)
    let count = 0
    for (const table of TABLES) {
      const { columns, rows } = await readCsv(join(folder, `${table}.csv`))
      const definitions = columns.map(column => `\`${column}\` ${TYPES[column] ?? 'varchar(255)'}`)
      const index = INDEXES[table]
      await connection.query(
        `create table ${table} (${[...definitions, ...(index ? [index] : [])].join(', ')})`,
      )
      for (let at = 0; at < rows.length; at += 500)
        await connection.query(`insert into ${table} values ?`, [rows.slice(at, at + 500)])
      count += rows.length
    }
    return count
  } finally {
    await connection.end()
  }
}

async function readCsv(path: string): Promise<{ columns: string[]; rows: (string | null)[][] }> {
  const lines: string[][] = []
  for await (const line of createReadStream(path).pipe(parse({ bom: true }))) lines.push(line)
  const [columns = [], ...rows] = lines
  return { columns, rows: rows.map(row => row.map(field => (field === '' ? null : field))) }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, url] = process.argv.slice(2)
  if (folder === undefined || url === undefined) {
    console.error(
      'usage: node examples/adventureworks/load.ts FOLDER mysql://root@127.0.0.1:3306/adventureworks',
    )
    process.exitCode = 1
  } else console.log(`${await loadAdventureWorks(folder, url)} rows`)
}
