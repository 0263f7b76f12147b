import type { Session } from 'electron'
import { appOrigin } from './app-origin.ts'

/** What the page may use: writing to the clipboard on a press. Everything else, known or not, is refused. */
const granted: readonly string[] = ['clipboard-sanitized-write']

/** Whether `permission` is given to `origin`. */
export function isGranted(permission: string, origin: string): boolean {
  return granted.includes(permission) && origin.replace(/\/$/, '') === appOrigin
}

/** Sets every permission handler of a session. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const origin = URL.canParse(details.requestingUrl) ? originOf(details.requestingUrl) : ''
    callback(details.isMainFrame && isGranted(permission, origin))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin))
  session.setDevicePermissionHandler(() => false)
}

/** `URL.origin` is "null" for custom schemes in Node, so it is put together here. */
export function originOf(address: string): string {
  const url = new URL(address)
  return `${url.protocol}//${url.host}`
}
