import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { USER_ERROR_CODES } from '../src/services/user-error.ts'

/** The documentation's table of all codes, made from the code. */
export function userErrorsPage(): string {
  const rows = Object.entries(USER_ERROR_CODES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`)
  return `# User errors

Every mutation, and every result of \`prices\`, answers a refusal of the business in \`userErrors\`: \`code\`, \`message\` and \`path\`, which leads
from \`input\` (or \`inputs\`) to the place. Codes are public and never change their meaning. The message names what was expected, what came,
and where.

| code | what it means, and what to do |
| --- | --- |
${rows.join('\n')}
`
}

if (import.meta.main)
  writeFileSync(join(import.meta.dirname, '..', 'docs', 'user-errors.md'), userErrorsPage())
