import { pathToFileURL } from 'node:url'
import { createConnection } from 'mysql2/promise'
import { WORK_CENTERS } from '../../src/connectors/memory/articles.ts'
import { type DemoData, generateDemoData } from '../../src/connectors/memory/index.ts'
import { OUR_UNITS, TABLES } from './tables.ts'

type Cell = string | number | null

const WAREHOUSES: Readonly<Record<string, number>> = { ARNHEM: 1, VENLO: 2 }

/**
 * Puts the demo's ERP into a database of MariaDB. The database is made anew: what was in it is gone.
 *
 * @param url e.g. mysql://root@127.0.0.1:3306/kader_erp
 */
export async function fillKaderErp(url: string, data: DemoData = generateDemoData()): Promise<number> {
  const { pathname } = new URL(url)
  const name = decodeURIComponent(pathname.slice(1))
  if (!/^\w+$/.test(name)) throw new Error(`expected a database in the URL, got "${name}"`)
  const server = new URL(url)
  server.pathname = '/'
  const connection = await createConnection({ uri: server.toString(), charset: 'utf8mb4' })
  try {
    await connection.query(`drop database if exists \`${name}\``)
    await connection.query(`create database \`${name}\` character set utf8mb4`)
    await connection.query(`use \`${name}\``)
    for (const table of TABLES) await connection.query(table)
    let count = 0
    for (const [table, rows] of Object.entries(rowsOf(data)))
      for (let at = 0; at < rows.length; at += 500) {
        const some = rows.slice(at, at + 500)
        await connection.query(`insert into ${table} values ?`, [some])
        count += some.length
      }
    return count
  } finally {
    await connection.end()
  }
}

function rowsOf({ articles }: DemoData): Record<string, Cell[][]> {
  const text = (value: { toString(): string } | null | undefined): Cell => value?.toString() ?? null
  const unit = (code: string | null): Cell => (code === null ? null : (OUR_UNITS[code] ?? code))
  const number = (supplier: string): number => Number(supplier.slice(2))
  const suppliers = new Map(
    articles.flatMap(one => one.suppliers.map(({ supplier }) => [supplier.number, supplier])),
  )
  return {
    ARTSTAMM: articles.map(({ article: one }) => [
      one.number,
      one.description,
      unit(one.unit),
      text(one.prices.sales?.amount),
      text(one.prices.cost?.amount),
      text(one.prices.purchase?.amount),
      text(one.prices.material?.amount),
      text(one.reorderLevel?.value),
      one.leadTimeDays,
      one.blocked === null ? null : one.blocked ? 'J' : 'N',
    ]),
    LAGORT: Object.entries(WAREHOUSES).map(([name, key]) => [key, name]),
    LAGBEST: articles.flatMap(({ article, stock }) =>
      stock.map(one => [
        article.number,
        WAREHOUSES[one.warehouse] ?? 0,
        text(one.onHand?.value),
        text(one.reserved?.value),
      ]),
    ),
    LIEFSTAMM: [...suppliers.values()].map(one => [number(one.number), one.name]),
    ARTLIEF: articles.flatMap(({ article, suppliers: list }) =>
      list.map(one => [
        article.number,
        number(one.supplier.number),
        one.supplierArticleNumber,
        text(one.purchasePrice?.amount),
        one.leadTimeDays,
        text(one.minimumOrderQuantity?.value),
        one.preferred ? 'J' : 'N',
      ]),
    ),
    KSTELLE: WORK_CENTERS.map(one => [one.code, one.name, text(one.ratePerHour?.amount)]),
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const url = process.argv[2]
  if (url === undefined) {
    console.error('usage: node examples/kader-erp-mariadb/fill.ts mysql://root@127.0.0.1:3306/kader_erp')
    process.exitCode = 1
  } else console.log(`${await fillKaderErp(url)} rows`)
}
