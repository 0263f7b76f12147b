import type { Session } from 'electron'
import { appHost, appScheme } from './app-origin.ts'

/** Whether the window may load an address: the bundled page, and data it made itself. */
export function isLocal(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.protocol === `${appScheme}:`) return url.host === appHost
  return url.protocol === 'data:' || url.protocol === 'blob:' || url.protocol === 'devtools:'
}

/** Cancels every request that leaves the machine, turns spell checking off (it downloads dictionaries), uses no proxy. */
export function blockNetwork(session: Session, refused: (address: string) => void): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    const cancel = !isLocal(details.url)
    if (cancel) refused(details.url)
    callback({ cancel })
  })
  session.setSpellCheckerEnabled(false)
  void session.setProxy({ mode: 'direct' })
}
