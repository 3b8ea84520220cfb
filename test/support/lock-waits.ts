import { until } from './shop-floor.ts'

/** Whoever waits for a lock in the database that is asked */
const WAITING = {
  mariadb: `select t.trx_id from information_schema.innodb_trx as t join information_schema.processlist as p
    on p.id = t.trx_mysql_thread_id where t.trx_state = 'LOCK WAIT' and p.db = database()`,
  postgres: 'select pid from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))',
}
/** MariaDB tells the same again to whoever asks for its locks more often than ten times a second. */
const LOOK_MS = 200

/** Somebody waits for a lock: in PostgreSQL, for one that `database` itself holds. */
export async function untilSomebodyWaits(
  database: { run(statement: string): Promise<readonly unknown[]> },
  kind: keyof typeof WAITING,
): Promise<void> {
  await until(
    () => database.run(WAITING[kind]),
    found => found.length > 0,
    LOOK_MS,
  )
}
