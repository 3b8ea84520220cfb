/** The factories of connectors, for `dovetail.config.ts`. */
export { combine } from './combine.ts'
export { memory } from './memory/index.ts'
export { sql } from './sql/index.ts'
export { tryton } from './tryton/index.ts'
