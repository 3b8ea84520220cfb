import { createPool, type Pool, type PoolOptions } from 'mysql2'

/** For the session: with each transaction it would be one round trip more. */
const READ_COMMITTED = 'set session transaction isolation level read committed'

/** Connections whose transactions see what others committed since they began, and lock no more than the rows they change. */
export function openPool(options: PoolOptions): Pool {
  const pool = createPool(options)
  pool.on('connection', connection => {
    connection.query(READ_COMMITTED, error => {
      if (error) connection.destroy()
    })
  })
  return pool
}
