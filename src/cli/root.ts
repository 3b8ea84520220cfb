import { join } from 'node:path'

/** Where the configuration is when nobody says so. */
export const ROOT = join(import.meta.dirname, '../..')
