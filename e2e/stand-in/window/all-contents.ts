import type { WebContents } from 'electron'

const contents = new Map<string, WebContents>()

/** All living web contents; kept by the browser's target id. */
export function allContents(): WebContents[] {
  return [...contents.values()]
}
export function keepContents(targetId: string, value: WebContents): void {
  contents.set(targetId, value)
}
export function dropContents(targetId: string): void {
  contents.delete(targetId)
}
export function contentsOfTarget(targetId: string): WebContents | undefined {
  return contents.get(targetId)
}
