import type { RowLookup } from '../expression.ts'

/**
 * The inputs that any part of a rule may ask for: `quantity`, `step:…`, `cost:…`, `goodsNet`. Whatever the values are, so of all
 * cases of an `if`; a part that occurs twice is looked at once.
 */
export function inputsOf(...parts: readonly unknown[]): ReadonlySet<string> {
  const found = new Set<string>()
  const seen = new Set<object>()
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return
    seen.add(part)
    if (isInput(part)) found.add(part.name)
    else if (isRowLookup(part)) visit(part.arguments)
    else if (!(part instanceof Map || part instanceof Set)) for (const one of Object.values(part)) visit(one)
  }
  for (const part of parts) visit(part)
  return found
}

/** The rows of its table are numbers and texts: nothing asks for anything there. */
function isRowLookup(part: object): part is RowLookup {
  return 'table' in part && 'arguments' in part
}

function isInput(part: object): part is { readonly kind: 'input'; readonly name: string } {
  return 'kind' in part && part.kind === 'input' && 'name' in part
}
