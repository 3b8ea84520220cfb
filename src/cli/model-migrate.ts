import { Command } from 'commander'
import { composeModelLife } from '../compose-commands.ts'
import { loadSettings } from '../config.ts'
import { describeMigration } from '../engine/index.ts'
import type { ConfigurationMigration } from '../services/model-life.ts'
import type { Standing } from '../services/model-standing.ts'
import { ROOT } from './root.ts'

interface Options {
  readonly from: string
  readonly to: string
  readonly dryRun?: boolean
  readonly config?: string
}

const OUTCOMES: Readonly<Record<ConfigurationMigration['outcome'], string>> = {
  MIGRATED: 'migrated',
  WOULD_MIGRATE: 'would migrate',
  STAYS: 'stays, since it belongs to a quote',
  CHANGED_MEANWHILE: 'not migrated, since it was changed meanwhile: run this again',
}

const WOULD_BE: Readonly<Record<ConfigurationMigration['outcome'], string>> = {
  MIGRATED: 'was and is',
  WOULD_MIGRATE: 'is and would be',
  STAYS: 'is, and would be if it were migrated',
  CHANGED_MEANWHILE: 'was and would be',
}

export const modelMigrate = new Command('migrate')
  .description('Moves stored configurations to another version, and tells what was kept, changed and lost.')
  .argument('<code>', 'of the product')
  .requiredOption('--from <version>', 'the version they are on')
  .requiredOption('--to <version>', 'the version they go to')
  .option('--dry-run', 'only tell, and write nothing')
  .option('-c, --config <file>', 'the configuration, which says where the store is')
  .action(async (code: string, { from, to, dryRun, config }: Options) => {
    const { life, close } = await composeModelLife(await loadSettings(ROOT, config ?? null))
    const counts = { all: 0, lossless: 0 }
    try {
      await life.migrate({ code, from, to, isDryRun: dryRun ?? false }, one => {
        counts.all++
        if (one.report.lost.length === 0) counts.lossless++
        console.log(`${one.id}: ${OUTCOMES[one.outcome]}${describeQuotes(one)}`)
        console.log(`  ${WOULD_BE[one.outcome]}: ${describe(one.before)} → ${describe(one.after)}`)
        for (const line of describeMigration(one.report)) console.log(`  ${line}`)
      })
      console.log(`${counts.all} configurations, ${counts.lossless} of them without a loss.`)
    } finally {
      await close()
    }
  })

function describeQuotes({ quotes }: ConfigurationMigration): string {
  const names = quotes.map(({ number, revision, status }) => `${number} revision ${revision}, ${status}`)
  return names.length > 0 ? ` (${names.join('; ')})` : ''
}

function describe({ status, open, unitList }: Standing): string {
  if (status === 'CONFLICT') return 'in conflict'
  if (status === 'INCOMPLETE') return `incomplete without ${open.join(', ')}`
  return unitList
    ? `complete, list price ${unitList.amount} ${unitList.currency}`
    : 'complete without a price'
}
