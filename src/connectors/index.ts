/** The factories of connectors, for `dovetail.config.ts`. */
export { memory } from './memory/index.ts'
export { sql } from './sql/index.ts'
