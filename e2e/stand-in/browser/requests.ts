import { schemeHandlers } from '../desktop/schemes.ts'
import { askBeforeRequest } from '../desktop/session.ts'
import { browser } from '../runtime.ts'
import { allowNavigation } from '../window/navigation.ts'
import { fromBrowserUrl } from './origins.ts'

type Paused = {
  requestId: string
  request: { url: string; method: string; headers: Record<string, string>; postData?: string }
  frameId: string
  resourceType: string
}

/** Every request of every page and worker comes by here: navigation rules, web request handler, scheme handlers. */
export async function interceptRequests(): Promise<void> {
  browser().onEvent(({ method, params }) => {
    if (method !== 'Fetch.requestPaused') return
    const paused = params as unknown as Paused
    answer(paused).catch((error: unknown) => {
      process.stderr.write(`stand-in: ${paused.request.url}: ${error instanceof Error ? error.stack : String(error)}\n`)
      fail(paused, 'Failed')
    })
  })
  await browser().send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}

async function answer(paused: Paused): Promise<void> {
  const url = fromBrowserUrl(paused.request.url)
  if (/^(data|blob):/.test(url)) return cont(paused)
  if (paused.resourceType === 'Document' && !allowNavigation(paused.frameId, url)) return fail(paused, 'Aborted')
  if (!(await askBeforeRequest(url, paused.request.method, paused.resourceType))) return fail(paused, 'BlockedByClient')
  // A browser asks for this by itself; Electron does not.
  if (new URL(url).pathname === '/favicon.ico' && paused.resourceType === 'Other') return fail(paused, 'Aborted')
  const handler = schemeHandlers.get(new URL(url).protocol.slice(0, -1))
  if (handler === undefined) return cont(paused)
  const body = paused.request.postData
  const { method, headers } = paused.request
  const response = await handler(new Request(url, { method, headers, ...(body === undefined ? {} : { body }) }))
  await browser().send('Fetch.fulfillRequest', {
    requestId: paused.requestId,
    responseCode: response.status === 0 ? 500 : response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  })
}

function cont(paused: Paused): void {
  browser()
    .send('Fetch.continueRequest', { requestId: paused.requestId })
    .catch(() => undefined)
}

function fail(paused: Paused, errorReason: string): void {
  browser()
    .send('Fetch.failRequest', { requestId: paused.requestId, errorReason })
    .catch(() => undefined)
}
