import { readFileSync } from 'node:fs'

/** A text that is read when it is needed, not when the configuration is loaded. */
export type Lazy = () => string

function read(name: string): string | undefined {
  const file = process.env[`${name}_FILE`]
  return file ? readFileSync(file, 'utf8').trim() : process.env[name]
}

function lazily(name: string, fallback: string | undefined): Lazy {
  return () => {
    const value = read(name) ?? fallback
    if (value === undefined)
      throw new Error(
        `expected the environment variable ${name} (or ${name}_FILE, the path of a file with it)`,
      )
    return value
  }
}

/** The environment variable `name`, or the content of the file that `NAME_FILE` names, or `fallback`. */
export function env(name: string, fallback?: string): Lazy {
  return lazily(name, fallback)
}

/** Like `env`, for what must not be shown: it prints as `[redacted]`. */
env.secret = (name: string): Lazy => {
  const secret = lazily(name, undefined)
  return Object.assign(secret, { toString: () => '[redacted]', toJSON: () => '[redacted]' })
}
