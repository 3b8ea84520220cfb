import { execFileSync } from 'node:child_process'

/** Where a node lives, as the others and the gateways see it. */
export interface Home {
  readonly address: string
  /** What a program that is to run there is started with; none where it is this machine itself */
  readonly prefix: readonly string[]
}

export const LOOPBACK: Home = { address: '127.0.0.1', prefix: [] }

/** Homes with a network of their own each, joined by a bridge of this machine; nothing of it is reached from outside. */
export interface Networks {
  readonly homes: readonly Home[]
  /** Nothing gets to it or from it any more, and nobody is told */
  cutOff(place: number): void
  joinAgain(place: number): void
  /** The others and it do not get to each other any more; this machine gets to all of them */
  part(place: number): void
  unite(place: number): void
  remove(): void
}

/** What keeps networks from being made here; null when nothing does. */
export function missingForNetworks(): string | null {
  try {
    createNetworks(1).remove()
    return null
  } catch (error) {
    return `the rights of root, and the program ip, which Debian has in iproute2 (${(error as Error).message.trim()})`
  }
}

/** @pre `missingForNetworks()` is null */
export function createNetworks(count: number): Networks {
  const name = `dt${process.pid}`
  const net = `10.213.${process.pid % 250}`
  const spaces = Array.from({ length: count }, (_, place) => `${name}n${place}`)
  const links = Array.from({ length: count }, (_, place) => `${name}v${place}`)
  const addresses = spaces.map((_, place) => `${net}.${place + 2}`)
  const routesFrom = (place: number, what: 'add' | 'delete'): void => {
    for (const address of addresses)
      if (address !== addresses[place]) ip('-n', spaces[place]!, 'route', what, 'blackhole', `${address}/32`)
  }
  const remove = (): void => {
    for (const space of spaces) quietly(() => ip('netns', 'delete', space))
    quietly(() => ip('link', 'delete', name))
  }
  try {
    ip('link', 'add', name, 'type', 'bridge')
    ip('address', 'add', `${net}.1/24`, 'dev', name)
    ip('link', 'set', name, 'up')
    for (const [place, space] of spaces.entries()) {
      ip('netns', 'add', space)
      ip('link', 'add', links[place]!, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', space)
      ip('link', 'set', links[place]!, 'master', name, 'up')
      ip('-n', space, 'address', 'add', `${addresses[place]}/24`, 'dev', 'eth0')
      ip('-n', space, 'link', 'set', 'eth0', 'up')
      ip('-n', space, 'link', 'set', 'lo', 'up')
    }
  } catch (error) {
    remove()
    throw error
  }
  process.once('exit', remove)
  return {
    homes: spaces.map((space, place) => ({
      address: addresses[place]!,
      prefix: ['ip', 'netns', 'exec', space],
    })),
    cutOff: place => ip('link', 'set', links[place]!, 'down'),
    joinAgain: place => ip('link', 'set', links[place]!, 'up'),
    part: place => routesFrom(place, 'add'),
    unite: place => routesFrom(place, 'delete'),
    remove: () => {
      process.off('exit', remove)
      remove()
    },
  }
}

function ip(...words: string[]): void {
  execFileSync('ip', words, { stdio: 'pipe' })
}

function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // It was not made, or is gone already.
  }
}
