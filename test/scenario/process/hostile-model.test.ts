import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT, startGateway } from '../../support/gateway.ts'
import { scratchFolder, writeConfig } from '../../support/scratch.ts'

const HOSTILE = `product: HOSTILE\nversion: "1"\nfeatures: [${','.repeat(1_900_000)}]\n`

it('a model file made to hurt is left out, and the others are served', async () => {
  const folder = scratchFolder()
  const models = join(folder, 'models')
  mkdirSync(models)
  writeFileSync(join(models, 'hostile.product.yaml'), HOSTILE)
  copyFileSync(join(ROOT, 'models', 'plank.product.yaml'), join(models, 'plank.product.yaml'))
  const config = writeConfig(
    folder,
    `export default defineConfig({ models: ${JSON.stringify(models)}, sources: { crm: memory(), erp: memory() } })`,
  )
  const gateway = await startGateway({ config, databaseUrl: `sqlite:${join(folder, 'dovetail.db')}` })
  try {
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200)
    expect(await gateway.ask('{ productModels { code } }')).toEqual({
      data: { productModels: [{ code: 'PLANK' }] },
    })
    expect(gateway.output()).toMatch(
      /a model file is left out: [^"]*hostile\.product\.yaml:3:\d+: expected at most 500000/,
    )
  } finally {
    await gateway.stop()
  }
})
