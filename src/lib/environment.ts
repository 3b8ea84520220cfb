import { readFileSync } from 'node:fs'

/** A text that is read when it is needed, not when the configuration is loaded. */
export type Lazy = () => string

/** A variable that is needed is not there. The message is for the operator. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
}

function read(name: string): string | undefined {
  const file = process.env[`${name}_FILE`]
  if (!file) return process.env[name]
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new EnvironmentError(`${name}_FILE: expected the path of a file that can be read, got "${file}"`, {
      cause,
    })
  }
}

function lazily(name: string, fallback: string | undefined): Lazy {
  return () => {
    const value = read(name) ?? fallback
    if (value === undefined)
      throw new EnvironmentError(
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
