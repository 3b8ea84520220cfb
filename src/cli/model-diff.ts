import { Command } from 'commander'
import { describeDifference, diffModels } from '../engine/index.ts'
import { requireModel } from './model-file.ts'

export const modelDiff = new Command('diff')
  .description('Tells what another version of a model says differently, part by part.')
  .argument('<before>', '*.product.yaml')
  .argument('<after>', '*.product.yaml')
  .option('--json', 'one JSON object a line')
  .action((before: string, after: string, { json }: { json?: boolean }) => {
    const differences = diffModels(requireModel(before), requireModel(after))
    for (const one of differences) console.log(json ? JSON.stringify(one) : describeDifference(one))
    if (differences.length === 0 && !json) console.log('Both say the same.')
  })
