import { Command } from 'commander'
import { modelCheck } from './model-check.ts'
import { modelDiff } from './model-diff.ts'
import { modelExport } from './model-export.ts'
import { modelImport } from './model-import.ts'
import { modelMigrate } from './model-migrate.ts'
import { modelPublish } from './model-publish.ts'
import { modelTest } from './model-test.ts'

export const modelCommand = new Command('model').description('Product models and their life.')

for (const command of [
  modelCheck,
  modelTest,
  modelPublish,
  modelDiff,
  modelMigrate,
  modelImport,
  modelExport,
])
  modelCommand.addCommand(command)
