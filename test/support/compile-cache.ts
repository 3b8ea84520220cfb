import { join } from 'node:path'

/** Every file of tests is a process of its own, and most start gateways: what one has compiled the next need not. */
export function keepCompiled(): void {
  process.env['NODE_COMPILE_CACHE'] ??= join(
    import.meta.dirname,
    '..',
    '..',
    'node_modules',
    '.cache',
    'compiled',
  )
}
