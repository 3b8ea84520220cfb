import { Command } from 'commander'
import { composeModelLife } from '../compose-commands.ts'
import { loadSettings } from '../config.ts'
import { describeDifference, diffModels, type ProductModel } from '../engine/index.ts'
import { requireModel } from './model-file.ts'
import { ROOT } from './root.ts'

interface Options {
  readonly json?: boolean
  readonly config?: string
}

/** A published version, like `PLANK@1`. */
const PUBLISHED = /^(?<code>[A-Za-z0-9][A-Za-z0-9._-]*)@(?<version>.+)$/

export const modelDiff = new Command('diff')
  .description('Tells what another version of a model says differently, part by part.')
  .argument('<before>', '*.product.yaml, or <code>@<version> of a published one')
  .argument('<after>', 'likewise')
  .option('--json', 'one JSON object a line')
  .option('-c, --config <file>', 'the configuration, which says where the store is')
  .action(async (before: string, after: string, { json, config }: Options) => {
    const differences = diffModels(await findModel(before, config), await findModel(after, config))
    for (const one of differences) console.log(json ? JSON.stringify(one) : describeDifference(one))
    if (differences.length === 0 && !json) console.log('Both say the same.')
  })

async function findModel(named: string, config: string | undefined): Promise<ProductModel> {
  const published = named.endsWith('.yaml') ? null : PUBLISHED.exec(named)?.groups
  if (!published) return requireModel(named)
  const { life, close } = await composeModelLife(await loadSettings(ROOT, config ?? null))
  try {
    return await life.version(published['code']!, published['version']!)
  } finally {
    await close()
  }
}
