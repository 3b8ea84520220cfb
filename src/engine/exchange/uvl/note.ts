import type { LocalText } from '../../../domain/price.ts'
import type { Value } from '../../model.ts'

/** What the model of another tool is called in ours; UVL itself has no word for it. */
export const ROLES = ['MODEL', 'BOOLEAN', 'OPTION', 'MULTI_OPTION', 'CHOICE'] as const

/**
 * What our own export writes behind `//:`, as JSON, so that reading it again loses nothing: other tools take it for a
 * comment. MODEL is a root that only holds the others, CHOICE an option of the feature above it.
 */
export interface Note {
  readonly role: (typeof ROLES)[number] | null
  readonly code: string | null
  readonly text: LocalText | null
  readonly default: Value | null
}

/** Null when somebody else wrote the comment. */
export function readNote(text: string | null): Note | null {
  if (!text?.startsWith('{')) return null
  try {
    const raw = JSON.parse(text) as Record<string, unknown>
    return {
      role: ROLES.find(role => role === raw['role']) ?? null,
      code: typeof raw['code'] === 'string' && /^[^\s"]{1,200}$/.test(raw['code']) ? raw['code'] : null,
      text: isLocalText(raw['text']) ? raw['text'] : null,
      default: isValue(raw['default']) ? raw['default'] : null,
    }
  } catch {
    return null
  }
}

export function writeNote(note: Partial<Note>): string {
  return `//: ${JSON.stringify(note).replaceAll(/\s/g, ' ')}`
}

function isLocalText(raw: unknown): raw is LocalText {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false
  return 'en' in raw && Object.values(raw).every(text => typeof text === 'string')
}

function isValue(raw: unknown): raw is Value {
  return (
    typeof raw === 'boolean' ||
    typeof raw === 'string' ||
    (Array.isArray(raw) && raw.every(one => typeof one === 'string'))
  )
}
