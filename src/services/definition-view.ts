import type { BomLine, Definition } from '../domain/bom.ts'
import { type Caller, maySeeCost } from '../domain/caller.ts'

/** A definition with the item number that its configuration has, or would get. */
export interface DefinitionView {
  readonly definition: Definition
  readonly itemNumber: string | null
  /** Language of the descriptions that was asked for; null: the reader's own */
  readonly language: string | null
}

/** A line with the language its description is shown in. */
export interface VisibleLine extends BomLine {
  readonly language: string
}

/** What the caller may see of it: commission is shown to nobody outside. */
export function visibleLines(view: DefinitionView, caller: Caller): readonly VisibleLine[] {
  const language = view.language ?? caller.language
  const lines = view.definition.lines.filter(line => maySeeCost(caller) || line.kind !== 'COMMISSION')
  return lines.map(line => ({ ...line, language }))
}
