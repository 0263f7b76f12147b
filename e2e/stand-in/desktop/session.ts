import { EventEmitter } from 'node:events'
import type { Session, WebRequest } from 'electron'
import { browser } from '../runtime.ts'
import { refuseUnknown, strict } from '../strict.ts'
import { allContents } from '../window/all-contents.ts'

type Listener = (details: object, callback: (response: { cancel?: boolean }) => void) => void
type PermissionRequest = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
type PermissionCheck = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>

const handlers: { before?: Listener | undefined; request?: PermissionRequest; check?: PermissionCheck } = {}

/** Electron's permission names and Chromium's. */
const permissionNames: Record<string, string> = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  midi: 'midi',
  media: 'camera',
  'display-capture': 'display-capture',
  'idle-detection': 'idle-detection',
  'storage-access': 'storage-access',
  'local-fonts': 'local-fonts',
  sensors: 'sensors',
  'background-sync': 'background-sync',
  'persistent-storage': 'persistent-storage',
  'window-management': 'window-management',
}

/** Asks the handlers and sets Chromium's own permissions accordingly; without a handler Electron allows. */
export async function applyPermissions(origin: string): Promise<void> {
  for (const [permission, name] of [...Object.entries(permissionNames), ['media', 'microphone'] as const]) {
    const granted = await decide(permission, origin)
    await browser()
      .send('Browser.setPermission', { permission: { name }, setting: granted ? 'granted' : 'denied' })
      .catch(() => undefined)
  }
}

async function decide(permission: string, origin: string): Promise<boolean> {
  const contents = allContents()[0] ?? null
  const details = { isMainFrame: true, requestingUrl: `${origin}/` } as never
  if (handlers.check && !handlers.check(contents, permission as never, origin, details)) return false
  if (handlers.request === undefined || contents === null) return true
  return new Promise((resolve) => handlers.request?.(contents, permission as never, resolve, details))
}

/** Whether the web request handler lets a request pass. */
export function askBeforeRequest(url: string, method: string, resourceType: string): Promise<boolean> {
  const before = handlers.before
  if (before === undefined) return Promise.resolve(true)
  const types: Record<string, string> = { Document: 'mainFrame', XHR: 'xhr', Fetch: 'xhr', Image: 'image' }
  return new Promise((resolve) =>
    before({ url, method, resourceType: types[resourceType] ?? 'other' }, ({ cancel }) => resolve(cancel !== true)),
  )
}

const webRequest = strict('webRequest', {
  onBeforeRequest(first: unknown, second?: unknown) {
    if (second !== undefined) throw new Error('The stand-in does not implement web request filters')
    handlers.before = (first ?? undefined) as Listener | undefined
  },
} satisfies { [K in keyof Pick<WebRequest, 'onBeforeRequest'>]: (first: unknown, second?: unknown) => void })

const defaultSession = strict(
  'session',
  Object.assign(new EventEmitter(), {
    webRequest: webRequest as unknown as WebRequest,
    setPermissionRequestHandler(handler) {
      if (handler) handlers.request = handler
      else delete handlers.request
    },
    setPermissionCheckHandler(handler) {
      if (handler) handlers.check = handler
      else delete handlers.check
    },
    setDevicePermissionHandler() {},
    setSpellCheckerEnabled() {},
    setSpellCheckerLanguages() {},
    setSpellCheckerDictionaryDownloadURL() {},
    async setProxy(config) {
      refuseUnknown('setProxy', config, ['mode'])
    },
    async clearCache() {
      await browser()
        .send('Network.clearBrowserCache')
        .catch(() => undefined)
    },
    isPersistent: () => true,
  } satisfies Partial<Session>),
)

/** `session` of the electron module: the default session only. */
export const session = strict('session module', { defaultSession: defaultSession as unknown as Session })
