// Brings node_modules up to the lockfile and the page up to its sources, before `npm start` and `npm test`. Plain JavaScript on purpose:
// it runs under whatever Node the machine has, before anything is installed. The scripts that follow run on the pinned Node 24.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const inRoot = (...parts) => join(root, ...parts)
const say = line => console.error(line)

function installPackages() {
  const installed = inRoot('node_modules', '.package-lock.json')
  const lockfile = inRoot('package-lock.json')
  // A link leads to somebody else's packages: `npm ci` would empty them.
  if (lstatSync(inRoot('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return
  say('Installing the packages of the lockfile …')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
}

/** The Node that every npm script finds first on its PATH. */
function pinnedNode() {
  const pinned = inRoot('node_modules', '.bin', 'node')
  const command = existsSync(pinned) ? pinned : process.execPath
  const version = execFileSync(command, ['--version'], { encoding: 'utf8' }).trim()
  if (Number(version.slice(1).split('.')[0]) >= 24) return command
  say(
    `Dovetail needs Node 24. The lockfile brings it for Linux; this machine has ${version}: install Node 24.`,
  )
  process.exit(1)
}

/** A fingerprint of all that the page is built from. */
function fingerprint(folder) {
  const hash = createHash('sha256').update(readFileSync(inRoot('package-lock.json')))
  for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
    if (/(^|[\\/])dist([\\/]|$)/.test(name) || !statSync(join(folder, name)).isFile()) continue
    hash.update(name).update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex')
}

function buildPage(node) {
  const folder = inRoot('web', 'studio')
  const marker = join(folder, 'dist', '.built-from')
  const sources = fingerprint(folder)
  if (existsSync(marker) && readFileSync(marker, 'utf8') === sources) return
  say('Building the page …')
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js')
  execFileSync(node, [vite, 'build', folder, '--config', join(folder, 'vite.config.ts')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  writeFileSync(marker, sources)
}

installPackages()
buildPage(pinnedNode())
