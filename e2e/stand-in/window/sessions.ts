import type { WebContents } from 'electron'

const sessions = new WeakMap<WebContents, string>()

/** Remembers the protocol session of web contents. */
export function keepSession(contents: WebContents, sessionId: string): void {
  sessions.set(contents, sessionId)
}
export function sessionOf(contents: WebContents): string | undefined {
  return sessions.get(contents)
}
