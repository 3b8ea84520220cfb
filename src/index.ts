import type { DovetailConfig } from './config-shape.ts'

export type { DovetailConfig } from './config-shape.ts'
export { env } from './lib/environment.ts'

/** What a `dovetail.config.ts` exports. It only lends its types: an unknown or misspelt key does not compile. */
export function defineConfig(config: DovetailConfig): DovetailConfig {
  return config
}
