export { type Completion, complete } from './complete.ts'
export { type ConfigureRequest, configure } from './configure.ts'
export { count } from './count.ts'
export { type DeadOption, deadOptions, type Reachability } from './dead-options.ts'
