// Brings node_modules up to the lockfile before `npm start` and `npm test`. Plain JavaScript on purpose: it runs under
// whatever Node the machine has, before anything is installed. The scripts that follow run on the pinned Node 24.
import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const marker = join(root, 'node_modules', '.package-lock.json')
const lockfile = join(root, 'package-lock.json')

const isInstalled = existsSync(marker) && statSync(marker).mtimeMs >= statSync(lockfile).mtimeMs
if (!isInstalled) {
  console.error('Installing the dependencies of the lockfile …')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
}

const pinned = join(root, 'node_modules', '.bin', 'node')
const version = existsSync(pinned)
  ? execFileSync(pinned, ['--version'], { encoding: 'utf8' }).trim()
  : process.version
if (Number(version.slice(1).split('.')[0]) < 24) {
  console.error(
    `Dovetail needs Node 24; the lockfile brings it for Linux only, and this machine has ${version}. Install Node 24.`,
  )
  process.exit(1)
}
