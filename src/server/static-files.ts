import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}

interface File {
  readonly content: Buffer
  readonly type: string
  readonly etag: string
  readonly isImmutable: boolean
}

/** Serves what is in a folder, read once at the start: nothing outside it can be named. */
export function createStaticFiles(folder: string) {
  const files = new Map<string, File>()
  for (const path of listFiles(folder)) {
    const content = readFileSync(path)
    const url = `/${relative(folder, path).split(sep).join('/')}`
    files.set(url === '/index.html' ? '/' : url, {
      content,
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`,
      isImmutable: url.startsWith('/assets/'),
    })
  }

  /** True when the path is a file here and was answered. */
  return (path: string, request: IncomingMessage, response: ServerResponse): boolean => {
    const file = files.get(path)
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return false
    const headers = {
      ...SECURITY_HEADERS,
      'content-type': file.type,
      etag: file.etag,
      'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    }
    if (request.headers['if-none-match'] === file.etag) response.writeHead(304, headers).end()
    else
      response
        .writeHead(200, { ...headers, 'content-length': file.content.length })
        .end(request.method === 'HEAD' ? undefined : file.content)
    return true
  }
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
}
