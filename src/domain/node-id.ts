/** Types that can be read again by an opaque id, and by what each is known to its source of truth. */
export type NodeType =
  | 'Customer'
  | 'Contact'
  | 'Opportunity'
  | 'Article'
  | 'Supplier'
  | 'WorkCenter'
  | 'ProductModel'
  | 'Configuration'
  | 'Quote'
  | 'Order'
  | 'Transmission'

const NODE_TYPES = new Set<string>([
  'Customer',
  'Contact',
  'Opportunity',
  'Article',
  'Supplier',
  'WorkCenter',
  'ProductModel',
  'Configuration',
  'Quote',
  'Order',
  'Transmission',
] satisfies NodeType[])

export function encodeNodeId(type: NodeType, key: string): string {
  return Buffer.from(`${type}:${key}`, 'utf8').toString('base64url')
}

/** Null for a text that is not one of our ids. */
export function decodeNodeId(id: string): { readonly type: NodeType; readonly key: string } | null {
  if (!/^[A-Za-z0-9_-]+$/.test(id)) return null
  const text = Buffer.from(id, 'base64url').toString('utf8')
  const colon = text.indexOf(':')
  const type = text.slice(0, colon)
  if (colon < 1 || !NODE_TYPES.has(type)) return null
  return { type: type as NodeType, key: text.slice(colon + 1) }
}

/** What an ID in an argument names: the key in an opaque id of that type, else the text itself, which is then a key. */
export function keyOf(type: NodeType, idOrKey: string): string {
  const decoded = decodeNodeId(idOrKey)
  return decoded?.type === type ? decoded.key : idOrKey
}
