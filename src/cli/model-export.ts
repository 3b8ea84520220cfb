import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { writeUvl } from '../engine/exchange/uvl/write-uvl.ts'
import { requireModel } from './model-file.ts'
import { ROOT } from './root.ts'

export const modelExport = new Command('export')
  .description('Writes the Boolean level of a model as UVL, or the JSON Schema of all models for editors.')
  .argument('[file]', '*.product.yaml; not needed for the schema')
  .addOption(new Option('--format <format>', 'what to write').choices(['uvl', 'json-schema']).default('uvl'))
  .action((file: string | undefined, { format }: { format: string }) => {
    if (format === 'json-schema')
      console.log(readFileSync(join(ROOT, 'models', 'product-model.schema.json'), 'utf8').trimEnd())
    else if (file === undefined) throw new Error('expected the file of the model to export')
    else {
      const model = requireModel(file)
      console.log(writeUvl(model, model.code).trimEnd())
    }
  })
