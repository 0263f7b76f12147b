import { readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { appHost, appScheme } from './app-origin.ts'
import { safeHeaders } from './content-policy.ts'
import { mediaType } from './media-type.ts'

/** Answers requests for `app://carrel/…` with files of the page's folder, and with nothing outside it. */
export function createAppHandler(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const file = request.method === 'GET' ? await bundledFile(folder, request.url) : undefined
    if (file === undefined) return new Response('Not found', { status: 404, headers: safeHeaders })
    const body = await readFile(file)
    return new Response(body, { headers: { ...safeHeaders, 'content-type': mediaType(file) } })
  }
}

/** The real path of the file an address names; undefined for another host, a folder, or anything outside `folder`. */
export async function bundledFile(folder: string, address: string): Promise<string | undefined> {
  try {
    const url = new URL(address)
    if (url.protocol !== `${appScheme}:` || url.host !== appHost) return undefined
    const path = decodeURIComponent(url.pathname)
    if (path.includes('\0') || path.includes('\\')) return undefined
    const [root, file] = await Promise.all([
      realpath(folder),
      realpath(join(folder, path === '/' ? 'index.html' : path)),
    ])
    return isInside(root, file) && (await stat(file)).isFile() ? file : undefined
  } catch {
    return undefined
  }
}

/** Whether `path` lies in `folder`; both are real paths. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !/^\.\.[/\\]/.test(way) && !isAbsolute(way)
}
